import type { Conclusion } from '../../grading/case.ts'
import type { VerdictStatus } from '../wording/products/row.ts'

/** What a partner may conclude from each status. Source: v3 §7, §8. */
export const conclusionsOf: Readonly<Record<VerdictStatus, readonly Conclusion[]>> = {
  clear: ['approved'],
  block: ['rejected'],
  attention: ['approved', 'pending', 'rejected'],
  error: ['rejected', 'pending'],
  processing: ['pending'],
}
