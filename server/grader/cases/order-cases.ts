import type { Product } from '../../core/jobs/product.ts'
import type { Case, Step } from '../../vendor/grading/case.ts'
import { type Focus, reviewedProducts } from '../../vendor/grading/focus.ts'
import type { Grading } from '../../vendor/grading/grading.ts'
import { callbackOf, conclude, deliver } from '../../vendor/grading/steps.ts'

/** Jobs with several callbacks, for each product that has provisional results. */
export function orderCases(focus: Focus, { words }: Grading): Case[] {
  return reviewedProducts(focus).flatMap((product) => [...inOrder(product, words.waitForFinal), ...lateOnes(product)])
}

const approved = deliver(callbackOf('approved', { by: 'human' }))
const rejected = deliver(callbackOf('rejected', { by: 'human' }))
const confirmed = deliver(callbackOf('spoof_confirmed', { by: 'human' }))
const provisional = deliver(callbackOf('provisional'))
const suspected = deliver(callbackOf('spoof_suspected'))

const finalFix = 'Replace the provisional result with the final one.'

function inOrder(product: Product, waitFix: string): Case[] {
  const story = (name: string, title: string, first: Step, last: Step, end: 'approved' | 'rejected'): Case => ({
    ...orderCase(product, name, title, [first, conclude('pending', waitFix), last, conclude(end, finalFix)]),
    reason: 'The human reviewer decides, whatever the machine assumed.',
    fix: finalFix,
  })
  return [
    story(
      'provisional-then-approved',
      'A provisional result, then a final approval',
      provisional,
      approved,
      'approved',
    ),
    story(
      'provisional-then-rejected',
      'A provisional result, then a final rejection',
      provisional,
      rejected,
      'rejected',
    ),
    story('suspected-then-cleared', 'A suspected spoof, then a final approval', suspected, approved, 'approved'),
    story('suspected-then-confirmed', 'A suspected spoof, then a confirmed one', suspected, confirmed, 'rejected'),
  ]
}

function lateOnes(product: Product): Case[] {
  const fix = 'Never change a final conclusion: ignore provisional results once a final one has come.'
  const late = (name: string, title: string, first: Step, last: Step, end: 'approved' | 'rejected'): Case => ({
    ...orderCase(product, name, title, [first, conclude(end, finalFix), last, conclude(end, fix)]),
    reason: 'A delayed provisional result comes after the final one, and has nothing new.',
    fix,
  })
  return [
    late(
      'late-provisional-after-approved',
      'A late provisional result after an approval',
      approved,
      provisional,
      'approved',
    ),
    late(
      'late-provisional-after-rejected',
      'A late provisional result after a rejection',
      rejected,
      provisional,
      'rejected',
    ),
    late('late-suspicion-after-approved', 'A late suspected spoof after an approval', approved, suspected, 'approved'),
  ]
}

function orderCase(product: Product, name: string, title: string, steps: readonly Step[]) {
  return { id: `order/${name}/${product}`, section: 'order' as const, title, jobs: { job: { product } }, steps }
}
