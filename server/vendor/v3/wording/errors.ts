import type { ErrorKind } from '../../../core/errors.ts'
import type { RefusalStatus } from './envelope.ts'
import { noCallbackUrl } from './field-message.ts'

/** How a kind of error is said: an HTTP status, and the sentence beside it. */
export interface ErrorWords {
  readonly status: RefusalStatus
  readonly message: string
}

const unexpected: ErrorWords = {
  status: 500,
  message: 'An unexpected error occurred. Please try again or contact support.',
}
const unreadable: ErrorWords = { status: 400, message: 'Invalid request body.' }
const noUser: ErrorWords = { status: 404, message: 'No enrolled user found for this partner.' }
const userTaken: ErrorWords = { status: 409, message: 'User ID is taken. Please provide a unique ID.' }
const unproven: ErrorWords = { status: 401, message: 'Invalid authentication credentials.' }
const notAllowed: ErrorWords = { status: 403, message: 'You are not authorized to do that.' }

/** A job that the partner does not have. The answer about its status has the same. Source: v3 §5.2. */
export const jobNotFound = { status: 404, message: 'Job not found' } as const

/**
 * Every kind of error in v3's words, as the entry endpoints say them; where one says another, `endpoint-errors.ts` has it.
 * Sources: v3 §6, §15, §16.1. The words for a body that cannot be read and for a user's own state are assumed: the vendor
 * publishes none.
 */
export const errorWords: Readonly<Record<ErrorKind, ErrorWords>> = {
  system_error: unexpected,
  invalid_json: unreadable,
  wrong_type: unreadable,
  missing_parameter: unreadable,
  not_authorized: unproven,
  token_ended: unproven,
  product_not_taken: { status: 403, message: 'Product not enabled for this partner.' },
  no_enrolled_user: noUser,
  already_enrolled: userTaken,
  user_disabled: notAllowed,
  user_deleted: noUser,
  must_re_enroll: noUser,
  no_photo_on_file: noUser,
  job_exists: { status: 409, message: 'Job already exists.' },
  job_not_found: jobNotFound,
  reference_not_found: { status: 404, message: 'REF not found for this AML job' },
  link_not_found: { status: 404, message: 'Link not found' },
  user_id_taken: userTaken,
  body_too_large: { status: 413, message: 'File is too large.' },
  not_multipart: {
    status: 415,
    message: 'Unsupported Media Type. Required Content-Type is multipart/form-data',
  },
  invalid_multipart: unreadable,
  insufficient_balance: { status: 402, message: 'Insufficient wallet balance.' },
  product_not_enabled: { status: 403, message: 'Product not enabled for this partner.' },
  id_type_not_enabled: { status: 403, message: 'ID type not enabled for this partner.' },
  production_not_enabled: { status: 403, message: 'Production access is not enabled.' },
  sdk_not_allowed: { status: 403, message: 'SDK version not allowed.' },
  caller_not_allowed: notAllowed,
  user_not_allowed: { status: 403, message: 'Token is not authorized for this user ID.' },
  no_callback_url: { status: 400, message: noCallbackUrl },
  callback_not_allowed: { status: 403, message: 'Callback url not allowed.' },
  consent_in_future: {
    status: 400,
    message: "Required field 'consent.granted_at' cannot be set in the future.",
  },
  invalid_id_number: {
    status: 400,
    message: 'Invalid ID number format for the specified country and ID type.',
  },
  no_identifier: { status: 400, message: "Either 'id_number' or 'utility_number' is required." },
  no_prior_record: {
    status: 404,
    message: 'No prior KYC record with a usable name and country was found for this user.',
  },
  no_contact: { status: 400, message: 'Either email or phone_number is required.' },
  unknown_identity: {
    status: 400,
    message:
      'In sandbox mode, requests must use a recognized test identity. Please check the documentation for valid test identities.',
  },
  job_not_complete: {
    status: 409,
    message: 'Job is still processing. Callbacks can only be replayed for completed jobs.',
  },
  rate_limited: { status: 429, message: 'Rate limit exceeded. Please try again later.' },
  authority_timeout: {
    status: 408,
    message:
      'The ID authority did not respond in time. The job is still recorded — retrieve its result from /v3/status/{job_id}.',
  },
  authority_unavailable: { status: 424, message: 'Unable to verify ID — ID authority unavailable.' },
  provider_failed: { status: 502, message: 'Unable to complete request due to upstream provider error.' },
  provider_unavailable: {
    status: 503,
    message: 'Upstream provider is temporarily unavailable. Please try again later.',
  },
}
