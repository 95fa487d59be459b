import type { GenerationPacts, StateProof } from '../../pacts/pacts.ts'
import { sign } from '../../shared/signatures/signature.ts'
import { callbackSchema } from './callback-schema.ts'
import { interactionOf } from './interaction.ts'
import { knownResults } from './known-results.ts'
import { type Sdk, sdks, sdkTimestamp } from './sdk-timestamp.ts'
import { v1States } from './states.ts'

/** The timestamp and signature in requests and callbacks of v1. Source: v1 §2.1. */
const proof: StateProof = {
  params: { sdk: { says: 'The SDK in whose form the timestamp is written.', otherwise: 'node', words: sdks } },
  values: ['timestamp', 'signature'],
  sign({ id, apiKey }, params, at) {
    const timestamp = sdkTimestamp(params.text('sdk') as Sdk, at)
    return { timestamp, signature: sign(apiKey, id, timestamp) }
  },
}

/** What v1 brings for pacts. */
export const v1Pacts: GenerationPacts = {
  proof,
  states: v1States,
  callbackSchema,
  knownWords: knownResults,
  interactionOf,
}
