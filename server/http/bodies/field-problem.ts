import type { FieldProblem } from '../../core/field-error.ts'
import type { Violation } from '../../validation/violation.ts'

/** What is wrong with a field, without what was sent in it. */
export function problemOf({ pointer, kind, empty, allowed }: Violation): FieldProblem {
  // A pointer to the body itself is empty.
  const field =
    pointer
      .slice(1)
      .replaceAll('/', '.')
      .replace(/\.(\d+)(?=\.|$)/g, '[$1]') || 'value'
  return { field, problem: kind === 'wrong' && empty ? 'empty' : kind, allowed }
}
