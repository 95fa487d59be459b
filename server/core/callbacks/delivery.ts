import type { Product } from '../jobs/product.ts'
import type { TimedResult } from '../jobs/result.ts'
import type { CallbackFault } from '../scenarios/fault.ts'
import type { Instant, Milliseconds } from '../time.ts'

/** One try to bring a callback to its address. */
export interface Attempt {
  readonly at: Instant
  /** The HTTP status answered; absent when no answer came. */
  readonly status?: number | undefined
  readonly latency: Milliseconds
  /** The first bytes of the answer, as text. */
  readonly answer?: string | undefined
  /** Why no answer came, or why this answer does not count, and what would help. */
  readonly problem?: string | undefined
}

/**
 * `owed` until a 2xx; `given_up` when the schedule has ended; `refused` when the address may not be called;
 * `cancelled` when a review came before a planned result; `lost` when the scenario has it get lost.
 */
export const deliveryStates = ['owed', 'delivered', 'given_up', 'refused', 'cancelled', 'lost'] as const

export type DeliveryState = (typeof deliveryStates)[number]

/** How a callback ends of which somebody may wait to hear; a review cancels what nobody has heard of yet. */
export const settledStates: readonly DeliveryState[] = ['delivered', 'given_up', 'refused', 'lost']

/** Whether its end is still to come; a callback is planned to be lost. */
export function isComing({ state, dueAt }: Delivery, now: Instant): boolean {
  return state === 'owed' || (state === 'lost' && dueAt > now)
}

/** Whether it has come to its end by `now`. One that is lost has, once the moment is past at which it would have been sent. */
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
  /** The generation in whose words it is; its job's. */
  readonly generation: string
  readonly partnerId: string
  readonly smileJobId: string
  readonly jobId: string
  readonly product: Product
  readonly url: string
  /** What it tells, unless its fault claims another: one of the job's results, as it was when it was planned. */
  readonly told: TimedResult
  readonly dueAt: Instant
  readonly state: DeliveryState
  readonly attempts: readonly Attempt[]
  /** What is wrong with it, by its scenario or by whoever sends it again. */
  readonly fault?: CallbackFault | undefined
  /** The delivery that this one sends again. */
  readonly replayOf?: string | undefined
}

/** How an attempt ended, as the transport saw it. */
export interface AttemptOutcome extends Attempt {
  /** Trying again cannot help: the address may not be called. */
  readonly refused?: boolean
}

/** The wait before each further attempt. Smile ID publishes no schedule, so the default is assumed (v1 §6.9). */
export type RetrySchedule = readonly Milliseconds[]

/**
 * Records an attempt and decides what follows: delivered, tried again on the schedule, or given up.
 * @param now when the attempt ended: the wait is counted from there, so that a slow refusal is not tried again at once.
 */
export function afterAttempt(
  delivery: Delivery,
  outcome: AttemptOutcome,
  schedule: RetrySchedule,
  now: Instant,
): Delivery {
  const { refused, ...attempt } = outcome
  const attempts = [...delivery.attempts, attempt]
  if (refused) return { ...delivery, attempts, state: 'refused' }
  if (accepted(attempt)) return { ...delivery, attempts, state: 'delivered' }
  const wait = schedule[attempts.length - 1]
  if (wait === undefined) return { ...delivery, attempts, state: 'given_up' }
  return { ...delivery, attempts, dueAt: now + wait }
}

/** Any 2xx counts. Source: v1 §6.9. */
function accepted(attempt: Attempt): boolean {
  return attempt.status !== undefined && attempt.status >= 200 && attempt.status < 300
}

/** What a callback's message is made from. */
export type Telling = Pick<Delivery, 'partnerId' | 'smileJobId' | 'url' | 'fault'> & {
  readonly told: Pick<Delivery['told'], 'result'>
}
