import type { GenerationPacts } from '../../pacts/pacts.ts'
import { callbackSchema } from './callback-schema.ts'
import { interactionOf } from './interaction.ts'
import { knownWords } from './known-words.ts'
import { v3Proof } from './proof.ts'
import { v3States } from './states.ts'

/** What v3 brings for pacts. */
export const v3Pacts: GenerationPacts = {
  proof: v3Proof,
  states: v3States,
  callbackSchema,
  knownWords,
  interactionOf,
}
