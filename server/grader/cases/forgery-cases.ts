import type { Case } from '../../vendor/grading/case.ts'
import { type Focus, mainProduct, reviewedProducts } from '../../vendor/grading/focus.ts'
import { callbackOf, conclude, deliver } from '../../vendor/grading/steps.ts'

/** A forged callback about a job that has a result. @param checkFix what helps if it is believed. */
export function forgeryCases(focus: Focus, checkFix: string): Case[] {
  const forged = { signature: 'forged' } as const
  const overApproval: Case = {
    id: 'signature/forged-after-approval',
    section: 'signature',
    title: 'An approval, then a forged rejection',
    reason: 'Anybody who knows the URL could undo a result.',
    fix: checkFix,
    jobs: { job: { product: mainProduct(focus) } },
    steps: [
      deliver(callbackOf('approved')),
      deliver(callbackOf('approved', { fault: { ...forged, claims: 'rejected' } }), 'turned_away'),
      conclude('approved', checkFix),
    ],
  }
  const overRejection: Case = {
    id: 'signature/forged-after-rejection',
    section: 'signature',
    title: 'A rejection, then a forged callback that claims an approval',
    reason: 'A rejected user has a reason to pose as Smile ID.',
    fix: checkFix,
    jobs: { job: { product: mainProduct(focus) } },
    steps: [
      deliver(callbackOf('rejected')),
      deliver(callbackOf('rejected', { fault: { ...forged, claims: 'approved' } }), 'turned_away'),
      conclude('rejected', checkFix),
    ],
  }
  const overReview = reviewedProducts(focus)
    .slice(0, 1)
    .map(
      (product): Case => ({
        id: 'signature/forged-during-review',
        section: 'signature',
        title: 'A provisional result, then a forged approval',
        reason: 'A suspected user has a reason to pose as the reviewer.',
        fix: checkFix,
        jobs: { job: { product } },
        steps: [
          deliver(callbackOf('provisional')),
          deliver(callbackOf('rejected', { by: 'human', fault: { ...forged, claims: 'approved' } }), 'turned_away'),
          conclude('pending', checkFix),
        ],
      }),
    )
  return [overApproval, overRejection, ...overReview]
}
