import { fraudReasons } from '../../../core/users/fraud.ts'
import type { EndpointWords } from './endpoint-words.ts'
import { requiredField } from './field-message.ts'

/** Under these names a report of fraud says of its notes why they are needed. */
export const neededNotes = { ofClearing: 'notes of is_fraud=false', ofOther: 'notes of reason=OTHER' } as const

// Of `is_fraud`, and of no address at all, assumed.
const fields = {
  [neededNotes.ofClearing]: "Required field 'notes' is missing or invalid when is_fraud is false.",
  [neededNotes.ofOther]: "Required field 'notes' is missing or invalid when reason is 'OTHER'.",
  notes: "Field 'notes' must be at most 500 characters.",
  'reason?': requiredField('reason'),
  reason: `Field 'reason' must be one of: ${fraudReasons.join(', ')}.`,
  'reported_by?': requiredField('reported_by'),
  reported_by: "Field 'reported_by' must be a valid email address.",
}

/** What a report of fraud is answered in words of its own. Source: v3 §5.5. */
export const fraudWords: EndpointWords = {
  gateway: [413],
  statuses: [400, 401, 403, 404, 413, 415, 500],
  messages: {
    not_authorized: 'Invalid token',
    user_not_allowed: 'You are not authorized to do that.',
    no_enrolled_user: 'User not found',
    system_error: 'System Error',
  },
  fields,
}
