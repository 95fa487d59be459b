import type { Product } from '../../core/jobs/product.ts'
import type { AnswerRule, Case, CaseCallback } from './case.ts'
import { callbackOf, conclude, deliver } from './steps.ts'

const fix = 'Answer 400 or 401 to a body that cannot be read, and let nothing be thrown on it.'

/** One callback that cannot be read, or lacks what it cannot do without. */
export interface MalformedStory {
  readonly name: string
  readonly title: string
  readonly product: Product
  /** How it differs from an ordinary approval. */
  readonly more: Partial<CaseCallback>
  readonly rule: AnswerRule
}

/** The case of one such callback: whatever is answered, nobody is approved by it. */
export function malformedCase({ name, title, product, more, rule }: MalformedStory): Case {
  return {
    id: `delivery/${name}`,
    section: 'delivery',
    title,
    reason: 'An endpoint that anybody can call gets anything. What throws on it answers 500, or ends the program.',
    fix,
    jobs: { job: { product } },
    steps: [deliver(callbackOf('approved', more), rule), conclude(['pending', 'rejected'], fix)],
  }
}
