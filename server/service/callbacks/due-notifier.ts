import type { Alarm, Clock } from '../../clock/clock.ts'
import type { Delivery } from '../../core/callbacks/delivery.ts'
import { createDueQueue } from '../../core/callbacks/due-queue.ts'
import type { Job } from '../../core/jobs/job.ts'
import type { TimedResult } from '../../core/jobs/result.ts'
import { reportedWord, wordOf } from '../../core/jobs/worded.ts'
import type { WordingOf } from '../../core/jobs/wording.ts'
import type { Changes, Replacement } from '../../core/state/changes.ts'
import { callbackEnded, resultDue } from '../../core/state/happenings.ts'
import type { Instant } from '../../core/time.ts'
import type { ToCome } from '../../store/due.ts'
import type { Events } from '../events.ts'
import type { Settlements } from './settlements.ts'

/** What the due notifier needs. */
export interface DueNotifierParts {
  readonly clock: Clock
  readonly events: Events
  readonly settlements: Settlements
  readonly wordingOf: WordingOf
}

/**
 * Emits events that depend only on time, since no process runs for them: a verdict becomes valid, and the moment
 * passes at which a lost callback would have been sent.
 */
export interface DueNotifier {
  /** Notes what was planned, and what is no longer planned; emits events that are already due. */
  follow(changes: Pick<Changes, 'jobs' | 'deliveries'>): void
  /** Notes what the store already has: what becomes due after a moment. */
  expect(toCome: ToCome, since: Instant): void
  /** Emits everything that is due by now, before events that follow from it. */
  catchUp(): void
  /** Forgets what is to come, of one partner or of all. */
  forget(partnerId?: string): void
  stop(): void
}

interface Pending {
  readonly partnerId: string
  readonly at: Instant
  readonly emit: () => void
}

/** A due notifier over a clock. It keeps one alarm, for the next moment. */
export function createDueNotifier({ clock, events, settlements, wordingOf }: DueNotifierParts): DueNotifier {
  const queue = createDueQueue()
  const pending = new Map<string, Pending>()
  let alarm: { at: Instant; off: Alarm } | undefined
  let stopped = false

  function add(key: string, what: Pending): void {
    if (!pending.has(key)) queue.add(key, what.at)
    pending.set(key, what)
  }

  function drop(key: string): void {
    const what = pending.get(key)
    if (what) queue.remove(key, what.at)
    pending.delete(key)
  }

  function cancelAlarm(): void {
    alarm?.off.cancel()
    alarm = undefined
  }

  function setAlarm(): void {
    const at = queue.nextDueAt()
    if (stopped || at === undefined || (alarm && alarm.at <= at)) return
    cancelAlarm()
    alarm = {
      at,
      off: clock.wakeAt(at, () => {
        alarm = undefined
        catchUp()
      }),
    }
  }

  function catchUp(): void {
    for (const { id } of queue.takeDue(clock.now())) {
      const due = pending.get(id)
      pending.delete(id)
      due?.emit()
    }
    setAlarm()
  }

  function addResults(job: Job, results: readonly TimedResult[]): void {
    const { partnerId } = job
    for (const one of results) {
      const emit = () => events.emit(resultDue(job, one, wordOf(job, one.result, wordingOf)))
      add(resultKey(job, one), { partnerId, at: one.from, emit })
    }
  }

  function addLoss(delivery: Delivery): void {
    const { partnerId, dueAt } = delivery
    add(lossKey(delivery), { partnerId, at: dueAt, emit: () => emitLoss(delivery) })
  }

  function emitLoss(delivery: Delivery): void {
    settlements.note(delivery)
    const lost = callbackEnded(delivery, delivery.dueAt, reportedWord(delivery, wordingOf))
    if (lost) events.emit(lost)
  }

  /** A review may replace planned results, which then never become valid. */
  function followJob({ before, after }: Replacement<Job>): void {
    const planned = new Set(after.results.map((one) => resultKey(after, one)))
    const known = new Set(before?.results.map((one) => resultKey(after, one)))
    for (const key of known) if (!planned.has(key)) drop(key)
    addResults(
      after,
      after.results.filter((one) => !known.has(resultKey(after, one))),
    )
  }

  return {
    follow({ jobs = [], deliveries = [] }) {
      jobs.forEach(followJob)
      for (const { before, after } of deliveries) {
        if (before?.state === 'lost' && after.state !== 'lost') drop(lossKey(before))
        if (after.state === 'lost') addLoss(after)
      }
      catchUp()
    },
    expect({ jobs, losses }, since) {
      for (const job of jobs) {
        addResults(
          job,
          job.results.filter(({ from }) => from > since),
        )
      }
      losses.forEach(addLoss)
      catchUp()
    },
    catchUp,
    forget(partnerId) {
      for (const [key, one] of pending) if (partnerId === undefined || one.partnerId === partnerId) drop(key)
      // The clock may be set to another time before anything is expected again.
      if (partnerId === undefined) cancelAlarm()
    },
    stop() {
      stopped = true
      cancelAlarm()
    },
  }
}

function resultKey({ ref }: Job, { from, result }: TimedResult): string {
  return `${ref} ${from} ${result.outcome}`
}

function lossKey({ id, dueAt }: Delivery): string {
  return `lost ${id} ${dueAt}`
}
