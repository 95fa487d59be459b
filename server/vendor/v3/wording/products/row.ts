import type { Outcome } from '../../../../core/jobs/outcome.ts'
import type { Judge } from '../../../../core/jobs/result.ts'
import type { V3EnhancedKycCallback } from '../../../../generated/v3/enhanced-kyc-callback.ts'

/** How a job stands, in one word. Source: v3 §7. */
export type VerdictStatus = V3EnhancedKycCallback['status']

/** Why it stands so; null where there is nothing to say. Source: v3 §7. */
export type Reason = V3EnhancedKycCallback['reason']

/** One verdict in v3's words. */
export interface VerdictRow {
  readonly status: VerdictStatus
  readonly reason: Reason
  readonly message: string
}

/** What can be said about one product, by each judge. */
export type ProductRows = Readonly<Partial<Record<Judge, Readonly<Partial<Record<Outcome, VerdictRow>>>>>>

/** Everything is as it should be. Source: v3 §9; the example of /sync says "Verified" (v3 §5.3). */
export const clear: VerdictRow = { status: 'clear', reason: null, message: 'Verification successful' }

/** A verdict against the person. */
export function block(reason: Reason, message = 'Verification failed'): VerdictRow {
  return { status: 'block', reason, message }
}

/** The user, or the face, was reported as fraud. Source: v3 §5.5, §7; the message is that of any block (v3 §9), here assumed. */
export const locked: VerdictRow = block('account_locked_fraud')

/** An approval that a partner may well have rules of its own about. Source of the message: v3 §9, of documents. */
export function attention(reason: Reason): VerdictRow {
  return { status: 'attention', reason, message: clear.message }
}

/** No verdict: something went wrong. */
export function error(reason: Reason, message: string): VerdictRow {
  return { status: 'error', reason, message }
}

/** A person has to look. Source: v3 §8 [INT-B] of the status; the message is that of `GET /v3/status` (v3 §5.2), here assumed. */
export const processing: VerdictRow = { status: 'processing', reason: null, message: 'Job is still processing' }
