// Made from schemas/control/user-request.schema.json by `npm run generate`. Do not edit.

/**
 * Sets a user's state: PUT /__emulator/users/{user_id}.
 */
export interface UserRequest {
  state?: 'enrolled' | 'disabled' | 'deleted' | 'must_re_enroll' | 'no_photo'
}
