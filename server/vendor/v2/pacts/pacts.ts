import { toTimestamp } from '../../../core/time.ts'
import type { GenerationPacts, StateProof } from '../../pacts/pacts.ts'
import { sign } from '../../shared/signatures/signature.ts'
import { knownCodes } from '../../shared/wording/known-codes.ts'
import { canSay } from '../wording/wording.ts'

/** What proves a request, in headers or in the body, and a callback. Source: v2 §2.1, §9. */
const proof: StateProof = {
  params: {},
  values: ['timestamp', 'signature'],
  sign({ id, apiKey }, _params, at) {
    const timestamp = toTimestamp(at)
    return { timestamp, signature: sign(apiKey, id, timestamp) }
  },
}

/** What v2 brings for pacts: its callbacks are v1's (v2 §9), and so are the pacts about them. */
export const v2Pacts: GenerationPacts = {
  proof,
  states: [],
  callbackSchema: () => 'v1/callback',
  knownWords,
  // The journal makes no pacts of v2: what it has of a request is without whom it is about.
  interactionOf: () => undefined,
}

/** All values in the table of results, by the names that selfies, lookups and callbacks have for them. */
function knownWords(): Readonly<Record<string, readonly string[]>> {
  const { codes, texts } = knownCodes(canSay)
  return { code: codes, message: texts, ResultCode: codes, ResultText: texts }
}
