import { canSay } from '../../../core/result.ts'
import type { Wording } from '../../../core/wording.ts'

/** Results in the words of v1. */
export const v1Wording: Wording = { canSay, word: (_product, { code, text }) => ({ code, text }) }
