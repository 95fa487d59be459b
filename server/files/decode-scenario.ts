import { createPredicate, type PredicateSpec } from '../core/predicate.ts'
import type { Condition, Scenario, Stage } from '../core/scenario.ts'
import { parseDuration } from '../core/time.ts'
import type { ScenarioFile, Stage as StageFile } from '../generated/scenario.ts'

/**
 * Turns a scenario file that its schema accepts into a scenario.
 * @throws SyntaxError when a `matches` is no regular expression.
 */
export function decodeScenario(content: ScenarioFile, file: string): Scenario {
  const stages = content.stages ?? []
  return {
    name: content.name,
    summary: content.summary,
    alternatives: [content.match ?? []].flat().map(conditionsOf),
    sandboxResult: content.sandbox_result,
    respond: content.respond,
    stages: stages.flatMap((stage) => decodeStage(stage) ?? []),
    awaitsReview: stages.some((stage) => stage.when === 'reviewed'),
    file,
  }
}

type Match = Extract<NonNullable<ScenarioFile['match']>, { user_id?: unknown }>

function conditionsOf({ partner_params: params = {}, id_info: idInfo = {}, ...own }: Match): Condition[] {
  const under = (parent: string, members: object) =>
    Object.entries(members).map(([name, predicate]) => [`${parent}.${name}`, predicate] as const)
  const fields = [...Object.entries(own), ...under('id_info', idInfo), ...under('partner_params', params)]
  return fields.map(([field, predicate]) => ({ field, predicate: createPredicate(predicate as PredicateSpec) }))
}

function decodeStage(stage: StageFile): Stage | undefined {
  if (stage.after === undefined || stage.outcome === undefined || stage.by === undefined) return undefined
  const { code, text, actions, confidence, suspects } = stage
  return {
    after: parseDuration(stage.after),
    outcome: stage.outcome,
    by: stage.by,
    overrides: { code, text, actions, confidence, suspects },
  }
}
