import type { AnswerFault } from '../../core/scenarios/answer-fault.ts'
import { describeAnswerFault } from '../../core/scenarios/describe.ts'
import type { Reply } from '../operation.ts'

/** The part of a reply by which a scenario spoils it, and says so; nothing when it does not. */
export function spoiledBy(scenario: string, fault: AnswerFault | undefined): Pick<Reply, 'fault' | 'hint'> {
  return fault ? { fault, hint: describeAnswerFault(scenario, fault) } : {}
}
