import type { SignatureFault } from '../../../core/scenarios/fault.ts'
import type { Instant } from '../../../core/time.ts'
import type { Partner } from '../../../core/users/partner.ts'
import type { FoundCallback, ProofState } from '../../generation-callbacks.ts'
import { hmacSigner, proofOf } from '../../shared/signatures/fault.ts'
import { signedMessage, verify } from '../../shared/signatures/signature.ts'

/** The headers that prove who speaks; none when there is to be no proof. They do not cover the body. Source: v3 §8. */
export function proofHeaders(partner: Partner, now: Instant, fault?: SignatureFault): Record<string, string> {
  const proof = proofOf(hmacSigner(partner), now, fault)
  return proof ? { 'Response-Signature': proof.signature, 'Response-Timestamp': proof.timestamp } : {}
}

/** What the headers of a callback prove, and the text that was signed. */
export interface ReadProof {
  readonly proof: ProofState
  readonly signedText: string | undefined
}

/** Looks at the proof of a callback. @param partner whose key signed; undefined when the partner is gone. */
export function readProof(
  headers: FoundCallback['headers'],
  partnerId: string,
  partner: Partner | undefined,
): ReadProof {
  const timestamp = headerOf(headers, 'response-timestamp')
  const signature = headerOf(headers, 'response-signature')
  const signedText = timestamp === undefined ? undefined : signedMessage(timestamp, partnerId)
  if (timestamp === undefined || signature === undefined) return { proof: 'absent', signedText }
  const holds = partner !== undefined && verify(partner.apiKey, partnerId, timestamp, signature)
  return { proof: holds ? 'holds' : 'fails', signedText }
}

/** A header's value, however its name is written. */
function headerOf(headers: FoundCallback['headers'], name: string): string | undefined {
  return Object.entries(headers).find(([one]) => one.toLowerCase() === name)?.[1]
}
