import { type ErrorKind, SmileError } from '../errors.ts'
import type { AnswerFault } from './answer-fault.ts'

/** A refusal with its exact wording, for codes without an error kind. */
export interface OwnRefusal {
  readonly code: string
  readonly text: string
  readonly status: number
}

/** The refusal of a scenario. */
export type Refusal = ErrorKind | OwnRefusal

/** A request that a scenario refuses in its own words. */
export class OwnRefusalError extends SmileError {
  readonly words: OwnRefusal

  constructor(words: OwnRefusal, hint: string, fault?: AnswerFault) {
    super('system_error', hint, fault)
    this.words = words
  }
}

/** The error of a scenario's refusal; the vendor's System Error by default. */
export function refusalError(refusal: Refusal = 'system_error', hint: string, fault?: AnswerFault): SmileError {
  return typeof refusal === 'string' ? new SmileError(refusal, hint, fault) : new OwnRefusalError(refusal, hint, fault)
}

/** A refusal in words that follow "refused with". */
export function describeRefusal(refusal: Refusal): string {
  return typeof refusal === 'string' ? refusal : `${refusal.code} "${refusal.text}", HTTP ${refusal.status}`
}

/** The hint that a scenario decided an answer. @param why it was chosen, in a word. */
export function scenarioHint(name: string, why?: string): string {
  return `Scenario "${name}"${why === undefined ? '' : ` (${why})`} answers so.`
}

/** The scenario named by a hint from `scenarioHint`; undefined for other hints. */
export function scenarioInHint(hint: string | undefined): string | undefined {
  return /^Scenario "([^"]+)"(?: \(\w+\))? answers so\.$/.exec(hint ?? '')?.[1]
}
