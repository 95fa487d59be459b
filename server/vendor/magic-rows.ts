import type { Product } from '../core/jobs/product.ts'
import { type MagicValue, magicValuesOf } from '../core/scenarios/magic-value.ts'
import type { Scenario } from '../core/scenarios/scenario.ts'
import type { WantedText } from '../core/scenarios/wanted-text.ts'
import { type Asking, hintFields, type SandboxValue } from './asking.ts'
import type { Generation } from './generation.ts'
import { answersOf, type ScenarioAnswers } from './scenario-answers.ts'

/** A value that asks for an outcome, and what comes back. */
export interface MagicRow {
  /** Where it may stand in a request. */
  readonly places: readonly string[]
  readonly value: string
  /** Whether it is the emulator's own: a scenario's name, or a word of it. */
  readonly isName: boolean
  /** None, where it changes an answer alone. */
  readonly scenario: string | undefined
  /** In words, the products that get the same together. */
  readonly answers: readonly MagicAnswer[]
}

/** What comes back for some products; for none, whatever the product. */
export interface MagicAnswer {
  readonly products: readonly Product[]
  readonly text: string
}

const plain: Asking = { placeOf: (field) => field, isSaid: () => true, values: [] }

/** Every value that asks for an outcome in a generation: the scenarios' names and conditions, and the vendor's own. */
export async function magicRowsOf(
  generation: Generation,
  scenarios: readonly Scenario[],
): Promise<readonly MagicRow[]> {
  const [asking, { operations }] = await Promise.all([generation.asking?.() ?? plain, generation.endpoints()])
  const served = new Set(operations.flatMap(({ products = [] }) => products))
  const answersTo = (scenario: Scenario, products: readonly Product[]) =>
    grouped(
      products.filter((one) => served.has(one)).map((one) => [one, answersOf(scenario, one, generation, operations)]),
    )
  return [
    ...magicValuesOf(scenarios, generation, hintFields).map((value) => ({
      ...rowOf(value, asking),
      answers: answersTo(value.scenario, saidOf(value, asking)),
    })),
    ...asking.values.map((value) => sandboxRow(value, scenarios, answersTo)),
  ].filter(({ answers }) => answers.length > 0)
}

/** Several conditions at once are looked at by whoever wrote them. */
function saidOf({ fields, products, scenario }: MagicValue, { isSaid }: Asking): readonly Product[] {
  return products.filter((product) => fields.every((field) => isSaid(field, product, scenario)))
}

function rowOf({ fields, wanted, scenario }: MagicValue, { placeOf }: Asking): Omit<MagicRow, 'answers'> {
  const isName = wanted.form === 'word' || fields.includes(hintFields.name)
  return { places: fields.map(placeOf), value: described(wanted), isName, scenario: scenario.name }
}

const forms: Readonly<Record<WantedText['form'], (text: string) => string>> = {
  whole: (text) => text,
  word: (text) => text,
  end: (text) => `ends with ${text}`,
  pattern: (text) => `/${text}/`,
}

function described({ form, text }: WantedText): string {
  return forms[form](text)
}

function sandboxRow(
  { place, value, products, comesTo }: SandboxValue,
  scenarios: readonly Scenario[],
  answersTo: (scenario: Scenario, products: readonly Product[]) => readonly MagicAnswer[],
): MagicRow {
  const row = { places: [place], value, isName: false }
  if ('answer' in comesTo) return { ...row, scenario: undefined, answers: [{ products, text: comesTo.answer }] }
  const scenario = scenarios.find(({ name }) => name === comesTo.scenario)
  return { ...row, scenario: scenario?.name, answers: scenario ? answersTo(scenario, products) : [] }
}

function grouped(answers: readonly (readonly [Product, ScenarioAnswers | undefined])[]): readonly MagicAnswer[] {
  const known = answers.flatMap(([product, answer]) => (answer ? [{ product, text: textOf(answer) }] : []))
  return [...Map.groupBy(known, ({ text }) => text)].map(([text, all]) => ({
    text,
    products: all.map(({ product }) => product),
  }))
}

function textOf(answers: ScenarioAnswers): string {
  if ('refused' in answers) return `refused: ${answers.refused}`
  if (answers.results.length === 0) return 'no result'
  return answers.results.map(({ code, text }) => `${code} ${text}`).join(', then ')
}
