import type { WholeSubmission } from '../../../core/decisions/submit-whole.ts'
import { SmileError } from '../../../core/errors.ts'
import { FieldError } from '../../../core/field-error.ts'
import type { SandboxIdentities } from '../../../core/identity/sandbox-identities.ts'
import type { Job } from '../../../core/jobs/job.ts'
import type { Partner } from '../../../core/users/partner.ts'
import type { V3EnhancedKycRequest } from '../../../generated/v3/enhanced-kyc-request.ts'
import type { Call, Operation } from '../../../http/operation.ts'
import type { People } from '../../../people/people.ts'
import type { SubmissionParts } from '../../../service/jobs/submission-parts.ts'
import { submitWhole } from '../../../service/jobs/submit-whole.ts'
import { missedForm } from '../../shared/id-number-form.ts'
import { accessOf, proveWithBinding } from '../access/access.ts'
import type { ProofParts } from '../access/authenticate.ts'
import { consentMoment } from '../consent-moment.ts'
import { decodeParts } from '../decode-parts.ts'
import { tokenHeaders, userHeader } from '../described-headers.ts'
import { bodyLimit } from '../limits.ts'
import { decodeEnhancedKyc } from './decode.ts'
import { kycWarnings } from './warnings.ts'
import { withBound } from './with-bound.ts'

/** What Enhanced KYC needs. */
export interface KycParts extends SubmissionParts, Omit<ProofParts, 'partners'> {
  readonly people: People
  readonly sandboxIdentities: SandboxIdentities
}

const names = {
  known: [
    ...['country', 'id_type', 'id_number', 'user_details', 'consent', 'user_id', 'callback_url'],
    ...['bank_code', 'operator', 'partner_params', 'metadata', 'sandbox_result'],
  ],
  required: ['user_details', 'consent'],
}

/** What both endpoints of Enhanced KYC have in common. Source: v3 §16.1, §16.2. */
export function kycOperation(
  parts: KycParts,
): Pick<
  Operation,
  | 'method'
  | 'body'
  | 'limit'
  | 'tag'
  | 'products'
  | 'headers'
  | 'request'
  | 'authenticate'
  | 'decode'
  | 'screen'
  | 'warn'
> {
  return {
    method: 'post',
    body: 'multipart',
    limit: bodyLimit,
    tag: 'submissions',
    products: ['enhanced_kyc'],
    headers: { ...tokenHeaders, ...userHeader },
    request: 'v3/enhanced-kyc-request',
    authenticate: (call) => proveWithBinding(parts, call),
    decode: (sent, call) => withBound(decodeParts(sent, names), accessOf(call).bound),
    screen: refuseUnreachable,
    warn: kycWarnings,
  }
}

/** Takes a submission of Enhanced KYC. @throws SmileError when it is refused. */
export async function submitKyc(parts: KycParts, call: Call, when: WholeSubmission['when']): Promise<Job> {
  const { country, id_type, id_number, consent } = call.body as V3EnhancedKycRequest
  const { id: partnerId } = call.partner as Partner
  refuseOtherForm(country, id_type, id_number)
  refuseNoMoment(consent.granted_at)
  const { userId, requestOf } = decodeEnhancedKyc(call, parts.sandboxIdentities)
  const person = await parts.people.of(country, id_number, parts.partners.seedOf(partnerId))
  const submitter = { partnerId, generation: 'v3', userId, idInfo: { idNumber: id_number }, sent: call.body }
  return submitWhole(parts, submitter, { requestOf, person, when }, call)
}

/** A person whom nobody can reach. The schema would say that one of two members is missing. Source: v3 §4.1. */
function refuseUnreachable(body: unknown): void {
  const { user_details: details } = body as { readonly user_details?: unknown }
  if (typeof details !== 'object' || details === null || Array.isArray(details)) return
  const { email, phone_number: phone } = details as Readonly<Record<string, unknown>>
  if ((email ?? phone) !== undefined && (email ?? phone) !== null) return
  throw new SmileError('no_contact', '/user_details: has neither email nor phone_number. Send one of them.')
}

/** A day that no calendar has. One in the future is taken: only AML is known to look at it (v3 §16). */
function refuseNoMoment(grantedAt: string): void {
  if (consentMoment(grantedAt) !== undefined) return
  const hint = `/consent/granted_at: "${grantedAt}" is not a moment of the calendar.`
  throw new FieldError('wrong_type', hint, { field: 'consent.granted_at', problem: 'wrong' })
}

/** Without the number, which is somebody's. Source: v3 §6. */
function refuseOtherForm(country: string, idType: string, idNumber: string): void {
  const form = missedForm(country, idType, idNumber)
  if (form === undefined) return
  throw new SmileError('invalid_id_number', `/id_number: a ${idType} of ${country} has the form ${form}.`)
}
