import type { Case } from '../../../grading/case.ts'
import { type Focus, mainProduct } from '../../../grading/focus.ts'
import { callbackOf, conclude, deliver } from '../../../grading/steps.ts'

const headerFix =
  'Take the ids from the headers Job-ID and User-ID, which are always there: the body’s job_id and partner_params.job_id are not.'
const productFix = 'Keep results by job_id, not by user_id: a user has a job for each product.'

/** Callbacks whose body does not name the job, and users with jobs of two products. */
export function jobCases(focus: Focus): Case[] {
  return [...unnamed(focus), ...twoProducts(focus)]
}

/** Source: v3 §8, §18 [INT-M]. */
function unnamed(focus: Focus): Case[] {
  const story = (name: string, title: string, outcome: 'approved' | 'rejected', members: object): Case => ({
    id: `jobs/${name}`,
    section: 'jobs',
    title,
    reason: 'Only the header Job-ID is in every callback. The body of an AML check has neither id.',
    fix: headerFix,
    jobs: { job: { product: mainProduct(focus) } },
    steps: [
      deliver(callbackOf(outcome, { without: ['job_id', 'user_id'], members: { ...members } }), 'taken', headerFix),
      conclude(outcome, headerFix),
    ],
  })
  return [
    story('without-body-ids', 'An approval whose body has no job_id and user_id beside partner_params', 'approved', {}),
    story('ids-in-headers-alone', 'An approval whose ids are in the headers alone', 'approved', {
      partner_params: null,
    }),
    story('rejection-by-headers', 'A rejection whose ids are in the headers alone', 'rejected', {
      partner_params: null,
    }),
    ...screened(focus),
  ]
}

/** An AML check as it is sent: its partner_params are null when they are empty (v3 §8, §18.1). */
function screened({ products }: Focus): Case[] {
  return products
    .filter((product) => product === 'aml_check')
    .map((product) => ({
      id: 'jobs/aml-without-ids',
      section: 'jobs',
      title: 'An AML check, whose body has no id at all',
      reason:
        'Smile ID strips the ids of an AML check from its body and from partner_params, which are null when nothing is left.',
      fix: headerFix,
      jobs: { job: { product } },
      steps: [deliver(callbackOf('approved'), 'taken', headerFix), conclude('approved', headerFix)],
    }))
}

function twoProducts({ products, canSay }: Focus): Case[] {
  const [one, other] = products.filter((product) => canSay(product, 'rejected', 'machine'))
  if (one === undefined || other === undefined) return []
  return [
    {
      id: 'jobs/two-products-of-one-user',
      section: 'jobs',
      title: 'Jobs of two products for one user: one is approved, the other rejected',
      reason: 'A user who is known can still fail another check.',
      fix: productFix,
      jobs: { one: { product: one, user: 'same' }, other: { product: other, user: 'same' } },
      steps: [
        deliver(callbackOf('approved', { job: 'one' })),
        deliver(callbackOf('rejected', { job: 'other' })),
        conclude('approved', productFix, 'one'),
        conclude('rejected', productFix, 'other'),
      ],
    },
  ]
}
