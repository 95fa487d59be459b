import { type ErrorKind, errorKinds } from '../../server/core/errors.ts'
import type { Outcome } from '../../server/core/jobs/outcome.ts'
import { type Product, products } from '../../server/core/jobs/product.ts'
import { resultOf } from '../../server/core/jobs/result.ts'
import type { Scenario } from '../../server/core/scenarios/scenario.ts'
import type { CoveredCall } from '../../server/core/situations/calls.ts'
import type { CoverageGroup } from '../../server/core/situations/covered.ts'
import { everythingIn } from '../../server/core/situations/everything.ts'
import { askedFacts, toldFacts } from '../../server/core/situations/fact.ts'
import { type Migration, migrationOf } from '../../server/core/situations/migration.ts'
import type { Purpose } from '../../server/core/situations/purpose.ts'
import type { Told } from '../../server/core/situations/verdicts.ts'
import type { Counterparts } from '../../server/vendor/counterparts.ts'
import { coveredGenerations } from '../../server/vendor/covered-generations.ts'
import type { Generation } from '../../server/vendor/generation.ts'

/** A generation with everything that is compared of it. */
export interface Compared {
  readonly generation: Generation
  readonly calls: readonly CoveredCall[]
  readonly everything: readonly CoverageGroup[]
  readonly counterparts: Counterparts
}

/** Something that two generations have, each in its own words; undefined where one has nothing for it. */
export interface Pair<Name extends string = string> {
  readonly name: Name
  readonly old: string | undefined
  readonly young: string | undefined
}

/** Loads every generation that can be compared, the oldest first. */
export async function comparedGenerations(
  generations: readonly Generation[],
  scenarios: readonly Scenario[],
): Promise<readonly Compared[]> {
  const covered = coveredGenerations(() => generations)
  const all = generations.map(async (generation) => {
    const counterparts = await generation.counterparts?.()
    if (!counterparts) return []
    const calls = await covered.callsOf(generation.name)
    return [{ generation, calls, everything: everythingIn(generation.name, calls, scenarios, covered), counterparts }]
  })
  return (await Promise.all(all)).flat()
}

/** The endpoints that take each product, and how they answer. */
export function productPairs(old: Compared, young: Compared): Pair<Product>[] {
  return products
    .map((name) => ({ name, old: takersOf(old, name), young: takersOf(young, name) }))
    .filter((pair) => pair.old !== undefined)
}

function takersOf({ calls }: Compared, product: Product): string | undefined {
  const takers = calls.filter((one) => one.products.includes(product))
  return takers.length === 0 ? undefined : takers.map(({ endpoint }) => endpoint).join(', ')
}

/** Every call that submits nothing, with those that have its purposes. */
export function callPairs(old: Compared, young: Compared): Pair[] {
  return old.calls
    .filter((one) => one.products.length === 0)
    .map(({ endpoint, purposes }) => ({ name: purposes.join(', '), old: endpoint, young: callsFor(young, purposes) }))
}

function callsFor({ calls }: Compared, wanted: readonly Purpose[]): string | undefined {
  const found = calls.filter(({ purposes }) => purposes.some((one) => wanted.includes(one)))
  return found.length === 0 ? undefined : found.map(({ endpoint }) => endpoint).join(', ')
}

/** Where a request, or a callback, says each fact that the old can say. */
export function factPairs(what: 'asked' | 'told', old: Compared, young: Compared): Pair[] {
  const facts: readonly string[] = what === 'asked' ? askedFacts : toldFacts
  const placeIn = ({ counterparts }: Compared, fact: string) =>
    (counterparts[what] as Readonly<Record<string, string | undefined>>)[fact]
  return facts
    .map((name) => ({ name, old: placeIn(old, name), young: placeIn(young, name) }))
    .filter((pair) => pair.old !== undefined)
}

/** Every reason that the old has against a submission, in both: it refuses, or takes the submission and says so by a result. */
export function refusalPairs(old: Compared, young: Compared): Pair<ErrorKind>[] {
  const inWords = (one: Compared, name: ErrorKind) => refusalOf(one, name) ?? verdictFor(one, name)
  return errorKinds
    .map((name) => ({ name, old: inWords(old, name), young: inWords(young, name) }))
    .filter((pair) => pair.old !== undefined)
}

/** How the new refuses what the old takes and says by a result. @param id of that result. */
export function refusalInstead(id: string, old: Compared, young: Compared): string | undefined {
  const [product, told, outcome] = id.split('/')
  const kind = errorKinds.find((one) => old.counterparts.outcomes[one] === outcome)
  const isTaken = young.calls.some((call) => call.products.some((one) => one === product))
  return kind && isTaken ? refusalOf(young, kind, told === 'at_once' ? 'at_once' : 'later') : undefined
}

function refusalOf({ counterparts }: Compared, kind: ErrorKind, told: Told = 'later'): string | undefined {
  const word = counterparts.refusal(kind, told)
  return word && `${word.code} ${word.text}`
}

function verdictFor({ generation, counterparts }: Compared, kind: ErrorKind): string | undefined {
  const outcome = counterparts.outcomes[kind]
  const product = outcome && firstSaying(generation, outcome)
  if (!outcome || !product) return undefined
  const { code, text } = generation.word(product, resultOf(outcome, 'machine'))
  return `${taken}${code} ${text}`
}

/** How it begins what is said of a submission that is not refused. */
export const taken = 'taken, and then '

/** A product that can have an outcome. */
export function firstSaying({ canSay }: Generation, outcome: Outcome): Product | undefined {
  return products.find((one) => canSay(one, outcome, 'machine'))
}

/** Every result of the old with what shows the same in the new, and those that have nothing. */
export function resultPairs(old: Compared, young: Compared): Migration {
  return migrationTo(young, old, apart(old.everything.filter(({ title }) => title.startsWith('Results'))))
}

/** What reads the same in the old may be several things in the new: one for each that it shows. */
function apart(groups: readonly CoverageGroup[]): CoverageGroup[] {
  return groups.map((group) => ({
    ...group,
    situations: group.situations.flatMap((one) => one.shows.map((name) => ({ ...one, id: name, shows: [name] }))),
  }))
}

/** The same of what may happen to any call and callback. */
export function happeningPairs(old: Compared, young: Compared): Migration {
  return migrationTo(
    young,
    old,
    old.everything.filter(({ title }) => !/^(?:Results|Calls)/.test(title)),
  )
}

function migrationTo(young: Compared, old: Compared, groups: readonly CoverageGroup[]): Migration {
  const met = groups.map((group) => ({
    ...group,
    situations: group.situations.map((one) => ({ ...one, times: 1 })),
  }))
  return migrationOf(met, old.generation.name, young.generation.name, young.everything)
}
