import type { ErrorKind, SmileError } from '../../../core/errors.ts'
import { FieldError, type FieldProblem } from '../../../core/field-error.ts'
import { OwnRefusalError } from '../../../core/scenarios/refusal.ts'
import type { Reply } from '../../../http/operation.ts'

interface ErrorWords {
  readonly status: 400 | 500
  readonly code: string
  /** The code at the id endpoints, if they have their own. Source: v1 §3.3 (24xx). */
  readonly lookupCode?: string
  readonly error: string
}

// A refusal that v1 has no words of its own for.
const notAuthorized = {
  status: 400,
  code: '2205',
  lookupCode: '2405',
  error: 'You are not authorized to do that.',
} as const
const systemError = { status: 500, code: '2201', lookupCode: '2401', error: 'System Error' } as const
const wrongType = { status: 400, code: '2204', error: 'A parameter is of the wrong data type' } as const
const missing = { status: 400, code: '2213', lookupCode: '2413', error: 'A required parameter is missing' } as const

/**
 * Every kind of error in v1's words. Sources: v1 §3.3 and §2.4, where HTTP is 400 for whatever the client did; of 2207 to 2211
 * and 2216, v1 §3.3; the text of 2304 is invented (v1 §12.1); v3 §5.7 says "Link not found". The text of 2428 is assumed.
 * v1 publishes no limit of submissions (v1 §10): that rate_limited is no failure of Smile ID's own is assumed.
 */
export const errorWords: Readonly<Record<ErrorKind, ErrorWords>> = {
  system_error: systemError,
  invalid_json: { status: 400, code: '2203', error: 'Invalid JSON' },
  wrong_type: wrongType,
  missing_parameter: missing,
  not_authorized: notAuthorized,
  token_ended: notAuthorized,
  product_not_taken: { status: 400, code: '2212', error: 'Invalid job type' },
  no_enrolled_user: { status: 400, code: '2210', error: 'No enrolled user found.' },
  already_enrolled: {
    status: 400,
    code: '2209',
    error: 'Error - Wrong user id. This user is already enrolled with user_id',
  },
  user_disabled: { status: 400, code: '2207', error: 'Error - Enrolled User is disabled' },
  user_deleted: { status: 400, code: '2208', error: 'Error - Enrolled user is deleted' },
  must_re_enroll: { status: 400, code: '2211', error: 'Error - Enrolled user must complete re-enrollment' },
  no_photo_on_file: { status: 400, code: '2216', error: 'Error - Enrolled user does not have a photo on file' },
  job_exists: { status: 400, code: '2215', error: 'Job already exists. Did you mean to set the retry flag to true?' },
  job_not_found: { status: 400, code: '2304', error: 'Job not found' },
  reference_not_found: { status: 400, code: '2413', error: 'Reference not found' },
  link_not_found: { status: 400, code: '2413', error: 'Link not found' },
  user_id_taken: wrongType,
  body_too_large: { status: 400, code: '2204', error: 'Request too large' },
  not_multipart: wrongType,
  invalid_multipart: wrongType,
  insufficient_balance: { status: 400, code: '2428', error: 'Insufficient wallet balance.' },
  product_not_enabled: notAuthorized,
  id_type_not_enabled: notAuthorized,
  production_not_enabled: { status: 400, code: '2220', error: 'Production is not enabled' },
  sdk_not_allowed: notAuthorized,
  caller_not_allowed: notAuthorized,
  user_not_allowed: notAuthorized,
  no_callback_url: missing,
  callback_not_allowed: notAuthorized,
  consent_in_future: wrongType,
  invalid_id_number: wrongType,
  no_identifier: missing,
  no_prior_record: { status: 400, code: '2210', error: 'No enrolled user found.' },
  no_contact: missing,
  unknown_identity: wrongType,
  job_not_complete: systemError,
  rate_limited: notAuthorized,
  authority_timeout: systemError,
  authority_unavailable: systemError,
  provider_failed: systemError,
  provider_unavailable: systemError,
}

/** Encodes an error in v1's form. */
export function encodeError(error: SmileError): Reply {
  if (error instanceof OwnRefusalError) return { ...ownReply(error), hint: error.hint, fault: error.fault }
  const { status, code, error: text } = errorWords[error.kind]
  return { status, json: { error: text, code }, hint: error.hint, fault: error.fault }
}

/** The same in the form of the id endpoints. */
export function encodeLookupError(error: SmileError): Reply {
  const reply = encodeError(error)
  if (error instanceof OwnRefusalError) return reply
  if (error instanceof FieldError) return { ...reply, json: fieldRefusal(fieldText(error.about)) }
  const { code, lookupCode = code, error: text } = errorWords[error.kind]
  return { ...reply, json: lookupCode === '2413' ? fieldRefusal(text) : { error: text, code: lookupCode } }
}

/** The same with `success: false` whatever was wrong, as endpoints have it that verify. Sources: v1 §9.11 [RB]; v2 §3.3. */
export function encodeRefusedLookup(error: SmileError): Reply {
  const reply = encodeLookupError(error)
  return { ...reply, json: { ...(reply.json as object), success: false } }
}

function ownReply({ words: { code, text, status } }: OwnRefusalError): Reply {
  return { status, json: code === '2413' ? fieldRefusal(text) : { error: text, code } }
}

/** The answer of the id endpoints about an invalid field. Source: v1 §2.4. */
export function fieldRefusal(text: string): { code: string; error: string; success: false } {
  return { code: '2413', error: text, success: false }
}

/**
 * The vendor's sentence about a field. Source of "must be one of" and "is required": v1 §2.4 [JS and RB fixtures]; the
 * others are assumed, in the manner of those.
 */
function fieldText({ field, problem, allowed = [] }: FieldProblem): string {
  if (problem === 'missing') return `"${field}" is required`
  if (problem === 'empty') return `"${field}" is not allowed to be empty`
  if (allowed.length === 0) return `"${field}" is invalid`
  return `"${field}" must be ${allowed.length > 1 ? 'one of ' : ''}[${allowed.join(', ')}]`
}
