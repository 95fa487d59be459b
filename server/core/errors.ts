import type { AnswerFault } from './scenarios/answer-fault.ts'

/** What can be wrong with a request, independent of generations. Each generation has a status and a text for each. */
export const errorKinds = [
  'system_error',
  'invalid_json',
  'wrong_type',
  'missing_parameter',
  'not_authorized',
  // Of a token that held for a time.
  'token_ended',
  'product_not_taken',
  'no_enrolled_user',
  'already_enrolled',
  'user_disabled',
  'user_deleted',
  'must_re_enroll',
  'no_photo_on_file',
  'job_exists',
  'job_not_found',
  // Of somebody whom a job was to find.
  'reference_not_found',
  'link_not_found',
  'user_id_taken',
  'body_too_large',
  // Of a body that must be parts: it is something else, or cannot be taken apart.
  'not_multipart',
  'invalid_multipart',
  // Of a partner's account.
  'insufficient_balance',
  'product_not_enabled',
  'id_type_not_enabled',
  'production_not_enabled',
  'sdk_not_allowed',
  'caller_not_allowed',
  'user_not_allowed',
  // Of the callback URL of a submission: there is none, or it may not be called.
  'no_callback_url',
  'callback_not_allowed',
  // Of a consent that is said to be given later than now.
  'consent_in_future',
  // Of an identity: its number has a wrong form or is missing, no earlier job knows it, nobody says how to reach the person, or the sandbox does not know them.
  'invalid_id_number',
  'no_identifier',
  'no_prior_record',
  'no_contact',
  'unknown_identity',
  // Of whatever takes its time.
  'job_not_complete',
  'rate_limited',
  'authority_timeout',
  'authority_unavailable',
  'provider_failed',
  'provider_unavailable',
] as const

export type ErrorKind = (typeof errorKinds)[number]

/**
 * A request refused in Smile ID's own words. `kind` becomes the vendor's body; `hint` explains it to the developer
 * and travels beside the body (header, journal, log), where it cannot break a client.
 */
export class SmileError extends Error {
  override readonly name = 'SmileError'
  readonly kind: ErrorKind
  readonly hint: string
  /** A fault of the answer itself. */
  readonly fault: AnswerFault | undefined

  constructor(kind: ErrorKind, hint: string, fault?: AnswerFault) {
    super(`${kind}: ${hint}`)
    this.kind = kind
    this.hint = hint
    this.fault = fault
  }
}

/** What would help, when the wording depends on the generation: each has a sentence for each. */
export const advices = [
  'register_first',
  'enrol_anew',
  'renew_link',
  'send_package',
  'name_callback',
  'make_link',
  'clear_fraud',
] as const

export type Advice = (typeof advices)[number]

/** A refusal whose hint continues with the generation's own advice. */
export class AdvisedError extends SmileError {
  readonly advice: Advice

  constructor(kind: ErrorKind, hint: string, advice: Advice) {
    super(kind, hint)
    this.advice = advice
  }
}

/** During the call its partner was reset or forgotten, or a state was loaded. Nothing of the call was kept. */
export class OvertakenError extends SmileError {
  constructor(partnerId: string) {
    super(
      'system_error',
      `Partner "${partnerId}" was reset or forgotten, or a state was loaded, during this call. Nothing of the call was kept: try again.`,
    )
  }
}

/** A partner's limit is reached, and nothing can be removed. Nothing of the call was kept. */
export class FullError extends SmileError {
  constructor(partnerId: string, keepBytes: number) {
    super(
      'system_error',
      `Partner "${partnerId}" is full: at most ${keepBytes} bytes are kept of each partner (--keep-bytes), and no finished job is ` +
        'left that could be removed. Let jobs end and upload links expire, reset the partner, or start with more --keep-bytes.',
    )
  }
}

/** The store failed: the disk is full, or the file is gone. The request was valid, and nothing of it was kept. */
export class StorageError extends Error {
  override readonly name = 'StorageError'
}

/** The store cannot be reached at the moment; whatever asked may try again. */
export class AwayError extends StorageError {}

/** Any error as one that is answered: what is not expected is a bug in the emulator, and its hint says so. */
export function asSmileError(error: Error): SmileError {
  if (error instanceof SmileError) return error
  if (error instanceof StorageError) return new SmileError('system_error', error.message)
  return new SmileError('system_error', `A bug in the emulator, please report it: ${error.stack ?? error.message}`)
}

/** A control verb failed: it was called by a person or a test, never by a client of the vendor's API. */
export class ControlError extends Error {
  override readonly name = 'ControlError'
  /** The HTTP status that fits: 400, 404 or 409. */
  readonly status: 400 | 404 | 409

  constructor(status: 400 | 404 | 409, message: string) {
    super(message)
    this.status = status
  }
}
