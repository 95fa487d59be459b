import type { Overrides } from '../../core/jobs/result.ts'
import type { AnswerFault } from '../../core/scenarios/answer-fault.ts'
import { type Condition, createCondition } from '../../core/scenarios/condition.ts'
import type { CallbackFault, StatusFault, SubmissionFault, UploadFault } from '../../core/scenarios/fault.ts'
import type { OwnRefusal } from '../../core/scenarios/refusal.ts'
import type { Scenario, Stage } from '../../core/scenarios/scenario.ts'
import type { PredicateSpec } from '../../core/scenarios/wanted-text.ts'
import { parseSize } from '../../core/text/size.ts'
import { parseDuration } from '../../core/time.ts'
import type {
  CallbackFault as CallbackFile,
  Refusal as RefusalFile,
  ScenarioFile,
  Stage as StageFile,
} from '../../generated/scenario.ts'
import { compilePattern } from './pattern.ts'

/**
 * Decodes a scenario file that its schema accepts, already merged with the scenario it extends, if any.
 * @throws SyntaxError when a `matches` is not a regular expression.
 */
export function decodeScenario(content: ScenarioFile, file: string): Scenario {
  const stages = content.stages ?? []
  return {
    name: content.name,
    summary: content.summary,
    alternatives: [content.match ?? []].flat().map(conditionsOf),
    sandboxResult: content.sandbox_result,
    respond: decodeRespond(content.respond),
    upload: decodeUpload(content.upload),
    jobStatus: decodeStatus(content.job_status),
    stages: stages.flatMap((stage) => decodeStage(stage) ?? []),
    end: stages.find(({ when }) => when !== undefined)?.when,
    file,
  }
}

/** What a scenario hands on to those that extend it: all but what chooses it. */
export function inheritable({ match: _match, sandbox_result: _asked, ...rest }: ScenarioFile): Partial<ScenarioFile> {
  return rest
}

type Match = Extract<NonNullable<ScenarioFile['match']>, { user_id?: unknown }>

// Members of `match` with a predicate for each of their members.
const parents = ['id_info', 'partner_params', 'person', 'images'] as const

function conditionsOf(match: Match): Condition[] {
  return Object.entries(match).flatMap(([name, value]) => {
    const inner = parents.some((parent) => parent === name)
      ? Object.entries(value as object).map(([member, spec]) => [`${name}.${member}`, spec] as const)
      : [[name, value] as const]
    return inner.map(([field, spec]) => createCondition(field, spec as PredicateSpec, compilePattern))
  })
}

type FaultyAnswer = Pick<NonNullable<ScenarioFile['respond']>, 'status' | 'latency' | 'broken'>

function decodeAnswer({ status, latency, broken }: FaultyAnswer): AnswerFault {
  return { status, latency: optional(latency, parseDuration), broken }
}

// Source: v1 §2.4, HTTP 400 for every refusal.
function decodeRefusal<Named extends string>(error: Named | RefusalFile | undefined): Named | OwnRefusal | undefined {
  return typeof error === 'object' ? { status: 400, ...error } : error
}

function decodeRespond(respond: ScenarioFile['respond']): SubmissionFault | undefined {
  if (!respond) return undefined
  const { error, after, of, times, until } = respond
  const counted = { after, of, times, until: optional(until, parseDuration) }
  return { error: decodeRefusal(error), ...counted, ...decodeAnswer(respond) }
}

function decodeUpload(upload: ScenarioFile['upload']): UploadFault | undefined {
  return upload && { link: upload.link, ...decodeAnswer(upload) }
}

function decodeStatus(status: ScenarioFile['job_status']): StatusFault | undefined {
  if (!status) return undefined
  const { error, signature, lag, until } = status
  return {
    error: decodeRefusal(error),
    signature,
    lag: optional(lag, parseDuration),
    until: optional(until, parseDuration),
    ...decodeAnswer(status),
  }
}

function decodeStage(stage: StageFile): Stage | undefined {
  if (stage.after === undefined || stage.outcome === undefined || stage.by === undefined) return undefined
  return {
    after: parseDuration(stage.after),
    outcome: stage.outcome,
    by: stage.by,
    suspects: stage.suspects,
    overrides: decodeOverrides(stage),
    callback: stage.callback && decodeCallback(stage.callback),
  }
}

/** A stage's own wording that names no generation is for v1. */
function decodeOverrides(stage: StageFile): Overrides | undefined {
  const { code, text, actions, confidence, members, without, v1, v3 } = stage
  const given = Object.entries({ v1: { code, text, actions, confidence, members, without, ...v1 }, v3: { ...v3 } })
  const said = given.flatMap(([generation, words]) => {
    const own = Object.entries(words).filter(([, word]) => word !== undefined)
    return own.length > 0 ? [[generation, Object.fromEntries(own)] as const] : []
  })
  return said.length > 0 ? Object.fromEntries(said) : undefined
}

function decodeCallback({ delay, every, size, ...rest }: CallbackFile): CallbackFault {
  return {
    ...rest,
    delay: optional(delay, parseDuration),
    every: optional(every, parseDuration),
    size: optional(size, parseSize),
  }
}

function optional<Value>(text: string | undefined, read: (text: string) => Value): Value | undefined {
  return text === undefined ? undefined : read(text)
}
