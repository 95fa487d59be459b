import type { Product } from '../../../../core/jobs/product.ts'
import type { Case, Step } from '../../../grading/case.ts'
import { type Focus, mainProduct, reviewedProducts } from '../../../grading/focus.ts'
import { callbackOf, conclude, deliver } from '../../../grading/steps.ts'
import { processing as processingRow } from '../../wording/products/row.ts'
import { words } from '../words.ts'

const approved = deliver(callbackOf('approved'))
const rejected = deliver(callbackOf('rejected'))
const processing = deliver(callbackOf('approved', { members: { ...processingRow }, without: ['completed_at'] }))

const finalFix = 'Replace "processing" with the result that follows.'
const lateFix = 'Never change a final conclusion: ignore "processing" once a result has come.'

/** A `processing` before and after the result, of products that have no review of their own: it may come of any (v3 §18). */
export function orderCases(focus: Focus): Case[] {
  const reviewed = reviewedProducts(focus)
  return [
    ...focus.products.filter((product) => !reviewed.includes(product)).flatMap((product) => around(product)),
    replayed(focus),
  ]
}

function around(product: Product): Case[] {
  const story = (name: string, title: string, reason: string, fix: string, steps: readonly Step[]): Case => {
    return { id: `order/${name}/${product}`, section: 'order', title, reason, fix, jobs: { job: { product } }, steps }
  }
  const first = (name: string, title: string, last: Step, end: 'approved' | 'rejected') =>
    story(name, title, 'A callback can come while somebody still looks at the job.', finalFix, [
      processing,
      conclude('pending', words.waitForFinal),
      last,
      conclude(end, finalFix),
    ])
  const late = (name: string, title: string, before: Step, end: 'approved' | 'rejected') =>
    story(name, title, 'Callbacks are not ordered: one that was tried again comes after the result.', lateFix, [
      before,
      conclude(end, finalFix),
      processing,
      conclude(end, lateFix),
    ])
  return [
    first('processing-then-clear', 'A "processing", then an approval', approved, 'approved'),
    first('processing-then-block', 'A "processing", then a rejection', rejected, 'rejected'),
    late('late-processing-after-clear', 'A late "processing" after an approval', approved, 'approved'),
    late('late-processing-after-block', 'A late "processing" after a rejection', rejected, 'rejected'),
  ]
}

/** A replay signs anew, and makes new links. Source: v3 §17.3 [INT-L]. */
function replayed(focus: Focus): Case {
  const fix = 'Know a callback again by Job-ID and status, not by comparing bodies: answer 2xx, and change nothing.'
  const linked = (token: string) =>
    deliver(callbackOf('approved', { members: { kyc_receipt: `https://localhost:1/receipt.pdf?token=${token}` } }))
  return {
    id: 'duplicates/replayed',
    section: 'duplicates',
    title: 'An approval, and the same replayed with a new link to its receipt',
    reason: 'POST /v3/replay sends a result again, with a fresh signature and fresh links.',
    fix,
    jobs: { job: { product: mainProduct(focus) } },
    steps: [linked('first'), linked('second'), conclude('approved', fix)],
  }
}
