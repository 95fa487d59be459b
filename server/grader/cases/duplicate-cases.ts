import type { Case, Step } from '../../vendor/grading/case.ts'
import { type Focus, mainProduct, reviewedProducts } from '../../vendor/grading/focus.ts'
import { callbackOf, conclude, deliver } from '../../vendor/grading/steps.ts'

const fix =
  'Accept a callback that you already have: answer 2xx and change nothing. A unique key or "already done" must not become an error.'

/** Callbacks that come again. */
export function duplicateCases(focus: Focus): Case[] {
  const job = { product: mainProduct(focus) }
  const again = deliver(callbackOf('approved', { sameAs: 'first' }))
  const duplicate = (name: string, title: string, steps: readonly Step[], product = job.product): Case => ({
    id: `duplicates/${name}`,
    section: 'duplicates',
    title,
    reason: 'If your answer gets lost, the callback is sent again.',
    fix,
    jobs: { job: { product } },
    steps,
  })
  const first = (outcome: 'approved' | 'rejected' | 'provisional') => deliver(callbackOf(outcome, { name: 'first' }))
  return [
    duplicate('same-bytes', 'An approval, and the same bytes twice more', [
      first('approved'),
      again,
      again,
      conclude('approved', fix),
    ]),
    duplicate('signed-anew', 'An approval, and the same with a new signature', [
      deliver(callbackOf('approved')),
      deliver(callbackOf('approved')),
      conclude('approved', fix),
    ]),
    duplicate('rejection', 'A rejection, and the same bytes again', [
      first('rejected'),
      again,
      conclude('rejected', fix),
    ]),
    ...reviewedProducts(focus)
      .slice(0, 1)
      .flatMap((product) => [
        duplicate(
          'provisional',
          'A provisional result twice, then the final one',
          [
            first('provisional'),
            again,
            conclude('pending'),
            deliver(callbackOf('approved', { by: 'human' })),
            conclude('approved', 'Do not treat the final result of a job as a duplicate of its provisional one.'),
          ],
          product,
        ),
        duplicate(
          'provisional-after-final',
          'A provisional result, the final one, and the provisional one’s bytes again',
          [
            first('provisional'),
            deliver(callbackOf('rejected', { by: 'human' })),
            again,
            conclude('rejected', 'Never change a final conclusion, least of all because of a duplicate.'),
          ],
          product,
        ),
      ]),
  ]
}
