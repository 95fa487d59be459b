import { SmileError } from '../errors.ts'
import { isAdvice, refusalOf, type Warning } from './warning.ts'

/** A request refused because of what it would have been warned about. */
export class StrictError extends SmileError {
  readonly warnings: readonly Warning[]

  /** A client gets one error: the first warning's. */
  constructor(warnings: readonly [Warning, ...Warning[]]) {
    const kind = refusalOf(warnings[0]) ?? 'wrong_type'
    super(kind, 'Refused because of --strict, which makes errors of warnings. Nothing of it was kept.')
    this.warnings = warnings
  }
}

/** What strict mode does with warnings. @throws StrictError when one of them is more than advice. */
export function refuseWarned(warnings: readonly Warning[]): void {
  const [first, ...more] = warnings.filter((one) => !isAdvice(one))
  if (first) throw new StrictError([first, ...more])
}
