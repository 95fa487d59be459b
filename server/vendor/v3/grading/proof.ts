import { type Instant, toTimestamp } from '../../../core/time.ts'
import type { Partner } from '../../../core/users/partner.ts'
import type { EncodedCallback } from '../../generation-callbacks.ts'
import type { ProofChange } from '../../grading/case.ts'
import type { ProofFacts } from '../../grading/grading.ts'
import { hmacSigner } from '../../shared/signatures/fault.ts'
import { proofHeaders } from '../callbacks/proof.ts'

const [timestampHeader, signatureHeader] = ['Response-Timestamp', 'Response-Signature'] as const

/** The proof is two headers. Source: v3 §8. */
export function changeProof(callback: EncodedCallback, change: ProofChange, facts: ProofFacts): EncodedCallback {
  const { timestamp, restamped, of, digits, elsewhere } = change
  const { partner, now, earlier } = facts
  if (elsewhere !== undefined) return inBody(callback, elsewhere, facts)
  const changed = {
    ...(timestamp !== undefined && signed(partner, timestamp)),
    ...(digits !== undefined && signed(partner, withDigits(now, digits))),
    ...(restamped && { [timestampHeader]: toTimestamp(now) }),
    ...(of !== undefined && proofIn(earlier(of))),
  }
  return { ...callback, headers: { ...callback.headers, ...changed } }
}

function signed(partner: Partner, timestamp: string): Record<string, string> {
  return { [timestampHeader]: timestamp, [signatureHeader]: hmacSigner(partner)(timestamp) }
}

/** RFC 3339 with so many digits after the seconds. Source: v3 §18. */
function withDigits(now: Instant, digits: number): string {
  const [seconds, fraction = ''] = toTimestamp(now).slice(0, -1).split('.')
  return digits === 0 ? `${seconds}Z` : `${seconds}.${fraction.padEnd(digits, '456789')}Z`
}

/** The members in which v1 has its proof. Source: v1 §2.1. */
function inBody(callback: EncodedCallback, where: string, { partner, now }: ProofFacts): EncodedCallback {
  const { [timestampHeader]: timestamp = '', [signatureHeader]: signature, ...others } = callback.headers
  const forged = where === 'beside_forged' ? proofHeaders(partner, now, 'forged') : {}
  return { ...callback, headers: { ...others, ...forged }, json: { ...callback.json, timestamp, signature } }
}

function proofIn({ headers }: EncodedCallback): Record<string, string> {
  const { [timestampHeader]: timestamp = '', [signatureHeader]: signature = '' } = headers
  return { [timestampHeader]: timestamp, [signatureHeader]: signature }
}
