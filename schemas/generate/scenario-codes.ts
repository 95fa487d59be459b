import type { Product } from '../../server/core/jobs/product.ts'
import type { Scenario } from '../../server/core/scenarios/scenario.ts'
import type { Generation } from '../../server/vendor/generation.ts'
import { answersOf } from '../../server/vendor/scenario-answers.ts'
import { v1Wording } from '../../server/vendor/v1/wording/wording.ts'
import type { ListedOperation } from './listed-operations.ts'

/** What is needed of a generation to word results. */
type Words = Pick<Generation, 'name' | 'canSay' | 'word'>

const v1: Words = { name: 'v1', ...v1Wording }

/** How a scenario ends for a product: a code for each result, or the code of the refusal. */
export type Codes = { readonly results: readonly string[] } | { readonly refused: string }

/** @param words v1's unless given. @returns undefined when the scenario does not apply to the product. */
export function codesOf(
  scenario: Scenario,
  product: Product,
  operations: readonly ListedOperation[],
  words: Words = v1,
): Codes | undefined {
  const own = operations.filter(({ generation }) => generation.name === words.name)
  const [first] = own
  if (!first) throw new Error(`${words.name} has no operations.`)
  const speaker = { ...words, encodeError: first.generation.encodeError }
  const answers = answersOf(
    scenario,
    product,
    speaker,
    own.map(({ operation }) => operation),
  )
  return answers && 'results' in answers ? { results: answers.results.map(({ code }) => code) } : answers
}
