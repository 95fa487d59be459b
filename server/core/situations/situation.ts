import type { Delivery } from '../callbacks/delivery.ts'
import type { JobState } from '../jobs/job.ts'
import { outcomes } from '../jobs/outcome.ts'
import type { Product } from '../jobs/product.ts'
import { type Judge, type Result, resultOf } from '../jobs/result.ts'
import type { CanSay, Word, Wording } from '../jobs/wording.ts'
import type { SignatureFault, StatusFault } from '../scenarios/fault.ts'
import { appliesTo, hasFaults, isMeantFor, type Scenario } from '../scenarios/scenario.ts'

/** Something that Smile ID can do to a client, and that the client's tests may have met. */
export interface Situation {
  /** Its group, and its name in there: `callback/twice`. */
  readonly id: string
  /** What a person would call it. */
  readonly title: string
  /** How a test meets it. */
  readonly cure: string
}

/** The id of a verdict on a product. @param scope what tells generations apart. */
export function verdictId(product: Product, { by, outcome }: Pick<Result, 'by' | 'outcome'>, scope = ''): string {
  return `${scope}${product}/${by}/${outcome}`
}

/** Everything that a judge can say of a product. @param scope what tells generations apart. */
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

/** The first scenario that comes to it without breaking anything, or else what to write in one. */
function cureOfVerdict(
  product: Product,
  { outcome, by }: Result,
  scenarios: readonly Scenario[],
  canSay: CanSay,
): string {
  const told = scenarios
    .filter((one) => appliesTo(one, product, canSay) && isMeantFor(one, product) && !hasFaults(one))
    .find(({ stages }) => stages.some((stage) => stage.outcome === outcome && stage.by === by))
  return told ? next(told.name) : `a scenario of your own with the stage { outcome: ${outcome}, by: ${by} }`
}

/** What an endpoint that was used can answer. @param endpoint its template, such as `POST /v1/upload`. */
export function callSituations(endpoint: string): Situation[] {
  const answered = { id: `call/${endpoint}/2xx`, title: `${endpoint}, answered`, cure: 'call it with what it wants' }
  const refused = {
    id: `call/${endpoint}/4xx`,
    title: `${endpoint}, refused`,
    cure: 'have it refuse: a wrong API key, a field left out, a user it does not know, a link that has expired',
  }
  return endpoint.startsWith('GET ') ? [answered] : [answered, refused]
}

/**
 * What a call finds that asks how a job stands.
 * @param status what the call is called. @param reviewed whether a product is used that has provisional results.
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
  stale: { title: 'one with a signature of yesterday', cure: next('callback-stale') },
  other_partner: { title: 'one with another partner’s signature', cure: next('callback-other-partner') },
}

/** What can come to a callback endpoint. @param reviewed whether a product is used that has provisional results. */
export function callbackSituations(reviewed: boolean): Situation[] {
  return [
    callback('taken', 'one that was taken', 'answer it with 2xx'),
    callback('again', 'one that comes again, as it was not taken', 'answer the first attempt with 500'),
    ...(reviewed
      ? [
          callback('revised', 'the final result after a provisional one', next('provisional-then-rejected')),
          callback('overtaken', 'a provisional result after the final one', next('callback-out-of-order')),
        ]
      : []),
    callback('twice', 'the same result twice', next('callback-twice')),
    callback('lost', 'one that never comes', next('callback-lost')),
    ...Object.entries(signatureSituations).map(([fault, one]) => ({ id: `callback/${fault}`, ...one })),
    callback('lie', 'one that claims another result than the job has', next('callback-false-approval')),
    callback('unknown-fields', 'one with fields that nobody documents', next('callback-unknown-fields')),
    callback('missing-fields', 'one without its optional fields', next('callback-missing-fields')),
    callback('large', 'one of more than a megabyte', next('callback-large')),
  ]
}

function callback(name: string, title: string, cure: string): Situation {
  return { id: `callback/${name}`, title, cure }
}

/**
 * What an attempt at a callback brought about.
 * @param siblings every delivery of the same job, this one as it is after the attempt.
 */
export function metByAttempt(delivery: Delivery, siblings: readonly Delivery[]): string[] {
  const { attempts, told, fault } = delivery
  const status = attempts.at(-1)?.status
  // Nobody was there to meet anything.
  if (status === undefined) return []
  const others = siblings.filter((one) => one.id !== delivery.id && wasHeard(one) && !one.fault?.claims)
  return [
    ...(status >= 200 && status < 300 ? ['taken'] : []),
    ...(attempts.length > 1 ? ['again'] : []),
    ...(fault?.claims ? ['lie'] : metBeside(told, others)),
    ...(fault?.signature ? [fault.signature] : []),
    ...(fault?.fields ? [`${fault.fields}-fields`] : []),
    ...((fault?.size ?? 0) > 1_000_000 ? ['large'] : []),
  ].map((name) => `callback/${name}`)
}

/** What a result brings about that is told after others of its job. */
function metBeside({ from, result: { final, outcome } }: Delivery['told'], others: readonly Delivery[]): string[] {
  const results = others.map(({ told }) => told)
  return [
    ...(final && results.some(({ result }) => !result.final) ? ['revised'] : []),
    ...(!final && results.some(({ result }) => result.final) ? ['overtaken'] : []),
    ...(results.some((one) => one.from === from && one.result.outcome === outcome) ? ['twice'] : []),
  ]
}

function wasHeard({ attempts }: Delivery): boolean {
  return attempts.some(({ status }) => status !== undefined)
}

/** What can go wrong with any answer. @param status what the call is called that asks how a job stands, where that is used, too. */
export function faultSituations(status?: string): Situation[] {
  return [
    fault('5xx', 'an answer 500, 502 or 503', next('answer-503')),
    fault('429', 'an answer 429, too many requests', next('answer-429')),
    fault('late', 'an answer that is late', next('answer-late')),
    fault('reset', 'a connection that is reset', next('answer-reset')),
    fault('cut', 'an answer that is cut off', next('answer-cut')),
    fault('drip', 'an answer that drips in slowly', next('answer-drip')),
    fault('malformed', 'an answer that is not JSON', next('answer-malformed')),
    ...(status ? [fault('forged', `a wrongly signed ${status}`, next('status-forged'))] : []),
  ]
}

function fault(name: string, title: string, cure: string): Situation {
  return { id: `fault/${name}`, title, cure }
}

/** What an answer brought about, by its status and what went wrong with it on its way. */
export function metByAnswer(endpoint: string, status: number, spoilt: StatusFault = {}): string[] {
  const { broken, latency, signature } = spoilt
  return [
    // What breaks on its way is no answer.
    ...(broken ? [] : [`call/${endpoint}/${Math.floor(status / 100)}xx`]),
    ...(status >= 500 ? ['fault/5xx'] : []),
    ...(status === 429 ? ['fault/429'] : []),
    ...(latency === undefined ? [] : ['fault/late']),
    ...(broken ? [`fault/${broken}`] : []),
    ...(signature ? ['fault/forged'] : []),
  ]
}

function next(scenario: string): string {
  return `next ${scenario}`
}
