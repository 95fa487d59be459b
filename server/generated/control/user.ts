// Made from schemas/control/user.schema.json by `npm run generate`. Do not edit.

/**
 * GET /__emulator/users/{user_id}.
 */
export interface User {
  partner_id: string
  user_id: string
  state: 'enrolled' | 'disabled' | 'deleted' | 'must_re_enroll' | 'no_photo' | 'not_on_file'
  /**
   * What the user was reported for, and when. Absent when not reported, or when the report was taken back.
   */
  fraud?: {
    reason: string
    /**
     * By the partner's clock.
     */
    since: string
  }
}
