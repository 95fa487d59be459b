import { needsAttention, type Outcome } from '../../core/jobs/outcome.ts'
import type { Result } from '../../core/jobs/result.ts'
import type { Conclusion } from './case.ts'

// The package or the request was at fault, or somebody could not be asked: "no" for now, or a job to run again.
const errors: readonly Outcome[] = [
  'issuer_unavailable',
  'product_inactive',
  'id_invalid',
  'zip_corrupt',
  'data_invalid',
]

/** What a partner may make of a result. Source: the categories of v1 §7. */
export function expectedConclusion({ outcome, final, success }: Result): readonly Conclusion[] {
  if (!final) return ['pending']
  if (needsAttention(outcome)) return ['approved', 'pending', 'rejected']
  if (errors.includes(outcome)) return ['rejected', 'pending']
  return success ? ['approved'] : ['rejected']
}

/** A choice of conclusions, as a sentence has it. */
export function inWords(choice: readonly Conclusion[]): string {
  return choice.join(' or ')
}
