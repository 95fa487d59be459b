import type { Case } from '../../../grading/case.ts'
import { type Focus, mainProduct } from '../../../grading/focus.ts'
import { callbackOf, conclude, deliver } from '../../../grading/steps.ts'

/** The signature does not cover the body: what follows from that, and what helps all the same. Source: v3 §8. */
export function reuseCases(focus: Focus): Case[] {
  const product = mainProduct(focus)
  const finalFix =
    'Keep the first final result of a job, whatever comes after it. GET /v3/status/{job_id} confirms a result that much depends on.'
  return [
    {
      id: 'signature/reused-on-changed-body',
      section: 'signature',
      title: 'A rejection, then its own timestamp and signature over a body that says clear',
      reason:
        'The signature does not cover the body, so that whoever sees a callback can change what it says, and send it again.',
      fix: finalFix,
      jobs: { job: { product } },
      steps: [
        deliver(callbackOf('rejected', { name: 'seen' })),
        deliver(callbackOf('approved', { proof: { of: 'seen' } }), 'survived'),
        conclude('rejected', finalFix),
      ],
    },
    {
      id: 'signature/reused-on-another-job',
      section: 'signature',
      title: 'An approval with the timestamp and signature of another job’s callback',
      reason:
        'Smile ID’s signature covers timestamp and partner id, neither Job-ID nor the body: anybody who has seen one callback can send ' +
        'another with its signature until that is too old.',
      fix: 'The callback alone cannot show it. If much depends on it, confirm an approval with GET /v3/status/{job_id} before you act on it, and accept only recent callbacks.',
      advice: true,
      jobs: { seen: { product }, job: { product } },
      steps: [
        deliver(callbackOf('rejected', { job: 'seen', name: 'seen' })),
        deliver(callbackOf('approved', { proof: { of: 'seen' } }), 'survived'),
        conclude(['pending', 'rejected']),
      ],
    },
  ]
}
