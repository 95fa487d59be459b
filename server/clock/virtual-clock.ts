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
  /** Runs `work` while nobody moves the clock: after the moves that were asked for before it, and before those asked for after it. */
  inTurn<Value>(work: () => Value | Promise<Value>): Promise<Value>
}

/** Where virtual time begins by default: the same moment on every machine, so that runs can be compared. */
export const virtualEpoch: Instant = Date.UTC(2026, 0, 1)

/** A clock for tests: it stands still until advanced. @param keep called with each new time before it is shown; an error stops the clock. */
export function createVirtualClock(
  start: Instant = virtualEpoch,
  keep: (now: Instant, hasStopped: () => boolean) => void | Promise<void> = () => undefined,
): VirtualClock {
  let now = start
  let turn: Promise<unknown> = Promise.resolve()
  const alarms = new Set<{ at: Instant; wake: Wake }>()
  const looks: (() => Promise<void>)[] = []
  let stopped = false

  function nextAlarm(until: Instant) {
    let next: { at: Instant; wake: Wake } | undefined
    for (const alarm of alarms) {
      if (alarm.at <= until && (!next || alarm.at < next.at)) next = alarm
    }
    return next
  }

  async function show(at: Instant): Promise<void> {
    if (at === now) return
    if (!stopped) await keep(at, () => stopped)
    now = at
  }

  async function nextStep(target: Instant): Promise<ReturnType<typeof nextAlarm>> {
    for (const look of looks) await look()
    return nextAlarm(target)
  }

  async function moveTo(target: Instant): Promise<Instant> {
    for (let alarm = await nextStep(target); alarm; alarm = await nextStep(target)) {
      await show(Math.max(now, alarm.at))
      // It may have been cancelled meanwhile.
      if (alarms.delete(alarm)) await alarm.wake()
    }
    await show(Math.max(now, target))
    return now
  }

  function inTurn<Value>(work: () => Value | Promise<Value>): Promise<Value> {
    const done = turn.then(work)
    turn = done.catch(() => undefined)
    return done
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
      return inTurn(() => moveTo(now + length))
    },
    inTurn,
    beforeMoves: (look) => void looks.push(look),
    jump(to) {
      for (const alarm of alarms) alarm.at += to - now
      now = to
    },
    stop() {
      stopped = true
      looks.length = 0
      alarms.clear()
    },
  }
}
