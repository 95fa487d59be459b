import type { Product } from '../../core/jobs/product.ts'
import type { Case, CaseCallback } from './case.ts'
import { callbackOf, conclude, deliver } from './steps.ts'

/** One callback without a valid proof. */
export interface RefusedStory {
  readonly name: string
  readonly title: string
  readonly product: Product
  /** How it differs from an ordinary approval. */
  readonly more: Partial<CaseCallback>
  readonly reason: string
  readonly fix: string
}

/** Why a callback without a valid proof must be refused. */
export const anybody = 'Anybody who knows the URL could approve a job.'

/** The case of one such callback: it must be refused, and must not count. */
export function refusedCase({ name, title, product, more, reason, fix }: RefusedStory): Case {
  return {
    id: `signature/${name}`,
    section: 'signature',
    title,
    reason,
    fix,
    jobs: { job: { product } },
    steps: [deliver(callbackOf('approved', more), 'turned_away'), conclude('pending', fix)],
  }
}
