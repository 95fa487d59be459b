import type { ScenarioFile } from '../../generated/scenario.ts'
import type { Violation } from '../../validation/violation.ts'

/** Faults with a beginning or an end, but without a fault, or without what comes before or follows; and counts of nothing. */
export function emptyCounts({ respond = {}, job_status: status = {}, stages = [] }: ScenarioFile): Violation[] {
  return [
    ...inRespond(respond, stages.length > 0).map((message) => wrong('/respond', message)),
    ...inStatus(status).map((message) => wrong('/job_status', message)),
  ]
}

function inRespond(respond: NonNullable<ScenarioFile['respond']>, hasStages: boolean): string[] {
  const { after, of, times, until, ...wrongs } = respond
  const begins = after !== undefined
  const ends = times !== undefined || until !== undefined
  if (!begins && !ends) {
    return of === undefined
      ? []
      : ['says whose submissions are counted, but nothing counts them. Add after, times or until.']
  }
  const gap = begins ? 'begins later, and nothing says what comes before' : 'ends, and nothing says what follows'
  return [
    ...(Object.keys(wrongs).length === 0 ? [noFault(begins ? 'begins' : 'ends')] : []),
    ...(hasStages ? [] : [`${gap}. Add stages, or extend a scenario that has some.`]),
  ]
}

function inStatus({ until, ...wrongs }: NonNullable<ScenarioFile['job_status']>): string[] {
  return until !== undefined && Object.keys(wrongs).length === 0 ? [noFault('ends')] : []
}

function noFault(verb: 'begins' | 'ends'): string {
  return `says when the fault ${verb}, but not what the fault is.`
}

function wrong(pointer: string, message: string): Violation {
  return { pointer, kind: 'wrong', message }
}
