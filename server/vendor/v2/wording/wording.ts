import type { CanSay, Wording } from '../../../core/jobs/wording.ts'
import { sayableOf, word } from '../../shared/wording/words.ts'
import { v2Products } from '../products.ts'
import { v2Explanations } from './explain.ts'

const isCoded = sayableOf(v2Products)

/** Whether v2 can say this outcome about this product: its pictures come without a zip that could be broken. */
export const canSay: CanSay = (product, outcome, by) =>
  outcome !== 'zip_corrupt' && outcome !== 'data_invalid' && by !== 'smile_secure' && isCoded(product, outcome, by)

/** How v2 words results: by v1's codes. Source: v2 §3.2. */
export const v2Wording: Wording = { canSay, word, explain: v2Explanations }
