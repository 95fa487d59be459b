import type { JobState } from '../jobs/job.ts'
import type { Product } from '../jobs/product.ts'
import type { Purpose } from './purpose.ts'
import { next, type Situation } from './situation.ts'

/** An endpoint, as coverage sees it. */
export interface CoveredCall {
  /** Its template, such as `PUT /v1/smile_links/{ref_id}`. */
  readonly endpoint: string
  /** What it is for. */
  readonly purposes: readonly Purpose[]
  /** The products that it takes. */
  readonly products: readonly Product[]
}

/**
 * What an endpoint can answer. Whatever has one of its purposes shows the same, for the same product where it takes any.
 * @param used the products that clients use: an endpoint may take others besides.
 */
export function callSituations({ endpoint, purposes, products }: CoveredCall, used: ReadonlySet<Product>): Situation[] {
  const submitted = products.filter((product) => used.has(product))
  const about = submitted.length > 0 ? submitted : products
  const call = (answer: '2xx' | '4xx', title: string, cure: string): Situation => ({
    name: `call/${endpoint}/${answer}`,
    title: `${endpoint}, ${title}`,
    cure,
    shows: purposes.flatMap((purpose) =>
      about.length > 0 ? about.map((product) => `${purpose}/${product}/${answer}`) : [`${purpose}/${answer}`],
    ),
  })
  const answered = call('2xx', 'answered', 'call it correctly')
  const refused = call(
    '4xx',
    'refused',
    'make it refuse: a wrong API key, a missing field, an unknown user, an expired link',
  )
  return endpoint.startsWith('GET ') ? [answered] : [answered, refused]
}

/**
 * What a status call can find.
 * @param status the name of the call. @param reviewed whether a product with provisional results is used.
 */
export function pollSituations(status: string, reviewed: boolean): Situation[] {
  const poll = (state: JobState, title: string, cure: string): Situation => ({
    name: `poll/${state}`,
    title: `${status}, ${title}`,
    cure,
  })
  return [
    poll('pending', 'asked before there is a result', 'ask at once'),
    ...(reviewed
      ? [poll('in_review', 'asked while the result is provisional', next('provisional-then-approved'))]
      : []),
    poll('final', 'asked when the result is final', 'ask again later'),
  ]
}
