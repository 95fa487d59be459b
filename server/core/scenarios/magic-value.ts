import { outcomes } from '../jobs/outcome.ts'
import { type Product, products } from '../jobs/product.ts'
import type { CanSay } from '../jobs/wording.ts'
import type { Condition } from './condition.ts'
import { appliesTo, type Scenario } from './scenario.ts'
import type { WantedText } from './wanted-text.ts'

/** A value that asks for a scenario: by its name, by the vendor's `sandbox_result`, or because its conditions hold. */
export interface MagicValue {
  /** Where it may stand, as conditions name it, such as `user_id`. */
  readonly fields: readonly string[]
  readonly wanted: WantedText
  /** For which it does. */
  readonly products: readonly Product[]
  readonly scenario: Scenario
}

/** Where a request says its hints, as a generation writes it. */
export interface HintFields {
  readonly name: string
  readonly result: string
}

/** Every value that asks for one of these scenarios in a generation. A scenario that always matches is asked for by none. */
export function magicValuesOf(
  scenarios: readonly Scenario[],
  { name: api, canSay }: { readonly name: string; readonly canSay: CanSay },
  hintFields: HintFields,
): readonly MagicValue[] {
  const spoken = products.filter((product) => outcomes.some((outcome) => canSay(product, outcome, 'machine')))
  const untaken = createFirstTaker()
  return scenarios.flatMap((scenario) => {
    const able = spoken.filter((product) => appliesTo(scenario, product, canSay))
    if (able.length === 0) return []
    const { name, sandboxResult, alternatives } = scenario
    const whole = (text: string): WantedText => ({ form: 'whole', text })
    const hinted = { fields: [hintFields.name], wanted: whole(name), products: able, scenario }
    const result =
      sandboxResult === undefined ? [] : [{ ...hinted, fields: [hintFields.result], wanted: whole(sandboxResult) }]
    const matched = alternatives.flatMap((all) =>
      valuesOf(all, api, able).flatMap((value) => untaken({ ...value, scenario })),
    )
    return [...named(hinted, matched), ...result]
  })
}

/** Of scenarios that one value matches, the first is chosen: the others have the products that it does not apply to. */
function createFirstTaker(): (value: MagicValue) => readonly MagicValue[] {
  const taken = new Set<string>()
  return (value) => {
    const { form, text } = value.wanted
    const keyOf = (product: Product) => [...value.fields, form, text, product].join('\n')
    const left = value.products.filter((product) => !taken.has(keyOf(product)))
    for (const product of left) taken.add(keyOf(product))
    return left.length === 0 ? [] : [{ ...value, products: left }]
  }
}

/** A name that is also a word of some field is one value, where it holds for the same products. */
function named(hinted: MagicValue, matched: readonly MagicValue[]): MagicValue[] {
  const { wanted, products: able } = hinted
  const isSame = (one: MagicValue) =>
    one.wanted.form === 'word' && one.wanted.text === wanted.text && String(one.products) === String(able)
  const fields = matched.filter(isSame).flatMap((one) => one.fields)
  return [{ ...hinted, fields: [...hinted.fields, ...fields] }, ...matched.filter((one) => !isSame(one))]
}

/** What meets these conditions; several are met together. */
function valuesOf(all: readonly Condition[], api: string, able: readonly Product[]): Omit<MagicValue, 'scenario'>[] {
  const about = (name: string) => all.filter(({ field }) => field === name)
  if (about('api').some(({ predicate }) => !predicate.holds(api))) return []
  const meant = able.filter((product) => about('product').every(({ predicate }) => predicate.holds(product)))
  const [first, ...others] = all.filter(({ field }) => field !== 'api' && field !== 'product')
  if (!first || meant.length === 0) return []
  if (others.length === 0) {
    return first.predicate.wanted.map((wanted) => ({ fields: [first.field], wanted, products: meant }))
  }
  const text = [first, ...others].map(({ field, predicate }) => `${field}: ${predicate.description}`).join(' and ')
  return [{ fields: [], wanted: { form: 'pattern', text }, products: meant }]
}
