import type { KeyObject } from 'node:crypto'
import type { FoundCallback, GenerationCallbacks, ProofState } from '../../generation-callbacks.ts'
import { signedMessage, verify } from '../../shared/signatures/signature.ts'
import { signerOf } from '../access/signer.ts'
import { linksOf } from '../views/links.ts'
import { callbackSchema, encodeCallback } from './encode.ts'
import { retryPolicy } from './retry-policy.ts'

/** How v1 calls back: a flat JSON body with its proof inside. Source: v1 §6. */
export function v1Callbacks(parts: { readonly rsaKey: KeyObject | undefined }): GenerationCallbacks {
  return {
    policy: retryPolicy,
    encode({ job, result, partner, origin, fault }, now) {
      const signer = signerOf(partner, job.submission.scheme, parts.rsaKey)
      return {
        headers: { 'content-type': 'application/json' },
        json: encodeCallback(
          job,
          result,
          signer,
          now,
          fault,
          origin === undefined ? undefined : linksOf(job, partner, origin, now),
        ),
        schema: callbackSchema(result),
      }
    },
    read({ body }, partnerId, partner) {
      const { ResultCode: code, ResultText: text, timestamp } = body
      return {
        code: textOf(code),
        text: textOf(text),
        proof: proofIn(body, partnerId, partner?.apiKey),
        signedText: typeof timestamp === 'string' ? signedMessage(timestamp, partnerId) : undefined,
      }
    },
  }
}

function proofIn(body: FoundCallback['body'], partnerId: string, apiKey: string | undefined): ProofState {
  const { timestamp, signature } = body
  if (typeof body.sec_key === 'string') return 'old'
  if (typeof signature !== 'string' || typeof timestamp !== 'string') return 'absent'
  return apiKey !== undefined && verify(apiKey, partnerId, timestamp, signature) ? 'holds' : 'fails'
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '—'
}
