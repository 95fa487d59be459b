import { isDeepStrictEqual } from 'node:util'
import { outcomes } from '../../server/core/jobs/outcome.ts'
import { products } from '../../server/core/jobs/product.ts'
import type { Scenario } from '../../server/core/scenarios/scenario.ts'
import type { Generation } from '../../server/vendor/generation.ts'
import { listGenerations } from '../../server/vendor/generations-without-emulator.ts'
import { type MagicAnswer, type MagicRow, magicRowsOf } from '../../server/vendor/magic-rows.ts'
import { code, madeBy, table } from './markdown.ts'

/** The page about values that ask for an outcome, by generation. */
export async function magicValuesPage(scenarios: readonly Scenario[]): Promise<string> {
  const sections = await Promise.all(listGenerations().map((generation) => section(generation, scenarios)))
  return [madeBy('the scenarios and the tables of the sandbox'), ...intro, ...sections.flat()].join('\n')
}

async function section(generation: Generation, scenarios: readonly Scenario[]): Promise<string[]> {
  const rows = await magicRowsOf(generation, scenarios)
  const spoken = products.filter((product) =>
    outcomes.some((outcome) => generation.canSay(product, outcome, 'machine')),
  )
  const usual = rows.find(({ value, isName }) => isName && value === 'approved')
  const own = (isName: boolean) =>
    table(
      ['value', 'where', 'scenario', 'what comes back'],
      rows
        .filter((row) => row.isName === isName)
        .map((row) => [
          code(row.value),
          row.places.map(code).join(', '),
          linked(row),
          answersOf(row, usual, spoken.length),
        ]),
    )
  return [
    `## ${generation.name}`,
    '',
    '### Values of the vendor’s',
    '',
    ...own(false),
    '',
    '### Names of scenarios, and words of them',
    '',
    ...own(true),
    '',
  ]
}

function linked({ scenario }: MagicRow): string {
  return scenario === undefined ? '' : `[${scenario}](../scenarios/README.md#${scenario})`
}

/**
 * Many a scenario has results like any other, and something else that is odd.
 * @param all how many products the generation has: what holds for each of them needs no names.
 */
function answersOf({ scenario, answers }: MagicRow, usual: MagicRow | undefined, all: number): string {
  const isUsual = scenario !== usual?.scenario && isDeepStrictEqual(answers, usual?.answers)
  return isUsual ? `results as ${code('approved')}` : answers.map((answer) => inWords(answer, all)).join('; ')
}

function inWords({ products: about, text }: MagicAnswer, all: number): string {
  return about.length === 0 || about.length === all ? text : `${about.map(code).join(' ')}: ${text}`
}

const intro = [
  '# Values that ask for an outcome',
  '',
  'Whatever stands in a request decides what becomes of it. Every value below asks for a scenario, for the products that are named, and for all',
  'where none is. `emulator_scenario` wins over `sandbox_result`, and both over what stands elsewhere; of several matches the one with the most',
  'conditions wins. A word of `user_id` stands between its ends, hyphens or underscores: `anna-rejected`, `rejected_2`.',
  '[scenarios/README.md](../scenarios/README.md) says what each scenario does and when, and how yours are written; the dashboard lists yours as well.',
  '',
  'A refusal has its code here, or its status where there are no codes.',
  '',
]
