import type { Product } from '../../core/jobs/product.ts'
import type { Case, CaseCallback, CaseJob, Conclusion } from './case.ts'
import { conclude, deliver } from './steps.ts'

/** One callback whose members differ from most samples: it must be accepted, and must count. */
export interface FieldStory {
  readonly name: string
  readonly title: string
  readonly product: Product
  /** What is special about the job, besides its product. */
  readonly job?: Omit<CaseJob, 'product'>
  readonly callback: CaseCallback
  readonly end: Conclusion
  readonly reason: string
  readonly fix: string
}

/** The case of one such callback. */
export function fieldCase({ name, title, product, job, callback, end, reason, fix }: FieldStory): Case {
  return {
    id: `fields/${name}`,
    section: 'fields',
    title,
    reason,
    fix,
    jobs: { job: { product, ...job } },
    steps: [deliver(callback, 'taken', fix), conclude(end, fix)],
  }
}
