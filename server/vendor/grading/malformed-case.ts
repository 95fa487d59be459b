import type { Product } from '../../core/jobs/product.ts'
import type { AnswerRule, Case, CaseCallback } from './case.ts'
import { callbackOf, conclude, deliver } from './steps.ts'

const fix = 'Answer 400 or 401 to a body that cannot be read, and do not throw.'

/** One callback that cannot be read, or lacks a required member. */
export interface MalformedStory {
  readonly name: string
  readonly title: string
  readonly product: Product
  /** How it differs from an ordinary approval. */
  readonly more: Partial<CaseCallback>
  readonly rule: AnswerRule
}

/** The case of one such callback: whatever the answer, it must not approve anybody. */
export function malformedCase({ name, title, product, more, rule }: MalformedStory): Case {
  return {
    id: `delivery/${name}`,
    section: 'delivery',
    title,
    reason: 'An endpoint that anybody can call gets anything. Code that throws answers 500, or ends the program.',
    fix,
    jobs: { job: { product } },
    steps: [deliver(callbackOf('approved', more), rule), conclude(['pending', 'rejected'], fix)],
  }
}
