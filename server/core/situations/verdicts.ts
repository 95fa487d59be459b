import { type Outcome, outcomes } from '../jobs/outcome.ts'
import type { Product } from '../jobs/product.ts'
import { type Judge, type Result, resultOf } from '../jobs/result.ts'
import type { CanSay, Word, Wording } from '../jobs/wording.ts'
import { appliesTo, hasFaults, isMeantFor, type Scenario } from '../scenarios/scenario.ts'
import type { CoveredGeneration } from './generation-situations.ts'
import { next, type Situation } from './situation.ts'

/** How a client hears of a result: in the answer to its submission, or from a callback and from its status. */
export type Told = 'later' | 'at_once'

/** The name of a verdict on a product that comes later. */
export function verdictName(product: Product, { by, outcome }: Pick<Result, 'by' | 'outcome'>): string {
  return `${product}/${by}/${outcome}`
}

/** The name of a verdict in an answer. No outcome: there was none in time. */
export function answeredName(product: Product, outcome: Outcome | undefined): string {
  return `${product}/at_once/${outcome ?? 'too_late'}`
}

/** The same verdict, told the other way: later instead of at once, or at once instead of later. */
export function toldOtherwise(name: string): string {
  return name.includes('/at_once/') ? name.replace('/at_once/', '/machine/') : name.replace('/machine/', '/at_once/')
}

const judgeNames: Readonly<Record<Judge, string>> = {
  machine: 'the machine',
  human: 'a reviewer',
  smile_secure: 'Smile Secure',
  monitor: 'monitoring',
}

/** Every verdict that a judge can give on a product, later than in the answer. What reads the same is one. */
export function verdictSituations(
  product: Product,
  by: Judge,
  scenarios: readonly Scenario[],
  { canSay, word }: Pick<Wording, 'canSay' | 'word'>,
): Situation[] {
  const told = outcomes
    .filter((outcome) => canSay(product, outcome, by))
    .map((outcome) => {
      const result = resultOf(outcome, by)
      const title = `${inShort(word(product, result))}, by ${judgeNames[by]}`
      return { name: verdictName(product, result), title, cure: cureOfVerdict(product, result, scenarios, canSay) }
    })
  return joined(told)
}

/** Every verdict on a product that can be in the answer to a submission. */
export function answeredSituations(
  product: Product,
  scenarios: readonly Scenario[],
  { canSay, situations }: CoveredGeneration,
): Situation[] {
  const told = [...outcomes, undefined].flatMap((outcome) => {
    const word = situations?.atOnce(product, outcome)
    if (!word) return []
    const cure = outcome
      ? cureOfVerdict(product, { outcome, by: 'machine' }, scenarios, canSay)
      : next('never-completes')
    return [{ name: answeredName(product, outcome), title: inShort(word), cure }]
  })
  return joined(told)
}

function inShort({ code, text }: Word): string {
  return `${code} ${text}`
}

/** A client cannot tell apart what reads the same: whoever met one has met all. */
function joined(told: readonly Situation[]): Situation[] {
  return [...Map.groupBy(told, ({ title }) => title).values()].flatMap(([first, ...more]) => {
    if (!first) return []
    return more.length === 0 ? [first] : [{ ...first, shows: [first, ...more].map(({ name }) => name) }]
  })
}

/** The first scenario that gives it without faults, or else what to write in one. */
function cureOfVerdict(
  product: Product,
  { outcome, by }: Pick<Result, 'outcome' | 'by'>,
  scenarios: readonly Scenario[],
  canSay: CanSay,
): string {
  const found = scenarios
    .filter((one) => appliesTo(one, product, canSay) && isMeantFor(one, product) && !hasFaults(one))
    .find(({ stages }) => stages.some((stage) => stage.outcome === outcome && stage.by === by))
  return found ? next(found.name) : `a scenario of your own with the stage { outcome: ${outcome}, by: ${by} }`
}
