import type { Delivery } from '../callbacks/delivery.ts'
import type { JobState } from '../jobs/job.ts'
import { outcomes } from '../jobs/outcome.ts'
import type { Product } from '../jobs/product.ts'
import { type Judge, type Result, resultOf } from '../jobs/result.ts'
import type { CanSay, Word, Wording } from '../jobs/wording.ts'
import type { SignatureFault, StatusFault } from '../scenarios/fault.ts'
import { appliesTo, hasFaults, isMeantFor, type Scenario } from '../scenarios/scenario.ts'

/** Something that Smile ID can do, and that a client's tests should meet. */
export interface Situation {
  /** Its group and name: `callback/twice`. */
  readonly id: string
  /** Its name for people. */
  readonly title: string
  /** How a test can meet it. */
  readonly cure: string
}

/** The id of a verdict on a product. @param scope the generation's prefix. */
export function verdictId(product: Product, { by, outcome }: Pick<Result, 'by' | 'outcome'>, scope = ''): string {
  return `${scope}${product}/${by}/${outcome}`
}

/** Every verdict that a judge can give on a product. @param scope the generation's prefix. */
export function verdictSituations(
  product: Product,
  by: Judge,
  scenarios: readonly Scenario[],
  { canSay, word }: Wording,
  scope = '',
): Situation[] {
  return outcomes
    .filter((outcome) => canSay(product, outcome, by))
    .map((outcome) => resultOf(outcome, by))
    .map((result) => ({
      id: verdictId(product, result, scope),
      title: titleOf(word(product, result), by),
      cure: cureOfVerdict(product, result, scenarios, canSay),
    }))
}

function titleOf({ code, text }: Word, by: Judge): string {
  return `${code} ${text}, by ${by === 'human' ? 'a reviewer' : 'the machine'}`
}

/** The first scenario that gives it without faults, or else what to write in one. */
function cureOfVerdict(
  product: Product,
  { outcome, by }: Result,
  scenarios: readonly Scenario[],
  canSay: CanSay,
): string {
  const found = scenarios
    .filter((one) => appliesTo(one, product, canSay) && isMeantFor(one, product) && !hasFaults(one))
    .find(({ stages }) => stages.some((stage) => stage.outcome === outcome && stage.by === by))
  return found ? next(found.name) : `a scenario of your own with the stage { outcome: ${outcome}, by: ${by} }`
}

/** What an endpoint can answer. @param endpoint its template, such as `POST /v1/upload`. */
export function callSituations(endpoint: string): Situation[] {
  const answered = { id: `call/${endpoint}/2xx`, title: `${endpoint}, answered`, cure: 'call it correctly' }
  const refused = {
    id: `call/${endpoint}/4xx`,
    title: `${endpoint}, refused`,
    cure: 'make it refuse: a wrong API key, a missing field, an unknown user, an expired link',
  }
  return endpoint.startsWith('GET ') ? [answered] : [answered, refused]
}

/**
 * What a status call can find.
 * @param status the name of the call. @param reviewed whether a product with provisional results is used.
 */
export function pollSituations(status: string, reviewed: boolean): Situation[] {
  const poll = (state: JobState, title: string, cure: string): Situation => ({
    id: `poll/${state}`,
    title: `${status}, ${title}`,
    cure,
  })
  return [
    poll('pending', 'asked before there is a result', 'ask at once'),
    ...(reviewed
      ? [poll('in_review', 'asked while the result is provisional', next('provisional-then-approved'))]
      : []),
    poll('final', 'asked when the result is final', 'ask again later'),
  ]
}

const signatureSituations: Readonly<Record<SignatureFault, Omit<Situation, 'id'>>> = {
  forged: { title: 'one with a forged signature', cure: next('callback-forged') },
  none: { title: 'one without a signature', cure: next('callback-unsigned') },
  stale: { title: 'one with a signature from yesterday', cure: next('callback-stale') },
  other_partner: { title: 'one with another partner’s signature', cure: next('callback-other-partner') },
}

/** What a callback endpoint can get. @param reviewed whether a product with provisional results is used. */
export function callbackSituations(reviewed: boolean): Situation[] {
  return [
    callback('taken', 'one that was accepted', 'answer it with 2xx'),
    callback('again', 'one that comes again because it was not accepted', 'answer the first attempt with 500'),
    ...(reviewed
      ? [
          callback('revised', 'the final result after a provisional one', next('provisional-then-rejected')),
          callback('overtaken', 'a provisional result after the final one', next('callback-out-of-order')),
        ]
      : []),
    callback('twice', 'the same result twice', next('callback-twice')),
    callback('lost', 'one that never comes', next('callback-lost')),
    ...Object.entries(signatureSituations).map(([fault, one]) => ({ id: `callback/${fault}`, ...one })),
    callback('lie', 'one that claims a result that the job does not have', next('callback-false-approval')),
    callback('unknown-fields', 'one with undocumented fields', next('callback-unknown-fields')),
    callback('missing-fields', 'one without its optional fields', next('callback-missing-fields')),
    callback('large', 'one of more than a megabyte', next('callback-large')),
  ]
}

function callback(name: string, title: string, cure: string): Situation {
  return { id: `callback/${name}`, title, cure }
}

/**
 * The situations that an attempt at a callback met.
 * @param siblings all deliveries of the job, including this one after the attempt.
 */
export function metByAttempt(delivery: Delivery, siblings: readonly Delivery[]): string[] {
  const { attempts, reported, fault } = delivery
  const status = attempts.at(-1)?.status
  // No endpoint got it.
  if (status === undefined) return []
  const others = siblings.filter((one) => one.id !== delivery.id && wasHeard(one) && !one.fault?.claims)
  return [
    ...(status >= 200 && status < 300 ? ['taken'] : []),
    ...(attempts.length > 1 ? ['again'] : []),
    ...(fault?.claims ? ['lie'] : metBeside(reported, others)),
    ...(fault?.signature ? [fault.signature] : []),
    ...(fault?.fields ? [`${fault.fields}-fields`] : []),
    ...((fault?.size ?? 0) > 1_000_000 ? ['large'] : []),
  ].map((name) => `callback/${name}`)
}

/** The situations of a result that comes after others of its job. */
function metBeside({ from, result: { final, outcome } }: Delivery['reported'], others: readonly Delivery[]): string[] {
  const results = others.map(({ reported }) => reported)
  return [
    ...(final && results.some(({ result }) => !result.final) ? ['revised'] : []),
    ...(!final && results.some(({ result }) => result.final) ? ['overtaken'] : []),
    ...(results.some((one) => one.from === from && one.result.outcome === outcome) ? ['twice'] : []),
  ]
}

function wasHeard({ attempts }: Delivery): boolean {
  return attempts.some(({ status }) => status !== undefined)
}

/** What can go wrong with any answer. @param status the name of the status call, if one was used. */
export function faultSituations(status?: string): Situation[] {
  return [
    fault('5xx', 'an answer 500, 502 or 503', next('answer-503')),
    fault('429', 'an answer 429, too many requests', next('answer-429')),
    fault('late', 'an answer that is late', next('answer-late')),
    fault('reset', 'a connection that is reset', next('answer-reset')),
    fault('cut', 'an answer that is cut off', next('answer-cut')),
    fault('drip', 'an answer that arrives slowly in small pieces', next('answer-drip')),
    fault('malformed', 'an answer that is not JSON', next('answer-malformed')),
    ...(status ? [fault('forged', `a wrongly signed ${status}`, next('status-forged'))] : []),
  ]
}

function fault(name: string, title: string, cure: string): Situation {
  return { id: `fault/${name}`, title, cure }
}

/** The situations that an answer met, by its status and its fault. */
export function metByAnswer(endpoint: string, status: number, fault: StatusFault = {}): string[] {
  const { broken, latency, signature } = fault
  // A broken answer does not count as one.
  const met = [broken ? `fault/${broken}` : `call/${endpoint}/${Math.floor(status / 100)}xx`]
  if (status >= 500) met.push('fault/5xx')
  if (status === 429) met.push('fault/429')
  if (latency !== undefined) met.push('fault/late')
  if (signature) met.push('fault/forged')
  return met
}

function next(scenario: string): string {
  return `next ${scenario}`
}
