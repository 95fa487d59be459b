import { canSay } from '../../core/result.ts'
import type { Case, Conclusion } from '../case.ts'
import { type Focus, mainProduct, reviewedProducts } from '../focus.ts'
import { conclude, deliver, telling } from '../steps.ts'

const userFix = 'Keep results by job_id, not by user_id.'

/** What must come of jobs that are told of in another way, or are not alone. */
export function jobCases(focus: Focus): Case[] {
  const product = mainProduct(focus)
  const text = { job: { product, jobType: 'as_text' as const } }
  const textFix = 'Compare job_type as text: "2" and 2 are the same product.'
  const asText = (name: string, outcome: 'approved' | 'rejected'): Case => ({
    id: `jobs/job-type-as-text-${name}`,
    section: 'jobs',
    title: `${outcome === 'approved' ? 'An approval' : 'A rejection'} whose job_type is text`,
    reason: 'PartnerParams come back as they were sent, and some SDKs and samples send "2" in place of 2.',
    fix: textFix,
    jobs: text,
    steps: [deliver(telling(outcome), 'taken', textFix), conclude(outcome, textFix)],
  })
  return [
    asText('approval', 'approved'),
    asText('rejection', 'rejected'),
    {
      id: 'jobs/two-of-one-user',
      section: 'jobs',
      title: 'Two jobs of one user: one is approved, the other rejected',
      reason: 'A result is about one job. A user who was approved once can be turned down the next time.',
      fix: userFix,
      jobs: { first: { product, user: 'same' }, second: { product, user: 'same' } },
      steps: [
        deliver(telling('approved', { job: 'first' })),
        deliver(telling('rejected', { job: 'second' })),
        conclude('approved', userFix, 'first'),
        conclude('rejected', userFix, 'second'),
      ],
    },
    {
      id: 'jobs/next-of-one-user',
      section: 'jobs',
      title: 'A job of a user whose last job was approved has no result yet',
      reason: 'A result is about one job: the next one is open until it has its own.',
      fix: userFix,
      jobs: { first: { product, user: 'same' }, second: { product, user: 'same' } },
      steps: [deliver(telling('approved', { job: 'first' })), conclude('pending', userFix, 'second')],
    },
    {
      id: 'jobs/unknown',
      section: 'jobs',
      title: 'An approval of a job that nobody here has opened',
      reason: 'Staging and production get mixed up, and rows get deleted. A callback too many must not break anything.',
      fix: 'Answer 2xx, or 404, to a callback about a job that you do not know, and let nothing be thrown.',
      jobs: { job: { product, unannounced: true } },
      steps: [deliver(telling('approved'), 'survived')],
    },
    ...withoutJobType(focus),
    ...smileSecure(focus),
  ]
}

/** A lookup that was sent without job_type comes back without it. Source: v1 §9.1, of the vendor's own example. */
function withoutJobType({ products }: Focus): Case[] {
  const fix = 'Keep what was asked for with the job, under its job_id, and do without PartnerParams.job_type.'
  return products
    .filter((product) => product === 'enhanced_kyc')
    .map((product) => ({
      id: 'jobs/without-job-type',
      section: 'jobs',
      title: 'An approval without job_type in PartnerParams',
      reason:
        'PartnerParams come back as they were sent, and Smile ID’s own example of Enhanced KYC sends no job_type.',
      fix,
      jobs: { job: { product, jobType: 'absent' } },
      steps: [deliver(telling('approved'), 'taken', fix), conclude(['approved', 'pending'], fix)],
    }))
}

/** Smile Secure's callback has the job's ids and is not its verdict. Source: v1 §6.7. */
function smileSecure(focus: Focus): Case[] {
  const fix = 'Know Smile Secure by its codes 5210 to 5212: it tells of other users, and is no verdict on the job.'
  const product = reviewedProducts(focus).find((one) => canSay(one, 'no_suspects', 'smile_secure'))
  if (!product) return []
  const secure = (name: string, outcome: 'no_suspects' | 'suspects_found', title: string, end: Conclusion[]): Case => ({
    id: `jobs/smile-secure-${name}`,
    section: 'jobs',
    title,
    reason:
      'Smile Secure looks for one face under several users, and calls back on the same URL about the same job, without IsFinalResult.',
    fix,
    jobs: { job: { product } },
    steps: [
      deliver(telling('provisional')),
      deliver(telling(outcome, { by: 'smile_secure' }), 'taken', fix),
      conclude(end, fix),
      deliver(telling('approved', { by: 'human' })),
      ...(outcome === 'no_suspects' ? [conclude('approved' as const, fix)] : []),
    ],
  })
  const verdictFix =
    'Know Smile Secure by its codes 5210 to 5212, not by Antifraud: a verdict can have that member too.'
  return [
    {
      id: 'jobs/antifraud-in-verdict',
      section: 'jobs',
      title: 'An approval with Antifraud in it',
      reason:
        'Where Smile Secure is switched on, a verdict can carry Antifraud too, and no other callback tells the verdict.',
      fix: verdictFix,
      jobs: { job: { product } },
      steps: [
        deliver(telling('approved', { members: { Antifraud: { SuspectUsers: [] } } }), 'taken', verdictFix),
        conclude('approved', verdictFix),
      ],
    },
    secure('clear', 'no_suspects', 'Smile Secure finds nothing against a user in review, who is approved later', [
      'pending',
    ]),
    secure('suspects', 'suspects_found', 'Smile Secure has suspects of the same face while a job is in review', [
      'pending',
      'rejected',
    ]),
  ]
}
