import type { Delivery } from '../callbacks/delivery.ts'
import type { SignatureFault } from '../scenarios/fault.ts'
import { next, type Situation } from './situation.ts'

const signatureSituations: Readonly<Record<SignatureFault, Omit<Situation, 'name'>>> = {
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
    ...Object.entries(signatureSituations).map(([fault, one]) => ({ name: `callback/${fault}`, ...one })),
    callback('lie', 'one that claims a result that the job does not have', next('callback-false-approval')),
    callback('unknown-fields', 'one with undocumented fields', next('callback-unknown-fields')),
    callback('missing-fields', 'one without its optional fields', next('callback-missing-fields')),
    callback('large', 'one of more than a megabyte', next('callback-large')),
  ]
}

function callback(name: string, title: string, cure: string): Situation {
  return { name: `callback/${name}`, title, cure }
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
