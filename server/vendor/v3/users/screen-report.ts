import { FieldError, type FieldProblem } from '../../../core/field-error.ts'
import { fraudReasons } from '../../../core/users/fraud.ts'
import { neededNotes } from '../wording/fraud-errors.ts'

type Members = Readonly<Record<string, unknown>>

const longestNotes = 500

/** A report that takes something back has no reason: whatever is sent as one is ignored. Source: v3 §5.5. */
export function withoutIgnored({ reason, ...report }: Members): Members {
  return report.is_fraud === false || reason === undefined ? report : { ...report, reason }
}

/** Refuses what of a report depends on something else in it. Source: v3 §5.5. @throws FieldError */
export function screenReport(body: unknown): void {
  const { is_fraud: isFraud, reason, notes } = body as Members
  if (isFraud === true) screenReason(reason)
  const hasNotes = typeof notes === 'string' && notes.trim() !== ''
  if (isFraud === false && !hasNotes) throw missing(neededNotes.ofClearing, '/notes: is needed when is_fraud is false.')
  if (reason === 'OTHER' && !hasNotes) throw missing(neededNotes.ofOther, '/notes: is needed when reason is OTHER.')
  if (hasNotes && [...notes].length > longestNotes) {
    throw wrong('notes', `/notes: has ${[...notes].length} characters, and may have ${longestNotes}.`)
  }
}

function screenReason(reason: unknown): void {
  if (reason === undefined || reason === '') throw missing('reason', '/reason: is needed when is_fraud is true.')
  if (fraudReasons.some((one) => one === reason)) return
  throw wrong('reason', `/reason: is none of ${fraudReasons.join(', ')}.`)
}

function missing(field: string, hint: string): FieldError {
  return new FieldError('missing_parameter', hint, { field, problem: 'missing' })
}

function wrong(field: string, hint: string): FieldError {
  const about: FieldProblem = { field, problem: 'wrong' }
  return new FieldError('wrong_type', hint, about)
}
