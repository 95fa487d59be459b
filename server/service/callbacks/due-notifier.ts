import type { Alarm, Clock } from '../../clock/clock.ts'
import type { Delivery } from '../../core/callbacks/delivery.ts'
import { createSchedule } from '../../core/callbacks/schedule.ts'
import type { Job } from '../../core/jobs/job.ts'
import type { TimedResult } from '../../core/jobs/result.ts'
import { reportedWord, wordOf } from '../../core/jobs/worded.ts'
import type { WordingOf } from '../../core/jobs/wording.ts'
import { callbackEnded, resultDue } from '../../core/state/happenings.ts'
import type { Instant } from '../../core/time.ts'
import type { Storage } from '../../store/tables.ts'
import type { Events } from '../events.ts'
import type { Settlements } from './settlements.ts'

/** What the due notifier works with. */
export interface DueNotifierParts {
  readonly storage: Storage
  readonly clock: Clock
  readonly events: Events
  readonly settlements: Settlements
  readonly wordingOf: WordingOf
}

/**
 * Tells of what comes about by time alone, since nothing runs that could: a verdict comes to hold, and the moment
 * passes at which a lost callback would have been sent.
 */
export interface DueNotifier {
  /** Takes note of verdicts that were planned, and tells at once of those that hold already. */
  expectResults(job: Job, results: readonly TimedResult[]): void
  /** Takes note of those that are lost. */
  expectLosses(deliveries: readonly Delivery[]): void
  /** Tells of everything that has come about by now: before anybody is told of what follows from it. */
  catchUp(): void
  /** Forgets what is to come, of one partner or of all. */
  forget(partnerId?: string): void
  stop(): void
}

interface Pending {
  readonly partnerId: string
  /** Looks whether it still comes about, and tells if so. */
  readonly tell: () => void
}

/** A due notifier over a store and a clock. It keeps one alarm, at the soonest moment. */
export function createDueNotifier({ storage, clock, events, settlements, wordingOf }: DueNotifierParts): DueNotifier {
  let schedule = createSchedule()
  const pending = new Map<string, Pending>()
  let alarm: { at: Instant; off: Alarm } | undefined
  let stopped = false

  function add(key: string, at: Instant, what: Pending): void {
    if (!pending.has(key)) schedule.add(key, at)
    pending.set(key, what)
  }

  function cancelAlarm(): void {
    alarm?.off.cancel()
    alarm = undefined
  }

  function setAlarm(): void {
    const at = schedule.nextDueAt()
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
    for (const { id } of schedule.takeDue(clock.now())) {
      const due = pending.get(id)
      pending.delete(id)
      due?.tell()
    }
    setAlarm()
  }

  /** A review may have come first, and then the verdict is planned no more. */
  function tellResult({ partnerId, smileJobId }: Job, { from, result }: TimedResult): void {
    const job = storage.job(partnerId, smileJobId)
    const same = job?.results.find((one) => one.from === from && one.result.outcome === result.outcome)
    if (job && same) events.tell(resultDue(job, same, wordOf(job, same.result, wordingOf)))
  }

  function tellLoss({ id, dueAt }: Delivery): void {
    const delivery = storage.delivery(id)
    if (delivery?.state !== 'lost') return
    settlements.note(delivery)
    const lost = callbackEnded(delivery, dueAt, reportedWord(delivery, wordingOf))
    if (lost) events.tell(lost)
  }

  return {
    expectResults(job, results) {
      const { partnerId, ref } = job
      for (const told of results) {
        add(`${ref} ${told.from} ${told.result.outcome}`, told.from, { partnerId, tell: () => tellResult(job, told) })
      }
      catchUp()
    },
    expectLosses(deliveries) {
      for (const one of deliveries.filter(({ state }) => state === 'lost')) {
        add(`lost ${one.id} ${one.dueAt}`, one.dueAt, { partnerId: one.partnerId, tell: () => tellLoss(one) })
      }
      catchUp()
    },
    catchUp,
    forget(partnerId) {
      for (const [key, one] of pending) {
        if (partnerId === undefined || one.partnerId === partnerId) pending.delete(key)
      }
      if (partnerId !== undefined) return
      schedule = createSchedule()
      // The clock may be set to another time before anything is expected again.
      cancelAlarm()
    },
    stop() {
      stopped = true
      cancelAlarm()
    },
  }
}
