import type { GenerationCallbacks } from '../../generation-callbacks.ts'
import type { VerdictRow } from '../wording/products/row.ts'
import { shortly } from '../wording/wording.ts'
import { encodeCallback } from './encode.ts'
import { readProof } from './proof.ts'

/** How v3 calls back: JSON, with its proof in the headers. Source: v3 §8. */
export const v3Callbacks: GenerationCallbacks = {
  // Four tries, and 35 s to answer each; how far apart they are is not published and assumed.
  policy: { retry: [5_000, 30_000, 120_000], timeout: 35_000 },
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
