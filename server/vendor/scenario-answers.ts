import type { Product } from '../core/jobs/product.ts'
import { resultOf } from '../core/jobs/result.ts'
import type { Word } from '../core/jobs/wording.ts'
import { refusalError } from '../core/scenarios/refusal.ts'
import { appliesTo, refusesForGood, type Scenario } from '../core/scenarios/scenario.ts'
import type { Operation } from '../http/operation.ts'
import type { Generation } from './generation.ts'

/** What is needed of a generation to say what its scenarios come to. */
export type Speaker = Pick<Generation, 'canSay' | 'word' | 'encodeError'>

/** What a scenario comes to for a product: each result in words, or the code of the refusal, or where there are no codes, its status. */
export type ScenarioAnswers = { readonly results: readonly Word[] } | { readonly refused: string }

/** @param operations of that generation. @returns undefined when the scenario does not apply to the product. */
export function answersOf(
  scenario: Scenario,
  product: Product,
  speaker: Speaker,
  operations: readonly Operation[],
): ScenarioAnswers | undefined {
  if (!appliesTo(scenario, product, speaker.canSay)) return undefined
  if (refusesForGood(scenario)) return { refused: refusalOf(scenario, product, speaker, operations) }
  return { results: scenario.stages.map((stage) => speaker.word(product, resultOf(stage.outcome, stage.by, stage))) }
}

/** What answers instead of the vendor has a status alone. */
function refusalOf(
  { respond }: Scenario,
  product: Product,
  speaker: Speaker,
  operations: readonly Operation[],
): string {
  if (respond?.status !== undefined) return `HTTP ${respond.status}`
  const operation = operations.find((one) => one.products?.includes(product))
  if (!operation) throw new Error(`No endpoint takes ${product}.`)
  const encode = operation.encodeError ?? speaker.encodeError
  const { json, status } = encode(refusalError(respond?.error, ''))
  return (json as { code?: string }).code ?? `HTTP ${status}`
}
