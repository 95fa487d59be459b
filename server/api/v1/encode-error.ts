import type { ErrorKind, SmileError } from '../../core/errors.ts'
import { FieldError, type FieldProblem } from '../../core/field-error.ts'
import { OwnRefusalError } from '../../core/refusal.ts'
import type { Reply } from '../operation.ts'

// Every kind of error in v1's words. Sources: v1 §3.3 and §2.4; of 2207 to 2211 and 2216, v1 §3.3; the text of 2304
// is invented (v1 §12.1); v3 §5.7 says "Link not found".
const errorWords = {
  system_error: { code: '2201', error: 'System Error' },
  invalid_json: { code: '2203', error: 'Invalid JSON' },
  wrong_type: { code: '2204', error: 'A parameter is of the wrong data type' },
  missing_parameter: { code: '2213', error: 'A required parameter is missing' },
  not_authorized: { code: '2205', error: 'You are not authorized to do that.' },
  invalid_job_type: { code: '2212', error: 'Invalid job type' },
  no_enrolled_user: { code: '2210', error: 'No enrolled user found.' },
  already_enrolled: { code: '2209', error: 'Error - Wrong user id. This user is already enrolled with user_id' },
  user_disabled: { code: '2207', error: 'Error - Enrolled User is disabled' },
  user_deleted: { code: '2208', error: 'Error - Enrolled user is deleted' },
  must_re_enroll: { code: '2211', error: 'Error - Enrolled user must complete re-enrollment' },
  no_photo_on_file: { code: '2216', error: 'Error - Enrolled user does not have a photo on file' },
  job_exists: { code: '2215', error: 'Job already exists. Did you mean to set the retry flag to true?' },
  job_not_found: { code: '2304', error: 'Job not found' },
  link_not_found: { code: '2413', error: 'Link not found' },
  body_too_large: { code: '2204', error: 'Request too large' },
} as const satisfies Record<ErrorKind, { code: string; error: string }>

/** Words an error in v1's shape. Source: v1 §2.4: HTTP 400 for whatever the client did. */
export function encodeError(error: SmileError): Reply {
  if (error instanceof OwnRefusalError) return { ...ownReply(error), hint: error.hint, fault: error.fault }
  const { code, error: text } = errorWords[error.kind]
  const status = error.kind === 'system_error' ? 500 : 400
  return { status, json: { error: text, code }, hint: error.hint, fault: error.fault }
}

/** The same in the words of the id endpoints, which have codes of their own. Source: v1 §3.3 (24xx). */
export function encodeLookupError(error: SmileError): Reply {
  const reply = encodeError(error)
  if (error instanceof OwnRefusalError) return reply
  if (error instanceof FieldError) return { ...reply, json: fieldRefusal(fieldText(error.about)) }
  const { code, error: text } = errorWords[error.kind]
  const lookupCode = lookupCodes[error.kind] ?? code
  return { ...reply, json: lookupCode === '2413' ? fieldRefusal(text) : { error: text, code: lookupCode } }
}

function ownReply({ words: { code, text, status } }: OwnRefusalError): Reply {
  return { status, json: code === '2413' ? fieldRefusal(text) : { error: text, code } }
}

const lookupCodes: Partial<Readonly<Record<ErrorKind, string>>> = {
  system_error: '2401',
  missing_parameter: '2413',
  not_authorized: '2405',
}

/** What the id endpoints answer about a field that will not do. Source: v1 §2.4. */
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
