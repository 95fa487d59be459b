// Made from schemas/control/event.schema.json by `npm run generate`. Do not edit.

/**
 * The data of one server-sent event of GET /__emulator/events: something that happened. Which of its members are there follows from its type.
 */
export interface Event {
  /**
   * Counts from 1 since the emulator started; what Last-Event-ID names.
   */
  id: number
  /**
   * By the emulator's clock, in ISO 8601. A verdict's is the moment from which it holds.
   */
  at: string
  type:
    | 'upload.opened'
    | 'job.submitted'
    | 'job.reviewed'
    | 'result.due'
    | 'callback.attempted'
    | 'callback.delivered'
    | 'callback.given_up'
    | 'callback.refused'
    | 'callback.cancelled'
    | 'callback.lost'
    | 'callback.replayed'
    | 'user.changed'
    | 'scenario.queued'
    | 'clock.advanced'
    | 'partner.minted'
    | 'partner.forgotten'
    | 'state.reset'
    | 'state.restored'
    | 'exchange.recorded'
  /**
   * Absent when it is about all partners, or of a request that names none.
   */
  partner_id?: string
  smile_job_id?: string
  job_id?: string
  user_id?: string
  product?:
    | 'biometric_kyc'
    | 'smart_selfie_authentication'
    | 'smart_selfie_registration'
    | 'enhanced_kyc'
    | 'document_verification'
    | 'business_verification'
    | 'photo_update'
    | 'user_info_comparison'
    | 'aml_check'
    | 'enhanced_document_verification'
    | 'address_verification'
  scenario?: string
  /**
   * How many submissions a scenario was queued for.
   */
  times?: number
  /**
   * The verdict that has come to hold, or that a callback tells.
   */
  result?: {
    by: 'machine' | 'human' | 'smile_secure'
    code: string
    text: string
    final: boolean
  }
  decision?: 'approve' | 'reject' | 'spoof'
  callback_id?: string
  /**
   * Counts the attempts at one callback from 1.
   */
  attempt?: number
  /**
   * The HTTP status of an answer: the partner's to a callback, or the emulator's in an exchange.
   */
  status?: number
  /**
   * Why a callback was not taken, and what helps.
   */
  problem?: string
  /**
   * What a user was said to be.
   */
  state?: 'enrolled' | 'disabled' | 'deleted' | 'must_re_enroll' | 'no_photo' | 'not_on_file'
  method?: string
  path?: string
}
