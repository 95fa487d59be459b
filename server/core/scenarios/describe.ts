import { formatDuration } from '../time.ts'
import type { AnswerFault } from './answer-fault.ts'
import type { CallbackFault, StatusFault, SubmissionFault, UploadFault } from './fault.ts'
import { describeRefusal } from './refusal.ts'
import type { Scenario, Stage } from './scenario.ts'

/** A scenario in words, a line for each step. */
export function describeStory({ respond, upload, jobStatus, stages, end }: Scenario): string[] {
  return [
    ...(respond ? [`at submission: ${describeSubmission(respond)}`] : []),
    ...(upload ? [`at the PUT: ${describeUpload(upload)}`] : []),
    ...stages.map(describeStage),
    ...(jobStatus ? [`job_status: ${describeStatus(jobStatus)}`] : []),
    ...(end === 'reviewed' ? ['when reviewed: as decided, by human'] : []),
    ...(end === 'never' ? ['and nothing more, ever'] : []),
  ]
}

function describeStage({ after, outcome, by, overrides = {}, callback }: Stage): string {
  const reworded = Object.values(overrides)
  const members = reworded.flatMap((one) => Object.keys(one.members ?? {}))
  const without = reworded.flatMap((one) => one.without ?? [])
  return [
    `after ${formatDuration(after)}: ${outcome}, by ${by}`,
    ...(members.length > 0 ? [`with its own ${members.join(', ')}`] : []),
    ...(without.length > 0 ? [`without ${without.join(', ')}`] : []),
    ...(callback ? [`its callback ${describeCallback(callback)}`] : []),
  ].join('; ')
}

/** The hint of an answer with a fault; undefined when the fault changes nothing. */
export function describeAnswerFault(scenario: string, fault: AnswerFault): string | undefined {
  const words = joined(describeAnswer(fault))
  return words === '' ? undefined : `Scenario "${scenario}" spoils this: ${words}.`
}

/** The hint of a `job_status` with a fault. */
export function describeStatusFault(scenario: string, fault: StatusFault): string {
  return `Scenario "${scenario}" spoils this: ${describeStatus(fault)}.`
}

function describeSubmission({ error, after, of, times, until, ...answer }: SubmissionFault): string {
  const one = of === 'id_number' ? 'ID number' : 'user'
  return joined([
    error && `refused with ${describeRefusal(error)}`,
    ...describeAnswer(answer),
    after !== undefined && `after ${after === 1 ? 'one submission' : `${after} submissions`} of one ${one}`,
    times !== undefined && (times === 1 ? 'once' : `${times} times`),
    until !== undefined && `for ${formatDuration(until)}`,
    of !== undefined && after === undefined && `for each ${one}`,
  ])
}

function describeUpload({ link, ...answer }: UploadFault): string {
  return joined([
    link === 'expired' && 'the link is expired',
    link === 'forbidden' && 'access is denied',
    ...describeAnswer(answer),
  ])
}

function describeStatus({ error, signature, lag, until, ...answer }: StatusFault): string {
  const words = joined([
    error && `refused with ${describeRefusal(error)}`,
    signature && `signature: ${signature}`,
    lag !== undefined && `${formatDuration(lag)} behind`,
    ...describeAnswer(answer),
  ])
  return until === undefined ? words : `${words}, for ${formatDuration(until)}`
}

function describeAnswer({ status, latency, broken }: AnswerFault): (string | false | undefined)[] {
  return [
    status !== undefined && `answered ${status}`,
    latency !== undefined && `after ${formatDuration(latency)}`,
    broken && `answer broken: ${broken}`,
  ]
}

/** A callback's fault, in words that follow "its callback". */
export function describeCallback({
  lost,
  delay,
  times,
  every,
  signature,
  claims,
  fields,
  size,
}: CallbackFault): string {
  return joined([
    lost && 'is lost',
    delay !== undefined && `comes ${formatDuration(delay)} late`,
    times !== undefined && `comes ${times} times${every === undefined ? '' : `, ${formatDuration(every)} apart`}`,
    signature && `has its signature wrong: ${signature}`,
    claims && `claims ${claims}`,
    fields && `has ${fields} fields`,
    size !== undefined && `has ${size} bytes`,
  ])
}

function joined(words: readonly (string | false | undefined)[]): string {
  return words.filter((word) => typeof word === 'string').join(', ')
}
