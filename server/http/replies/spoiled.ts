import type { AnswerFault } from '../../core/scenarios/answer-fault.ts'
import { describeAnswerFault } from '../../core/scenarios/describe.ts'
import type { Reply } from '../operation.ts'

/** The part of a reply with a scenario's fault and its hint; empty when there is none. */
export function spoiledBy(scenario: string, fault: AnswerFault | undefined): Pick<Reply, 'fault' | 'hint'> {
  return fault ? { fault, hint: describeAnswerFault(scenario, fault) } : {}
}
