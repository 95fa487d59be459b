import type { GenerationSituations } from '../../core/situations/generation-situations.ts'
import { codesAtOnce } from '../shared/wording/at-once.ts'
import { lookupEntries } from './lookups/entries.ts'
import { selfieEntries } from './smart-selfie/entries.ts'
import { canSay } from './wording/wording.ts'

// What is answered with its result: selfies, and what is looked up at once. Sources: v2 §3, §5, §6.
const answered = [...selfieEntries, ...lookupEntries.filter(({ when }) => when === 'now')].map(({ product }) => product)

/** What v2 does beside what all generations do. */
export const v2Situations: GenerationSituations = {
  atOnce: codesAtOnce(answered, canSay),
  own: () => ({ calls: [], faults: [] }),
}
