import type { Product } from '../jobs/product.ts'
import type { TimedResult } from '../jobs/result.ts'
import type { CallbackFault } from '../scenarios/fault.ts'
import type { Instant, Milliseconds } from '../time.ts'

/** One attempt to post a callback. */
export interface Attempt {
  readonly at: Instant
  /** The HTTP status of the answer; absent when none came. */
  readonly status?: number | undefined
  readonly latency: Milliseconds
  /** The first bytes of the answer, as text. */
  readonly answer?: string | undefined
  /** Why no answer came, or why this answer does not count, and what would help. */
  readonly problem?: string | undefined
}

/**
 * `owed` until a 2xx; `given_up` when the schedule has ended; `refused` when the address may not be called;
 * `cancelled` when a review came before a planned result; `lost` when the scenario loses it.
 */
export const deliveryStates = ['owed', 'delivered', 'given_up', 'refused', 'cancelled', 'lost'] as const

export type DeliveryState = (typeof deliveryStates)[number]

/** The end states that a client can wait for; a cancelled callback was never sent. */
export const settledStates: readonly DeliveryState[] = ['delivered', 'given_up', 'refused', 'lost']

/** Whether it has not ended yet; the loss of a callback is planned too. */
export function isComing({ state, dueAt }: Delivery, now: Instant): boolean {
  return state === 'owed' || (state === 'lost' && dueAt > now)
}

/** Whether it has ended by `now`. A lost callback ends at the moment it would have been sent. */
export function hasEnded(delivery: Delivery, now: Instant): boolean {
  return settledStates.includes(delivery.state) && !isComing(delivery, now)
}

/** When its last attempt ended; without one, when it was due. */
export function endOf({ attempts, dueAt }: Delivery): Instant {
  const last = attempts.at(-1)
  return last ? last.at + last.latency : dueAt
}

/** A callback owed to a partner. */
export interface Delivery {
  readonly id: string
  /** The generation that words it: its job's. */
  readonly generation: string
  readonly partnerId: string
  readonly smileJobId: string
  readonly jobId: string
  readonly product: Product
  readonly url: string
  /** The result that it reports, unless its fault claims another: one of the job's, as it was planned. */
  readonly reported: TimedResult
  readonly dueAt: Instant
  readonly state: DeliveryState
  readonly attempts: readonly Attempt[]
  /** The fault that its scenario or its replay injects. */
  readonly fault?: CallbackFault | undefined
  /** The delivery that this one sends again. */
  readonly replayOf?: string | undefined
}

/** What a callback needs a connection to: a partner's own, even where several are called at one host. */
export function destinationOf({ partnerId, url }: Pick<Delivery, 'partnerId' | 'url'>): string {
  return `${partnerId} ${URL.parse(url)?.origin}`
}

/** The input of a callback's message. */
export type CallbackInput = Pick<Delivery, 'partnerId' | 'smileJobId' | 'url' | 'fault'> & {
  readonly reported: Pick<Delivery['reported'], 'result'>
}
