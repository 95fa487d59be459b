import type { GenerationCallbacks } from '../../generation-callbacks.ts'
import type { VerdictRow } from '../wording/products/row.ts'
import { shortly } from '../wording/wording.ts'
import { encodeCallback } from './encode.ts'
import { readProof } from './proof.ts'
import { retryPolicy } from './retry-policy.ts'

/** How v3 calls back: JSON, with its proof in the headers. Source: v3 §8. */
export const v3Callbacks: GenerationCallbacks = {
  policy: retryPolicy,
  encode: encodeCallback,
  read({ headers, body }, partnerId, partner) {
    return { ...shortly(verdictIn(body)), ...readProof(headers, partnerId, partner) }
  },
}

/** A callback's verdict, whatever a scenario made of it. */
function verdictIn({ status, reason, message }: Readonly<Record<string, unknown>>): VerdictRow {
  const read = { status: textOf(status), reason: typeof reason === 'string' ? reason : null, message: textOf(message) }
  return read as VerdictRow
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '—'
}
