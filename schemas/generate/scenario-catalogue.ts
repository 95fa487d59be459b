import { type Product, products } from '../../server/core/jobs/product.ts'
import type { Condition } from '../../server/core/scenarios/condition.ts'
import { describeStory } from '../../server/core/scenarios/describe.ts'
import type { Scenario } from '../../server/core/scenarios/scenario.ts'
import type { Generation } from '../../server/vendor/generation.ts'
import { listGenerations } from '../../server/vendor/generations-without-emulator.ts'
import { jobTypeOf, v1Products } from '../../server/vendor/v1/decode.ts'
import type { ListedOperation } from './listed-operations.ts'
import { code, table } from './markdown.ts'
import { codesOf } from './scenario-codes.ts'
import { verdictsOn } from './verdicts.ts'

const byJobType: readonly Product[] = v1Products.toSorted((a, b) => jobTypeOf(a) - jobTypeOf(b))

/** Every scenario: the results of each in one table, and then each described in words. */
export function catalogueSection(scenarios: readonly Scenario[], operations: readonly ListedOperation[]): string[] {
  const rows = scenarios.map((scenario) => [
    `[${scenario.name}](#${scenario.name})`,
    ...byJobType.map((product) => codesShown(scenario, product, operations)),
  ])
  return [
    '## Shipped scenarios',
    '',
    `${scenarios.length} of them. A row has the code of each result, by job type, when the scenario is chosen by name or by queue.`,
    '✗: the submission is refused, and there is no job. Empty: the scenario does not apply to that product, and is skipped.',
    '',
    ...table(['scenario', ...byJobType.map((product) => String(jobTypeOf(product)))], rows),
    '',
    `Job types: ${byJobType.map((product) => `${jobTypeOf(product)} ${product}`).join(', ')}.`,
    '',
    ...listGenerations()
      .filter(({ name }) => name !== 'v1')
      .flatMap((generation) => inWordsOf(generation, scenarios, operations)),
    ...scenarios.flatMap(story),
  ]
}

/** The same table in another generation's words: its codes or statuses, of the products that it has words for. */
function inWordsOf(
  generation: Generation,
  scenarios: readonly Scenario[],
  operations: readonly ListedOperation[],
): string[] {
  const spoken = [...new Set([...byJobType, ...products])].filter(
    (product) => verdictsOn(product, generation).length > 0,
  )
  const rows = scenarios
    .map((scenario) => [
      `[${scenario.name}](#${scenario.name})`,
      ...spoken.map((product) => codesShown(scenario, product, operations, generation)),
    ])
    .filter(([, ...cells]) => cells.some((cell) => cell !== ''))
  const isCoded = rows.flat().some((cell) => /^\d{4}/.test(cell))
  return [
    `In ${generation.name}, a result has a ${isCoded ? 'code' : 'status'}:`,
    '',
    ...table(['scenario', ...spoken], rows),
    '',
  ]
}

function codesShown(
  scenario: Scenario,
  product: Product,
  operations: readonly ListedOperation[],
  generation?: Generation,
): string {
  const codes = codesOf(scenario, product, operations, generation)
  if (!codes) return ''
  return 'refused' in codes ? `✗ ${codes.refused}` : codes.results.join(', ')
}

function story(scenario: Scenario): string[] {
  const { name, summary, file, alternatives, sandboxResult } = scenario
  const asked = [
    ...(sandboxResult === undefined ? [] : [`${code('sandbox_result')} is ${code(sandboxResult)}`]),
    ...alternatives.map((conditions) => conditions.map(condition).join(' and ')),
  ]
  return [
    `### ${name}`,
    '',
    summary,
    '',
    ...(asked.length > 0 ? [`Chosen when ${asked.join('; or when ')}.`] : ['Chosen by name only.']),
    '',
    ...describeStory(scenario).map((line) => `- ${line}`),
    '',
    `[${file}](${file})`,
    '',
  ]
}

function condition({ field, predicate }: Condition): string {
  return `${code(field)} is ${code(predicate.description)}`
}
