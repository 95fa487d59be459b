import { fraudReasons } from '../../../core/users/fraud.ts'

/** Under these names a report of fraud says of its notes why they are needed. */
export const neededNotes = { ofClearing: 'notes of is_fraud=false', ofOther: 'notes of reason=OTHER' } as const

/** What is said of a report of fraud, by field. Source: v3 §5.5; of `is_fraud`, and of no address at all, assumed. */
export const fraudFields: Readonly<Record<string, string>> = {
  [neededNotes.ofClearing]: "Required field 'notes' is missing or invalid when is_fraud is false.",
  [neededNotes.ofOther]: "Required field 'notes' is missing or invalid when reason is 'OTHER'.",
  notes: "Field 'notes' must be at most 500 characters.",
  'reason?': "Required field 'reason' is missing or invalid.",
  reason: `Field 'reason' must be one of: ${fraudReasons.join(', ')}.`,
  'reported_by?': "Required field 'reported_by' is missing or invalid.",
  reported_by: "Field 'reported_by' must be a valid email address.",
}
