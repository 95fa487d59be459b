import type { Product } from '../../../../core/jobs/product.ts'
import type { Case } from '../../../grading/case.ts'
import { fieldCase } from '../../../grading/field-case.ts'
import { type Focus, mainProduct, reviewedProducts } from '../../../grading/focus.ts'
import { callbackOf } from '../../../grading/steps.ts'

const fix =
  'Rely on ResultCode, ResultText, PartnerParams, SmileJobID, timestamp and signature alone: every other member may be absent.'

// Each is absent from some real body, or from an official sample. Sources: v1 §6 and §6.10.
const optional = [
  'Actions',
  'ConfidenceValue',
  'IsFinalResult',
  'IsMachineResult',
  'JSONVersion',
  'ResultType',
  'Source',
] as const

/** What must come of callbacks without members that most of them have. */
export function absenceCases(focus: Focus): Case[] {
  const product = mainProduct(focus)
  const few = (name: string, title: string, outcome: 'approved' | 'rejected') =>
    fieldCase({
      name,
      title,
      product,
      callback: callbackOf(outcome, { fault: { fields: 'missing' } }),
      end: outcome,
      reason: 'Each of these members is absent from some real callback, or from a sample of Smile ID’s own.',
      fix,
    })
  return [
    few('optional-missing', 'An approval without all that is optional', 'approved'),
    few('optional-missing-rejection', 'A rejection without all that is optional', 'rejected'),
    ...optional.map((member) =>
      fieldCase({
        name: `without-${member}`,
        title: `An approval without ${member}`,
        product,
        callback: callbackOf('approved', { without: [member] }),
        end: 'approved',
        reason: 'Real callbacks, or samples of Smile ID’s own, are without it.',
        fix,
      }),
    ),
    ...reviewedProducts(focus).slice(0, 1).flatMap(reviewByCode),
  ]
}

/** A review in which the codes alone say what is final. Sources: v1 §5.2 and §6.10. */
function reviewByCode(product: Product): Case[] {
  return [
    fieldCase({
      name: 'provisional-without-IsFinalResult',
      title: 'A provisional result without IsFinalResult',
      product,
      callback: callbackOf('provisional', { without: ['IsFinalResult'] }),
      end: 'pending',
      reason: 'Newer samples say by the code alone that a result is provisional.',
      fix: 'Know the provisional codes of your products: without IsFinalResult they alone say that a human has yet to speak.',
    }),
    fieldCase({
      name: 'human-approval-without-IsFinalResult',
      title: 'A human’s approval without IsFinalResult and IsMachineResult',
      product,
      callback: callbackOf('approved', { by: 'human', without: ['IsFinalResult', 'IsMachineResult', 'ResultType'] }),
      end: 'approved',
      reason: 'Smile ID’s own example of a human’s approval has the code alone, and no callback comes after it.',
      fix: 'Know the reviewer’s codes, such as 1210 and 1220: they are final, whether IsFinalResult is there or not.',
    }),
  ]
}
