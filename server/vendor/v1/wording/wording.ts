import type { CanSay, Wording } from '../../../core/jobs/wording.ts'
import { sayableOf, word } from '../../shared/wording/words.ts'
import { v1Products } from '../decode.ts'
import { v1Explanations } from './explain.ts'

/** Whether v1 can say this outcome about this product. */
export const canSay: CanSay = sayableOf(v1Products)

export const v1Wording: Wording = { canSay, word, explain: v1Explanations }
