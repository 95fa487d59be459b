import type { FieldProblem } from '../../core/field-error.ts'
import type { Violation } from '../../validation/violation.ts'

/** A field's problem, without the value that was sent. */
export function problemOf({ pointer, kind, empty, allowed }: Violation): FieldProblem {
  // The pointer of the whole body is empty.
  const field =
    pointer
      .slice(1)
      .replaceAll('/', '.')
      .replace(/\.(\d+)(?=\.|$)/g, '[$1]') || 'value'
  return { field, problem: kind === 'wrong' && empty ? 'empty' : kind, allowed }
}
