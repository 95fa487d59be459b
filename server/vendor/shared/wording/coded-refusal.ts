import { type ErrorKind, SmileError } from '../../../core/errors.ts'
import type { Word } from '../../../core/jobs/wording.ts'
import { encodeError, encodeLookupError } from './errors.ts'

// What v1 and v2 never refuse for: what v3 alone asks for, or what they say by a result.
const never: readonly ErrorKind[] = [
  ...(['reference_not_found', 'user_id_taken', 'invalid_id_number', 'no_identifier', 'no_prior_record'] as const),
  ...(['no_contact', 'unknown_identity', 'consent_in_future', 'no_callback_url', 'job_not_complete'] as const),
  ...(['rate_limited', 'authority_timeout', 'authority_unavailable', 'provider_failed'] as const),
  'provider_unavailable',
]

/** For what a generation of codes does not refuse, and what its lookups alone refuse for, which have codes of their own. */
interface OwnRefusals {
  readonly never: readonly ErrorKind[]
  readonly ofLookups: readonly ErrorKind[]
}

/** How a generation of codes refuses for a reason. */
export function codedRefusal(own: OwnRefusals): (kind: ErrorKind) => Word | undefined {
  return (kind) => {
    if (never.includes(kind) || own.never.includes(kind)) return undefined
    const encode = own.ofLookups.includes(kind) ? encodeLookupError : encodeError
    const { json } = encode(new SmileError(kind, ''))
    const { code, error } = json as { readonly code: string; readonly error: string }
    return { code, text: error }
  }
}
