import type { Case, CaseCallback } from '../../../grading/case.ts'
import { type FieldStory, fieldCase } from '../../../grading/field-case.ts'
import { type Focus, mainProduct } from '../../../grading/focus.ts'
import { callbackOf } from '../../../grading/steps.ts'

const readFix =
  'Decide by ResultCode and job_type. Read Actions to explain a result, and accept unknown actions and words.'

/** Actions and confidence values as in real bodies. Sources: v1 §5.2, §6.8 and §6.10. */
export function actionCases(focus: Focus): Case[] {
  const product = mainProduct(focus)
  const approval = (name: string, title: string, more: Partial<CaseCallback>, reason: string, fix = readFix): Case =>
    fieldCase({
      name,
      title: `An approval ${title}`,
      product,
      callback: callbackOf('approved', more),
      end: 'approved',
      reason,
      fix,
    })
  return [
    approval(
      'actions-unknown',
      'with an undocumented action and word',
      { members: { Actions: { Liveness_Check: 'Passed', Emulator_Check: 'Postponed' } } },
      'Newer products bring their own checks, and new words for the results.',
    ),
    approval(
      'actions-few',
      'with a single action',
      { members: { Actions: { Return_Personal_Info: 'Not Applicable' } } },
      'Real callbacks of one product have from one to thirteen actions.',
      'Check whether an action is present before you use it.',
    ),
    approval(
      'confidence-of-six-decimals',
      'with a confidence of 100.000000',
      { overrides: { confidence: '100.000000' } },
      'ConfidenceValue is a number as text: "99", "97.5" and "100.000000" are all in official samples.',
      'Read ConfidenceValue as a decimal number, from 0 to 100 with any number of decimals.',
    ),
    ...afterReview(focus).map(fieldCase),
  ]
}

/** As recorded: the code is the machine's, and one of the actions still says that it is under review. */
function afterReview({ products }: Focus): FieldStory[] {
  return products
    .filter((product) => product === 'document_verification' || product === 'enhanced_document_verification')
    .slice(0, 1)
    .map((product) => ({
      name: 'document-after-review',
      title: 'A document that a human approved, whose Document_Check is "Sent to Human Review"',
      product,
      callback: callbackOf('approved', {
        by: 'human',
        overrides: { actions: { Document_Check: 'Sent to Human Review', Human_Review_Document_Check: 'Passed' } },
        without: ['ConfidenceValue', 'IsFinalResult', 'IsMachineResult', 'JSONVersion', 'ResultType', 'Source'],
      }),
      end: 'approved',
      reason: 'From a real callback: the machine’s findings stay in Actions after a human has decided.',
      fix: 'Treat code 0810 of a document as final: no callback comes after it. Read Actions to explain a result, not to decide.',
    }))
}
