import { canClaim } from '../../core/jobs/claim.ts'
import { isFinal } from '../../core/jobs/outcome.ts'
import { type Product, products } from '../../core/jobs/product.ts'
import type { CanSay, Wordings } from '../../core/jobs/wording.ts'
import { createPredicate } from '../../core/scenarios/predicate.ts'
import { appliesTo, type Scenario } from '../../core/scenarios/scenario.ts'
import type { PredicateSpec } from '../../core/scenarios/wanted-text.ts'
import { nearest } from '../../core/text/spelling.ts'
import type { ScenarioFile } from '../../generated/scenario.ts'
import type { Violation } from '../../validation/violation.ts'
import { decodeScenario } from './decode.ts'
import { emptyCounts } from './empty-counts.ts'
import { compilePattern } from './pattern.ts'

type Match = NonNullable<ScenarioFile['match']>

/**
 * Problems that a schema cannot find in a scenario file: regular expressions that do not compile, products that do not
 * exist, outcomes that no judge can give or that cannot be claimed, claims that are true, stages out of order, and stages
 * after a final verdict.
 */
export function meaninglessIn(content: ScenarioFile, wordings: Wordings): Violation[] {
  const expressions = brokenExpressions(content.match)
  if (expressions.length > 0) return expressions
  const scenario = decodeScenario(content, '')
  const empty = emptyCounts(content)
  if (empty.length > 0) return empty
  const meant = products.filter((product) => mayBeAbout(scenario, product))
  if (meant.length === 0) return [unknownProduct(content.match)]
  // A scenario that no single generation can play from beginning to end is not played.
  const canBeReported = wordings().some(({ canSay }) => meant.some((product) => appliesTo(scenario, product, canSay)))
  return [
    ...(canBeReported
      ? []
      : unsayable(scenario, meant, (...asked) => wordings().some(({ canSay }) => canSay(...asked)))),
    ...trueClaims(scenario),
    ...outOfOrder(scenario),
    ...(canBeReported ? afterTheEnd(scenario) : []),
  ]
}

/** Every predicate whose `matches` is not a regular expression. */
function brokenExpressions(match: Match | undefined): Violation[] {
  const alternatives = Array.isArray(match)
    ? match.map((one, index) => [one, `/match/${index}`] as const)
    : [[match ?? {}, '/match'] as const]
  return alternatives.flatMap(([one, root]) => {
    const { partner_params: params, id_info: idInfo, person, images, ...own } = one as Exclude<Match, unknown[]>
    const inner = Object.entries({ partner_params: params, id_info: idInfo, person, images })
    return [
      ...brokenIn(own, root),
      ...inner.flatMap(([name, predicates]) => brokenIn(predicates ?? {}, `${root}/${name}`)),
    ]
  })
}

function brokenIn(predicates: object, root: string): Violation[] {
  return Object.entries(predicates).flatMap(([name, spec]) => {
    try {
      createPredicate(spec as PredicateSpec, compilePattern)
      return []
    } catch (error) {
      return [wrong(`${root}/${escaped(name)}`, `${(error as Error).message}.`)]
    }
  })
}

/** Whether the conditions on `product` allow a product, whatever the others are. */
function mayBeAbout({ alternatives }: Scenario, product: Product): boolean {
  if (alternatives.length === 0) return true
  return alternatives.some((conditions) =>
    conditions.every(({ field, predicate }) => field !== 'product' || predicate.holds(product)),
  )
}

function unknownProduct(match: Match | undefined): Violation {
  const { product } = (Array.isArray(match) ? {} : (match ?? {})) as { product?: unknown }
  const likely = typeof product === 'string' ? nearest(product, products) : undefined
  const cure = likely ? `Did you mean ${likely}?` : `There are: ${products.join(', ')}.`
  return wrong(Array.isArray(match) ? '/match' : '/match/product', `matches no product. ${cure}`)
}

/** Stages that no judge can give, or none before a review; all stages if each is possible, but not together for one product. */
function unsayable({ stages }: Scenario, meant: readonly Product[], canSay: CanSay): Violation[] {
  if (stages.length === 0)
    return [wrong('/stages', 'needs a verdict of the machine before the review; otherwise there is nothing to review.')]
  const about = meant.length === products.length ? 'any product' : meant.join(', ')
  const problems = stages.flatMap(({ outcome, by, callback }, index) => {
    if (!meant.some((product) => canSay(product, outcome, by))) {
      return [wrong(`/stages/${index}/outcome`, `no ${by} can give "${outcome}" for ${about}.`)]
    }
    const claimed = callback?.claims
    if (claimed === undefined || meant.some((product) => canClaim(product, claimed, canSay))) return []
    return [
      wrong(`/stages/${index}/callback/claims`, `"${claimed}" is not an outcome of ${about}, so it cannot be claimed.`),
    ]
  })
  return problems.length > 0
    ? problems
    : [wrong('/stages', `are not possible together for any one product of ${about}.`)]
}

function trueClaims({ stages }: Scenario): Violation[] {
  return stages.flatMap(({ outcome, callback }, index) => {
    if (callback?.claims !== outcome) return []
    return [
      wrong(
        `/stages/${index}/callback/claims`,
        'is the true outcome of the stage. Claim another one, or leave claims out.',
      ),
    ]
  })
}

function outOfOrder({ stages }: Scenario): Violation[] {
  return stages.flatMap(({ after }, index) => {
    const before = stages[index - 1]
    if (!before || after >= before.after) return []
    return [
      wrong(`/stages/${index}/after`, 'is earlier than the stage before it; all times count from the submission.'),
    ]
  })
}

/** A final verdict never changes, so only Smile Secure, which is about other users, can come after one, and whoever goes on looking. */
function afterTheEnd({ stages, end }: Scenario): Violation[] {
  const verdicts = [...stages.entries()].filter(([, { by }]) => by !== 'smile_secure' && by !== 'monitor')
  const last = verdicts.findIndex(([, { outcome }]) => isFinal(outcome))
  const next = verdicts[last + 1]?.[0] ?? (end ? stages.length : undefined)
  if (last < 0 || next === undefined) return []
  return [wrong(`/stages/${next}`, 'comes after a final verdict, which never changes.')]
}

function wrong(pointer: string, message: string): Violation {
  return { pointer, kind: 'wrong', message }
}

/** A member's name as a JSON pointer writes it. */
function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}
