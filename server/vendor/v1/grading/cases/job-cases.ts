import type { Case, Conclusion } from '../../../grading/case.ts'
import { type Focus, mainProduct, reviewedProducts } from '../../../grading/focus.ts'
import { callbackOf, conclude, deliver } from '../../../grading/steps.ts'
import { forms } from '../forms.ts'

/** Jobs whose job_type is written differently, and Smile Secure. */
export function jobCases(focus: Focus): Case[] {
  return [
    asText(focus, 'approval', 'approved'),
    asText(focus, 'rejection', 'rejected'),
    ...withoutJobType(focus),
    ...smileSecure(focus),
  ]
}

/** Source: v1 §6, official samples. */
function asText(focus: Focus, name: string, outcome: 'approved' | 'rejected'): Case {
  const fix = 'Compare job_type as text: "2" and 2 are the same product.'
  return {
    id: `jobs/job-type-as-text-${name}`,
    section: 'jobs',
    title: `${outcome === 'approved' ? 'An approval' : 'A rejection'} whose job_type is text`,
    reason: 'PartnerParams come back unchanged, and some SDKs and samples send "2" instead of 2.',
    fix,
    jobs: { job: { product: mainProduct(focus), form: forms.textJobType } },
    steps: [deliver(callbackOf(outcome), 'taken', fix), conclude(outcome, fix)],
  }
}

/** A lookup that was sent without job_type comes back without it. Source: v1 §9.1, of the vendor's own example. */
function withoutJobType({ products }: Focus): Case[] {
  const fix = 'Keep the product with the job, under its job_id, and do not depend on PartnerParams.job_type.'
  return products
    .filter((product) => product === 'enhanced_kyc')
    .map((product) => ({
      id: 'jobs/without-job-type',
      section: 'jobs',
      title: 'An approval without job_type in PartnerParams',
      reason: 'PartnerParams come back unchanged, and Smile ID’s own example of Enhanced KYC sends no job_type.',
      fix,
      jobs: { job: { product, form: forms.noJobType } },
      steps: [deliver(callbackOf('approved'), 'taken', fix), conclude(['approved', 'pending'], fix)],
    }))
}

/** Smile Secure's callback has the job's ids and is not its verdict. Source: v1 §6.7. */
function smileSecure(focus: Focus): Case[] {
  const fix = 'Recognise Smile Secure by its codes 5210 to 5212: it is about other users, and not a verdict on the job.'
  const product = reviewedProducts(focus).find((one) => focus.canSay(one, 'no_suspects', 'smile_secure'))
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
      deliver(callbackOf('provisional')),
      deliver(callbackOf(outcome, { by: 'smile_secure' }), 'taken', fix),
      conclude(end, fix),
      deliver(callbackOf('approved', { by: 'human' })),
      ...(outcome === 'no_suspects' ? [conclude('approved' as const, fix)] : []),
    ],
  })
  const verdictFix =
    'Recognise Smile Secure by its codes 5210 to 5212, not by Antifraud: a verdict can have that member too.'
  return [
    {
      id: 'jobs/antifraud-in-verdict',
      section: 'jobs',
      title: 'An approval with Antifraud in it',
      reason:
        'If Smile Secure is switched on, a verdict can have Antifraud too, and no other callback reports the verdict.',
      fix: verdictFix,
      jobs: { job: { product } },
      steps: [
        deliver(callbackOf('approved', { members: { Antifraud: { SuspectUsers: [] } } }), 'taken', verdictFix),
        conclude('approved', verdictFix),
      ],
    },
    secure('clear', 'no_suspects', 'Smile Secure finds nothing about a user in review, who is approved later', [
      'pending',
    ]),
    secure('suspects', 'suspects_found', 'Smile Secure finds other users with the same face while a job is in review', [
      'pending',
      'rejected',
    ]),
  ]
}
