import type { Clock } from '../clock/clock.ts'
import type { Attempt, Delivery } from '../core/callbacks/delivery.ts'
import type { RetrySchedule } from '../core/callbacks/retry.ts'
import { type WordedDelivery, wordDelivery } from '../core/jobs/worded.ts'
import type { Dispatcher } from '../service/callbacks/dispatcher-port.ts'
import type { AttemptParts } from './attempt.ts'
import { createDispatcher, type DispatcherParts } from './dispatcher.ts'

/** What dispatchers have in common: each clock has one. */
export interface SharedDispatcherParts extends Omit<DispatcherParts, 'clock' | 'owner' | 'scheduleOf' | 'onAttempt'> {
  /** The wait before each further attempt, whatever a generation says. */
  readonly callbackRetry: RetrySchedule | undefined
  /** What a generation says. */
  readonly retryOf: (generation: string) => RetrySchedule
  /** Called for every attempt once it is recorded. */
  readonly onAttempt?: (delivery: WordedDelivery, attempt: Attempt) => void
}

/** @returns what makes the dispatcher of a clock. */
export function openDispatchers(parts: SharedDispatcherParts): (clock: Clock, owner?: string) => Dispatcher {
  const scheduleOf: AttemptParts['scheduleOf'] = ({ generation }) => parts.callbackRetry ?? parts.retryOf(generation)
  const onAttempt = (delivery: Delivery, attempt: Attempt) =>
    parts.onAttempt?.(wordDelivery(delivery, parts.wordingOf), attempt)
  return (clock, owner) => createDispatcher({ ...parts, scheduleOf, onAttempt, clock, owner })
}
