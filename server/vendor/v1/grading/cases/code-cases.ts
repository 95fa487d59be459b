import { resultOf } from '../../../../core/jobs/result.ts'
import type { Case, CaseCallback } from '../../../grading/case.ts'
import { type Focus, mainProduct, reviewedProducts } from '../../../grading/focus.ts'
import { callbackOf, conclude, deliver } from '../../../grading/steps.ts'
import { word } from '../../../shared/wording/words.ts'
import { productCodeCases } from './product-code-cases.ts'

const unknownFix = 'Approve by a list of codes that approve. A code on no list waits until somebody looks at it.'

/** Codes and texts for which a partner has no rule, or a wrong one. */
export function codeCases(focus: Focus): Case[] {
  const product = mainProduct(focus)
  const approval = word(product, resultOf('approved', 'machine')).code
  const base = { section: 'codes' as const, jobs: { job: { product } } }
  const unknown = (name: string, code: string, title: string): Case => ({
    ...base,
    id: `codes/${name}`,
    title,
    reason: 'A new code must not approve anybody, and must not lose the job.',
    fix: unknownFix,
    steps: [
      deliver(callbackOf('approved', { overrides: { code, text: 'A result of later years' } })),
      conclude(['pending', 'rejected'], unknownFix),
    ],
  })
  const codeFix =
    'Decide by ResultCode and job_type, never by the wording of ResultText, by ConfidenceValue or by Actions.'
  const byCode = (name: string, title: string, callback: CaseCallback, end: 'approved' | 'rejected'): Case => ({
    ...base,
    id: `codes/${name}`,
    title,
    reason:
      'Texts get reworded, and neither a high confidence nor passed actions are an approval: only the code is the result.',
    fix: codeFix,
    steps: [deliver(callback), conclude(end, codeFix)],
  })
  return [
    unknown('unknown', '0999', 'A final result with an unknown code'),
    unknown(
      'unknown-akin',
      `${approval.slice(0, 3)}9`,
      `A final result with an unknown code that begins like ${approval}`,
    ),
    byCode(
      'reworded-approval',
      'An approval in other words',
      callbackOf('approved', { overrides: { text: 'PASS - Machine Judgement' } }),
      'approved',
    ),
    byCode(
      'reworded-rejection',
      'A rejection whose text has "approved" in it',
      callbackOf('rejected', { overrides: { text: 'Not Approved - Selfie passed liveness only' } }),
      'rejected',
    ),
    byCode(
      'confident-rejection',
      'A rejection with a confidence of 99.99',
      callbackOf('rejected', { overrides: { confidence: '99.99' } }),
      'rejected',
    ),
    byCode(
      'rejection-with-passed-actions',
      'A rejection whose actions have all passed',
      callbackOf('rejected', {
        members: { Actions: { Liveness_Check: 'Passed', Register_Selfie: 'Approved', Verify_ID_Number: 'Verified' } },
      }),
      'rejected',
    ),
    ...unknownInReview(focus),
    ...productCodeCases(focus),
  ]
}

function unknownInReview(focus: Focus): Case[] {
  const fix = 'Check IsFinalResult too: a job is pending while it is "false", whatever its code.'
  return reviewedProducts(focus)
    .slice(0, 1)
    .map((product) => ({
      id: 'codes/unknown-provisional',
      section: 'codes',
      title: 'A provisional result with an unknown code, then an approval',
      reason:
        'Smile ID says with every result whether it is final; IsFinalResult is text, and "false" is truthy in many languages.',
      fix,
      jobs: { job: { product } },
      steps: [
        deliver(
          callbackOf('provisional', { overrides: { code: '0998', text: 'Provisional for reasons of later years' } }),
        ),
        conclude('pending', fix),
        deliver(callbackOf('approved', { by: 'human' })),
        conclude('approved'),
      ],
    }))
}
