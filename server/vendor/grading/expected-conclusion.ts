import { needsAttention, type Outcome } from '../../core/jobs/outcome.ts'
import type { Result } from '../../core/jobs/result.ts'
import type { Conclusion } from './case.ts'

// The package or the request was wrong, or the authority could not be asked: rejected for now, or a job to run again.
const errors: readonly Outcome[] = [
  'issuer_unavailable',
  'product_inactive',
  'id_invalid',
  'zip_corrupt',
  'data_invalid',
]

/** What a partner may conclude from a result. Source: the categories of v1 §7. */
export function expectedConclusion({ outcome, final, success }: Result): readonly Conclusion[] {
  if (!final) return ['pending']
  if (needsAttention(outcome)) return ['approved', 'pending', 'rejected']
  if (errors.includes(outcome)) return ['rejected', 'pending']
  return success ? ['approved'] : ['rejected']
}

/** Several conclusions in words. */
export function inWords(choice: readonly Conclusion[]): string {
  return choice.join(' or ')
}
