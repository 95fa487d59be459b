import { type ErrorKind, SmileError } from '../errors.ts'
import type { AnswerFault } from './answer-fault.ts'

/** A refusal in the very words that go out, for codes that no kind of error stands for. */
export interface OwnRefusal {
  readonly code: string
  readonly text: string
  readonly status: number
}

/** What a scenario refuses with. */
export type Refusal = ErrorKind | OwnRefusal

/** A request that a scenario refuses in words of its own. */
export class OwnRefusalError extends SmileError {
  readonly words: OwnRefusal

  constructor(words: OwnRefusal, hint: string, fault?: AnswerFault) {
    super('system_error', hint, fault)
    this.words = words
  }
}

/** The error that a scenario refuses with; the vendor's System Error where it names none. */
export function refusalError(refusal: Refusal = 'system_error', hint: string, fault?: AnswerFault): SmileError {
  return typeof refusal === 'string' ? new SmileError(refusal, hint, fault) : new OwnRefusalError(refusal, hint, fault)
}

/** A refusal in words that follow "refused with". */
export function describeRefusal(refusal: Refusal): string {
  return typeof refusal === 'string' ? refusal : `${refusal.code} "${refusal.text}", HTTP ${refusal.status}`
}

/** Says by whose story an answer is what it is. @param why it was chosen, in a word. */
export function scenarioHint(name: string, why?: string): string {
  return `Scenario "${name}"${why === undefined ? '' : ` (${why})`} answers so.`
}

/** The scenario that a hint of `scenarioHint` names; undefined for any other. */
export function scenarioInHint(hint: string | undefined): string | undefined {
  return /^Scenario "([^"]+)"(?: \(\w+\))? answers so\.$/.exec(hint ?? '')?.[1]
}
