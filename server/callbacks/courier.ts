import type { Alarm, Clock } from '../clock/clock.ts'
import { type Attempt, type AttemptOutcome, afterAttempt, type Delivery, type RetrySchedule } from '../core/delivery.ts'
import type { Instant } from '../core/time.ts'
import type { Storage } from '../storage/storage.ts'
import { createSchedule } from './schedule.ts'
import type { Message, Transport } from './transport.ts'

/** What the courier works with. Encoders arrive as a value, so it knows no generation. */
export interface CourierParts {
  readonly storage: Storage
  readonly clock: Clock
  readonly transport: Transport
  readonly retrySchedule: RetrySchedule
  /** Writes and signs a callback as of `now`. Throws an Error when that cannot be done: the delivery is then refused. */
  readonly encode: (delivery: Delivery, now: Instant) => Message
  /** Told of every attempt once it is recorded. */
  readonly onAttempt?: (delivery: Delivery, attempt: Attempt) => void
}

/** Empties the outbox as the clock reaches it. Decides nothing: what is owed, and when, is in the plan. */
export interface Courier {
  /** Takes note of deliveries that were saved. */
  expect(deliveries: readonly Delivery[]): void
  /** Resolves when no attempt is under way. */
  settled(): Promise<void>
  stop(): void
}

/** A courier over a store, a clock and a transport. It keeps one alarm, at the soonest delivery. */
export function createCourier(parts: CourierParts): Courier {
  const { storage, clock, transport } = parts
  const schedule = createSchedule()
  const underWay = new Set<Promise<void>>()
  let alarm: { at: Instant; off: Alarm } | undefined
  let stopped = false

  function setAlarm(): void {
    const at = schedule.nextDueAt()
    if (stopped || at === undefined || (alarm && alarm.at <= at)) return
    alarm?.off.cancel()
    alarm = { at, off: clock.wakeAt(at, deliverDue) }
  }

  async function deliverDue(): Promise<void> {
    alarm = undefined
    const due = schedule.takeDue(clock.now()).map(attempt)
    setAlarm()
    await Promise.all(due)
  }

  function attempt(id: string): Promise<void> {
    const running = tryOnce(id).finally(() => underWay.delete(running))
    underWay.add(running)
    return running
  }

  async function tryOnce(id: string): Promise<void> {
    const delivery = storage.delivery(id)
    const at = clock.now()
    // A review may have cancelled it, or moved it, since it was scheduled.
    if (stopped || delivery?.state !== 'owed' || delivery.dueAt > at) return
    record(delivery, { at, ...(await send(delivery, at)) })
  }

  async function send(delivery: Delivery, at: Instant): Promise<Omit<AttemptOutcome, 'at'>> {
    try {
      return await transport.post(parts.encode(delivery, at))
    } catch (error) {
      return { latency: 0, problem: (error as Error).message, refused: true }
    }
  }

  function record(sent: Delivery, outcome: AttemptOutcome): void {
    // Read again: a reset may have come while the attempt was under way.
    const current = storage.delivery(sent.id)
    if (stopped || !current) return
    const next = afterAttempt(current, outcome, parts.retrySchedule)
    storage.saveDelivery(next)
    expect([next])
    parts.onAttempt?.(next, outcome)
  }

  function expect(deliveries: readonly Delivery[]): void {
    for (const one of deliveries) if (one.state === 'owed') schedule.add(one.id, one.dueAt)
    setAlarm()
  }

  return {
    expect,
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay)
    },
    stop() {
      stopped = true
      alarm?.off.cancel()
    },
  }
}
