import type { Case } from '../../vendor/grading/case.ts'
import { type Focus, mainProduct } from '../../vendor/grading/focus.ts'
import { callbackOf, conclude, deliver } from '../../vendor/grading/steps.ts'

const userFix = 'Keep results by job_id, not by user_id.'

/** Several jobs of one user, and unknown jobs. */
export function jobCases(focus: Focus): Case[] {
  const product = mainProduct(focus)
  return [
    {
      id: 'jobs/two-of-one-user',
      section: 'jobs',
      title: 'Two jobs of one user: one is approved, the other rejected',
      reason: 'A result is about one job. A user who was approved once can be rejected the next time.',
      fix: userFix,
      jobs: { first: { product, user: 'same' }, second: { product, user: 'same' } },
      steps: [
        deliver(callbackOf('approved', { job: 'first' })),
        deliver(callbackOf('rejected', { job: 'second' })),
        conclude('approved', userFix, 'first'),
        conclude('rejected', userFix, 'second'),
      ],
    },
    {
      id: 'jobs/next-of-one-user',
      section: 'jobs',
      title: 'A job without a result yet, of a user whose last job was approved',
      reason: 'A result is about one job: the next one is open until it has its own.',
      fix: userFix,
      jobs: { first: { product, user: 'same' }, second: { product, user: 'same' } },
      steps: [deliver(callbackOf('approved', { job: 'first' })), conclude('pending', userFix, 'second')],
    },
    {
      id: 'jobs/unknown',
      section: 'jobs',
      title: 'An approval of an unknown job',
      reason:
        'Staging and production get mixed up, and rows get deleted. An unexpected callback must not break anything.',
      fix: 'Answer 2xx or 404 to a callback about an unknown job, and do not throw.',
      jobs: { job: { product, unannounced: true } },
      steps: [deliver(callbackOf('approved'), 'survived')],
    },
  ]
}
