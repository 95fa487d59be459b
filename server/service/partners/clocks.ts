import type { Clock } from '../../clock/clock.ts'
import type { Instant } from '../../core/time.ts'
import type { Dispatcher } from '../callbacks/dispatcher-port.ts'
import type { DueNotifier } from '../callbacks/due-notifier.ts'

/** A clock, and those who wait for its moments. */
export interface Timeline {
  readonly clock: Clock
  readonly dispatcher: Dispatcher
  readonly dueNotifier: DueNotifier
}

/** Time as each partner has it. Most live by the emulator's clock; a temporary one may have a clock of its own. */
export interface Clocks {
  /** The timeline of a partner; without one, the emulator's own. */
  of(partnerId?: string): Timeline
  clockOf(partnerId?: string): Clock
  /** Gives a partner a clock of its own. @param now what it shows; the beginning of virtual time by default. */
  open(partnerId: string, now?: Instant): void
  /** Ends a partner's own clock, and what waits for it. */
  close(partnerId: string): void
  /** Ends every clock that is a partner's own. */
  closeOwn(): void
  /** Looks at what the store holds already. */
  resume(): Promise<void>
  /** Forgets what is to come, of one partner or of all. */
  forget(partnerId?: string): void
  /** Resolves when no attempt at a callback is in progress, not even one of a partner that is gone. */
  settled(): Promise<void>
  /** Starts nothing more, and records attempts in progress that end before `impatient`. Clocks go on. */
  drain(impatient: Promise<void>): Promise<void>
  /** Ends every clock, and whatever waits for it. */
  stop(): void
}

/** What clocks are made of. */
export interface ClocksParts {
  /** The emulator's own. */
  readonly clock: Clock
  readonly openClock: (partnerId: string, now?: Instant) => Clock
  readonly openDispatcher: (clock: Clock, owner?: string) => Dispatcher
  readonly openDueNotifier: (clock: Clock) => DueNotifier
}

export function createClocks({ clock, openClock, openDispatcher, openDueNotifier }: ClocksParts): Clocks {
  const own = new Map<string, Timeline>()
  const leaving = new Set<Promise<void>>()
  const shared = timelineOn(clock)

  function timelineOn(clock: Clock, owner?: string): Timeline {
    return { clock, dispatcher: openDispatcher(clock, owner), dueNotifier: openDueNotifier(clock) }
  }

  const of = (partnerId = ''): Timeline => own.get(partnerId) ?? shared

  function stop({ clock, dispatcher, dueNotifier }: Timeline): void {
    clock.stop()
    dispatcher.stop()
    dueNotifier.stop()
  }

  function close(partnerId: string): void {
    const timeline = own.get(partnerId)
    if (!timeline) return
    own.delete(partnerId)
    stop(timeline)
    const settled = timeline.dispatcher.settled().finally(() => leaving.delete(settled))
    leaving.add(settled)
  }

  async function settled(): Promise<void> {
    await Promise.all([shared, ...own.values()].map(({ dispatcher }) => dispatcher.settled()))
    await Promise.all(leaving)
  }

  return {
    of,
    clockOf: (partnerId) => of(partnerId).clock,
    open: (partnerId, now) => void own.set(partnerId, timelineOn(openClock(partnerId, now), partnerId)),
    close,
    closeOwn: () => [...own.keys()].forEach(close),
    async resume() {
      await Promise.all([shared, ...own.values()].map(({ dispatcher }) => dispatcher.resume()))
    },
    forget(partnerId) {
      for (const { dispatcher, dueNotifier } of partnerId === undefined ? [shared, ...own.values()] : [of(partnerId)]) {
        dispatcher.forget(partnerId)
        dueNotifier.forget(partnerId)
      }
    },
    settled,
    async drain(impatient) {
      const all = [shared, ...own.values()]
      for (const { dispatcher, dueNotifier } of all) {
        dispatcher.drain()
        dueNotifier.stop()
      }
      await Promise.race([settled(), impatient])
      for (const { dispatcher } of all) dispatcher.stop()
    },
    stop: () => [shared, ...own.values()].forEach(stop),
  }
}
