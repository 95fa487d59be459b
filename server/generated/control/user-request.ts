// Made from schemas/control/user-request.schema.json by `npm run generate`. Do not edit.

/**
 * Says by hand what state a user is in: PUT /__emulator/users/{user_id}.
 */
export interface UserRequest {
  state?: 'enrolled' | 'disabled' | 'deleted' | 'must_re_enroll' | 'no_photo'
}
