import type { Product } from '../../../../core/jobs/product.ts'
import type { Case } from '../../../grading/case.ts'
import { fieldCase } from '../../../grading/field-case.ts'
import { type Focus, mainProduct, reviewedProducts } from '../../../grading/focus.ts'
import { callbackOf } from '../../../grading/steps.ts'

const fix =
  'Rely only on ResultCode, ResultText, PartnerParams, SmileJobID, timestamp and signature: every other member may be absent.'

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

/** Callbacks without members that most of them have. */
export function absenceCases(focus: Focus): Case[] {
  const product = mainProduct(focus)
  const few = (name: string, title: string, outcome: 'approved' | 'rejected') =>
    fieldCase({
      name,
      title,
      product,
      callback: callbackOf(outcome, { fault: { fields: 'missing' } }),
      end: outcome,
      reason: 'Each of these members is absent from some real callback, or from one of Smile ID’s own samples.',
      fix,
    })
  return [
    few('optional-missing', 'An approval without any optional member', 'approved'),
    few('optional-missing-rejection', 'A rejection without any optional member', 'rejected'),
    ...optional.map((member) =>
      fieldCase({
        name: `without-${member}`,
        title: `An approval without ${member}`,
        product,
        callback: callbackOf('approved', { without: [member] }),
        end: 'approved',
        reason: 'Some real callbacks, or samples of Smile ID’s own, lack it.',
        fix,
      }),
    ),
    ...reviewedProducts(focus).slice(0, 1).flatMap(reviewByCode),
  ]
}

/** A review in which only the codes say what is final. Sources: v1 §5.2 and §6.10. */
function reviewByCode(product: Product): Case[] {
  return [
    fieldCase({
      name: 'provisional-without-IsFinalResult',
      title: 'A provisional result without IsFinalResult',
      product,
      callback: callbackOf('provisional', { without: ['IsFinalResult'] }),
      end: 'pending',
      reason: 'In newer samples only the code says that a result is provisional.',
      fix: 'Know the provisional codes of your products: without IsFinalResult only they say that a review is still to come.',
    }),
    fieldCase({
      name: 'human-approval-without-IsFinalResult',
      title: 'A human’s approval without IsFinalResult and IsMachineResult',
      product,
      callback: callbackOf('approved', { by: 'human', without: ['IsFinalResult', 'IsMachineResult', 'ResultType'] }),
      end: 'approved',
      reason: 'Smile ID’s own example of a human’s approval has only the code, and no callback comes after it.',
      fix: 'Know the reviewer’s codes, such as 1210 and 1220: they are final, with or without IsFinalResult.',
    }),
  ]
}
