import type { AnswerFault } from './answer-fault.ts'
import type { UploadFault } from './fault.ts'
import { hmacText, sameSecret } from './signature.ts'
import type { UploadRequest } from './submission.ts'
import type { Instant } from './time.ts'

/** A submission that was announced; its package may have come or not. */
export interface Upload {
  readonly partnerId: string
  readonly serial: number
  readonly smileJobId: string
  readonly ref: string
  readonly request: UploadRequest
  readonly openedAt: Instant
  /** What its scenario does to the answer, and to the link. A fresh link has no fault. */
  readonly faults?: UploadFaults | undefined
  /** The scenario that control queued for this submission. */
  readonly queuedScenario?: string | undefined
  /** When the package was received. */
  readonly submittedAt?: Instant | undefined
}

/** The faults of an upload, and the scenario that has them so. */
export interface UploadFaults {
  readonly scenario: string
  readonly answer?: AnswerFault | undefined
  readonly upload?: UploadFault | undefined
}

/** What a pre-signed upload link carries besides the ref. Source: v1 §3.2 (AWS signature version 2). */
export interface LinkTerms {
  /** Seconds since the epoch, rounded up, as S3 writes it. */
  readonly expires: number
  readonly signature: string
}

/** Signs an upload link, so that an old link goes on being valid until it expires, as S3's do. */
export function linkTerms(apiKey: string, ref: string, expiresAt: Instant): LinkTerms {
  const expires = Math.ceil(expiresAt / 1_000)
  return { expires, signature: linkSignature(apiKey, ref, expires) }
}

/** Why a link is not honoured, if it is not. */
export function linkRefusal(
  apiKey: string,
  ref: string,
  terms: LinkTerms,
  now: Instant,
): 'unknown' | 'expired' | undefined {
  if (!sameSecret(linkSignature(apiKey, ref, terms.expires), terms.signature)) return 'unknown'
  return now >= terms.expires * 1_000 ? 'expired' : undefined
}

function linkSignature(apiKey: string, ref: string, expires: number): string {
  return hmacText(apiKey, `PUT ${ref} ${expires}`, 'base64url').slice(0, 27)
}
