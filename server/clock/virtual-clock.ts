import type { Instant, Milliseconds } from '../core/time.ts'
import type { Clock, Wake } from './clock.ts'

/** A clock that moves only when advanced, and waits for everything due on the way. */
export interface VirtualClock extends Clock {
  readonly kind: 'virtual'
  /**
   * Moves from alarm to alarm up to `length` from now, running each and waiting for it.
   * When it returns, everything due is done. Concurrent calls run one after another.
   * @throws RangeError when `length` is negative: time only moves forward.
   */
  advance(length: Milliseconds): Promise<Instant>
  /**
   * Sets another time, which may be earlier, when it is this call's turn; `meanwhile` runs in the same moment, and
   * the time stays as it was if that throws.
   * No alarm goes off: each stays as far away as it was.
   */
  jump(to: Instant, meanwhile: () => void): Promise<void>
}

/** Where virtual time begins by default: the same moment on every machine, so that runs can be compared. */
export const virtualEpoch: Instant = Date.UTC(2026, 0, 1)

/** A clock for tests: it stands still until advanced. @param keep called with each new time before it is shown; an error stops the clock. */
export function createVirtualClock(
  start: Instant = virtualEpoch,
  keep: (now: Instant) => void = () => undefined,
): VirtualClock {
  let now = start
  let turn: Promise<unknown> = Promise.resolve()
  const alarms = new Set<{ at: Instant; wake: Wake }>()
  let stopped = false

  function nextAlarm(until: Instant) {
    let next: { at: Instant; wake: Wake } | undefined
    for (const alarm of alarms) {
      if (alarm.at <= until && (!next || alarm.at < next.at)) next = alarm
    }
    return next
  }

  function show(at: Instant): void {
    if (at === now) return
    if (!stopped) keep(at)
    now = at
  }

  async function moveTo(target: Instant): Promise<Instant> {
    for (let alarm = nextAlarm(target); alarm; alarm = nextAlarm(target)) {
      show(Math.max(now, alarm.at))
      alarms.delete(alarm)
      await alarm.wake()
    }
    show(Math.max(now, target))
    return now
  }

  /** Alarms move with the time, so that each stays as far away as it was. */
  function shiftTo(at: Instant): void {
    for (const alarm of alarms) alarm.at += at - now
    now = at
  }

  return {
    kind: 'virtual',
    now: () => now,
    wakeAt(at, wake) {
      const alarm = { at, wake }
      if (!stopped) alarms.add(alarm)
      return { cancel: () => alarms.delete(alarm) }
    },
    advance(length) {
      if (!(length >= 0)) throw new RangeError(`cannot advance by ${length} ms: time only moves forward`)
      const moved = turn.then(() => moveTo(now + length))
      turn = moved.catch(() => undefined)
      return moved
    },
    jump(to, meanwhile) {
      const jumped = turn.then(() => {
        const before = now
        shiftTo(to)
        try {
          meanwhile()
        } catch (error) {
          shiftTo(before)
          throw error
        }
        if (!stopped) keep(to)
      })
      turn = jumped.catch(() => undefined)
      return jumped
    },
    stop() {
      stopped = true
      alarms.clear()
    },
  }
}
