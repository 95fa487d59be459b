import type { Product } from '../../server/core/jobs/product.ts'
import { resultOf } from '../../server/core/jobs/result.ts'
import { refusalError } from '../../server/core/scenarios/refusal.ts'
import { appliesTo, refusesForGood, type Scenario } from '../../server/core/scenarios/scenario.ts'
import type { Generation } from '../../server/vendor/generation.ts'
import { v1Wording } from '../../server/vendor/v1/wording/wording.ts'
import type { ListedOperation } from './listed-operations.ts'

/** What is needed of a generation to word results. */
type Speaker = Pick<Generation, 'name' | 'canSay' | 'word'>

const v1: Speaker = { name: 'v1', ...v1Wording }

/** How a scenario ends for a product: a code for each result, or the code of the refusal. */
export type Codes = { readonly results: readonly string[] } | { readonly refused: string }

/** @param speaker v1 unless given. @returns undefined when the scenario does not apply to the product. */
export function codesOf(
  scenario: Scenario,
  product: Product,
  operations: readonly ListedOperation[],
  speaker: Speaker = v1,
): Codes | undefined {
  if (!appliesTo(scenario, product, speaker.canSay)) return undefined
  const own = operations.filter(({ generation }) => generation.name === speaker.name)
  if (refusesForGood(scenario)) return { refused: refusalOf(scenario, product, own) }
  return {
    results: scenario.stages.map((stage) => speaker.word(product, resultOf(stage.outcome, stage.by, stage)).code),
  }
}

/** The HTTP status of what answers instead of the vendor, or the vendor's code in the words of the product's endpoint; where there are no codes, its status. */
function refusalOf({ respond }: Scenario, product: Product, operations: readonly ListedOperation[]): string {
  if (respond?.status !== undefined) return `HTTP ${respond.status}`
  const listed = operations.find(({ operation }) => operation.products?.includes(product))
  if (!listed) throw new Error(`No endpoint takes ${product}.`)
  const encode = listed.operation.encodeError ?? listed.generation.encodeError
  const { json, status } = encode(refusalError(respond?.error, ''))
  return (json as { code?: string }).code ?? `HTTP ${status}`
}
