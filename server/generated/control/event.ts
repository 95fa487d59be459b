// Made from schemas/control/event.schema.json by `npm run generate`. Do not edit.

/**
 * The data of one server-sent event of GET /__emulator/events. Its type decides which members it has.
 */
export interface Event {
  /**
   * Counts from 1 since the emulator started; the value of Last-Event-ID.
   */
  id: number
  /**
   * By the emulator's clock, in ISO 8601. For a verdict, the moment from which it is valid.
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
    | 'user.reported'
    | 'user.cleared'
    | 'scenario.queued'
    | 'clock.advanced'
    | 'partner.minted'
    | 'partner.forgotten'
    | 'partner.changed'
    | 'state.reset'
    | 'state.restored'
    | 'exchange.recorded'
  /**
   * Absent for all partners, or for a request that names none.
   */
  partner_id?: string
  smile_job_id?: string
  job_id?: string
  user_id?: string
  product?:
    | 'biometric_kyc'
    | 'smart_selfie_authentication'
    | 'smart_selfie_registration'
    | 'smart_selfie_compare'
    | 'basic_kyc'
    | 'enhanced_kyc'
    | 'document_verification'
    | 'business_verification'
    | 'photo_update'
    | 'user_info_comparison'
    | 'aml_check'
    | 'aml_monitoring'
    | 'enhanced_document_verification'
    | 'residency_document_verification'
    | 'address_verification'
    | 'phone_verification'
  scenario?: string
  /**
   * How many submissions a scenario was queued for.
   */
  times?: number
  /**
   * The verdict that is now valid, or that a callback reports.
   */
  result?: {
    by: 'machine' | 'human' | 'smile_secure' | 'monitor'
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
   * Why a callback was not accepted, and what helps.
   */
  problem?: string
  /**
   * The state that a user was set to.
   */
  state?: 'enrolled' | 'disabled' | 'deleted' | 'must_re_enroll' | 'no_photo' | 'not_on_file'
  method?: string
  path?: string
}
