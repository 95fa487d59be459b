import type { Alarm, Clock } from '../clock/clock.ts'
import type { Attempt, AttemptOutcome, Delivery, RetrySchedule } from '../core/callbacks/delivery.ts'
import type { Message } from '../core/callbacks/message.ts'
import { createSchedule } from '../core/callbacks/schedule.ts'
import { decideAttempt } from '../core/decisions/record-attempt.ts'
import { OvertakenError, StorageError } from '../core/errors.ts'
import type { Job } from '../core/jobs/job.ts'
import type { WordingOf } from '../core/jobs/wording.ts'
import type { Instant } from '../core/time.ts'
import type { Dispatcher } from '../service/callbacks/dispatcher.ts'
import type { Store } from '../store/store.ts'
import { mostAtOnce, type Transport } from './transport.ts'
import { createTurns } from './turns.ts'

/** What the dispatcher works with. Encoders are passed in, so it does not depend on a generation. */
export interface DispatcherParts {
  readonly store: Pick<Store, 'decide' | 'read' | 'epochOf'>
  readonly clock: Clock
  readonly transport: Transport
  /** The wait before each further attempt at a callback. */
  readonly scheduleOf: (delivery: Delivery) => RetrySchedule
  /** Writes and signs a job's callback as of `now`. Throws an Error when that fails: the delivery is then refused. */
  readonly encode: (delivery: Delivery, job: Job | undefined, now: Instant) => Message
  readonly wordingOf: WordingOf
  /** Called for every attempt once it is recorded. */
  readonly onAttempt?: (delivery: Delivery, attempt: Attempt) => void
}

/** A delivery that is not due yet. */
type Waiting = Pick<Delivery, 'id' | 'partnerId' | 'url' | 'dueAt'>

/**
 * Sends deliveries when the clock says they are due. It decides nothing: what is owed, and when, is in the plan.
 * It keeps one alarm, for the next delivery.
 */
export function createDispatcher(parts: DispatcherParts): Dispatcher {
  const { store, clock, transport } = parts
  let schedule = createSchedule()
  const underWay = new Set<Promise<void>>()
  const turns = createTurns(mostAtOnce)
  // By id. An entry of the schedule whose due time differs from the one here is stale.
  const waiting = new Map<string, Waiting>()
  // By partner: aborted by its next reset.
  const eras = new Map<string, AbortController>()
  let alarm: { at: Instant; off: Alarm } | undefined
  let draining = false

  function setAlarm(): void {
    const at = schedule.nextDueAt()
    if (draining || at === undefined || (alarm && alarm.at <= at)) return
    alarm?.off.cancel()
    alarm = { at, off: clock.wakeAt(at, deliverDue) }
  }

  async function deliverDue(): Promise<void> {
    alarm = undefined
    const attempts = schedule.takeDue(clock.now()).flatMap(({ id, dueAt }) => {
      const due = waiting.get(id)
      return due?.dueAt === dueAt && waiting.delete(id) ? [attempt(due)] : []
    })
    setAlarm()
    await Promise.all(attempts)
  }

  function attempt(due: Waiting): Promise<void> {
    const running = tryOnce(due).finally(() => underWay.delete(running))
    underWay.add(running)
    return running
  }

  /** Written and signed only when it is sent: ten thousand waiting messages would fill the memory, and be stale when sent. */
  async function tryOnce({ id, partnerId, url }: Waiting): Promise<void> {
    const { signal } = eraOf(partnerId)
    const epoch = store.epochOf(partnerId)
    const endTurn = await turns.take(`${partnerId} ${URL.parse(url)?.origin}`)
    try {
      const { delivery, job } = await store.read(partnerId, {
        delivery: { fact: 'delivery', id },
        job: { fact: 'jobOfDelivery', id },
      })
      const at = clock.now()
      // A review may have cancelled it since it was scheduled.
      if (draining || delivery?.state !== 'owed' || signal.aborted) return
      const outcome = { at, ...(await send(delivery, job, at, signal)) }
      if (!signal.aborted) await record(delivery, outcome, epoch)
    } finally {
      endTurn()
    }
  }

  async function send(
    delivery: Delivery,
    job: Job | undefined,
    at: Instant,
    interrupt: AbortSignal,
  ): Promise<Omit<AttemptOutcome, 'at'>> {
    try {
      return await transport.post(parts.encode(delivery, job, at), delivery, interrupt)
    } catch (error) {
      return { latency: 0, problem: (error as Error).message, refused: true }
    }
  }

  /** The delivery's next attempt is scheduled by the listener to the store. */
  async function record({ id, partnerId }: Delivery, outcome: AttemptOutcome, epoch: number): Promise<void> {
    const now = clock.now()
    try {
      const next = await store.decide({ partnerId, epoch }, { before: { fact: 'delivery', id } }, ({ before }) =>
        decideAttempt(before, outcome, before ? parts.scheduleOf(before) : [], now, parts.wordingOf),
      )
      if (next) parts.onAttempt?.(next, outcome)
    } catch (error) {
      if (error instanceof OvertakenError) return
      if (!(error instanceof StorageError)) throw error
      process.emitWarning(`An attempt at callback ${id} was not kept, so a restart sends it again. ${error.message}`)
    }
  }

  function eraOf(partnerId: string): AbortController {
    const era = eras.get(partnerId) ?? new AbortController()
    eras.set(partnerId, era)
    return era
  }

  /** Aborts the attempts in progress: nothing may wait for an endpoint that never answers. */
  function endEras(partnerIds: Iterable<string>): void {
    for (const id of [...partnerIds]) {
      eras.get(id)?.abort()
      eras.delete(id)
    }
  }

  function expect(deliveries: readonly Delivery[]): void {
    for (const { id, partnerId, url, state, dueAt } of deliveries) {
      if (state !== 'owed' || waiting.get(id)?.dueAt === dueAt) continue
      waiting.set(id, { id, partnerId, url, dueAt })
      schedule.add(id, dueAt)
    }
    setAlarm()
  }

  function drain(): void {
    draining = true
    alarm?.off.cancel()
  }

  return {
    expect,
    forget(partnerId) {
      endEras(partnerId === undefined ? eras.keys() : [partnerId])
      if (partnerId !== undefined) return
      schedule = createSchedule()
      waiting.clear()
      // The clock may be set to another time before the next delivery is scheduled.
      alarm?.off.cancel()
      alarm = undefined
    },
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay)
    },
    drain,
    stop() {
      drain()
      endEras(eras.keys())
    },
  }
}
