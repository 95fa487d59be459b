import { reportedResult } from '../../../core/jobs/claim.ts'
import type { Job } from '../../../core/jobs/job.ts'
import type { Result } from '../../../core/jobs/result.ts'
import type { CallbackFault } from '../../../core/scenarios/fault.ts'
import type { Instant } from '../../../core/time.ts'
import type { V1Callback } from '../../../generated/v1/callback.ts'
import type { V1SmileSecureCallback } from '../../../generated/v1/smile-secure-callback.ts'
import { type Proof, proofOf, type Signer } from '../../shared/signatures/fault.ts'
import { hasCode } from '../../shared/wording/words.ts'
import type { JobLinks } from '../views/links.ts'
import { encodeResult } from '../wording/result.ts'
import { reworded } from '../wording/reworded.ts'
import { type SaidResult, sayResult } from '../wording/said-result.ts'
import { suspectUsers } from './encode-antifraud.ts'

/** One result of a job as it is posted to the partner, or what its fault claims instead, signed at `now`. Sources: v1 §6, §6.1; of Smile Secure, §6.7. */
export function encodeCallback(
  job: Job,
  result: Result,
  signer: Signer,
  now: Instant,
  fault: CallbackFault = {},
  links?: JobLinks,
): Partial<V1Callback> | Partial<V1SmileSecureCallback> {
  const { product } = job.submission
  // A forger has no pictures, and claims whatever is needed.
  const said = fault.claims
    ? sayResult({ product }, reportedResult(product, result, fault, hasCode))
    : sayResult(job.submission, result)
  const members = said.by === 'smile_secure' ? secureResult(job, said) : encodeResult(job, said, links)
  return { ...withFault(members, fault), ...(proofOf(signer, now, fault.signature) as Proof) }
}

/** The schema of a callback, by its result. */
export function callbackSchema(result: Result): string {
  return result.by === 'smile_secure' ? 'v1/smile-secure-callback' : 'v1/callback'
}

function secureResult(
  { submission, smileJobId }: Job,
  said: SaidResult,
): Omit<V1SmileSecureCallback, 'timestamp' | 'signature'> {
  const members = {
    Antifraud: suspectUsers(said),
    ResultCode: said.code,
    ResultText: said.text,
    PartnerParams: submission.partnerParams as V1SmileSecureCallback['PartnerParams'],
    SmileJobID: smileJobId,
  }
  return reworded(members, said)
}

// Members that some official sample or client lacks. Source: v1 §6, the notes on common fields.
const optional = [
  'Actions',
  'ConfidenceValue',
  'JSONVersion',
  'IsFinalResult',
  'IsMachineResult',
  'ResultType',
  'Source',
  'ImageLinks',
  'KYCReceipt',
  'kyb_receipt',
]

function withFault(members: object, { fields, size }: CallbackFault): object {
  const fewer = fields === 'missing' ? without(members, optional) : members
  const more = fields === 'unknown' ? { ...fewer, ...unknownMembers } : fewer
  if (size === undefined) return more
  const missing = Math.max(0, size - Buffer.byteLength(JSON.stringify(more)))
  // Pictures make real callbacks large (v1 §11.9).
  return { ...more, Photo: 'A'.repeat(missing) }
}

const unknownMembers = {
  EmulatorUnknownText: 'a member that nobody documents',
  EmulatorUnknownObject: { list: [1, null, { deep: true }] },
}

function without(value: object, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)))
}
