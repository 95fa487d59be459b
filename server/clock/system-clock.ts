import type { Milliseconds } from '../core/time.ts'
import type { Alarm, Clock, Wake } from './clock.ts'

// setTimeout counts in 32 bits: a longer wait would go off at once.
const longestTimer: Milliseconds = 2 ** 31 - 1

/**
 * The machine's clock, for the command.
 * @param rate how many times as fast as real time it goes.
 * @param lookAgain how often waits check the clock again, since it may have been set.
 */
export function createSystemClock(rate = 1, lookAgain: Milliseconds = 1_000): Clock {
  const start = Date.now()
  const now = (): number => (rate === 1 ? Date.now() : Math.floor(start + (Date.now() - start) * rate))
  return createTimerClock(now, rate, lookAgain)
}

/** A monotonic clock, for timeouts. Its start is arbitrary. */
export function createStopwatch(): Clock {
  return createTimerClock(() => performance.now(), 1, longestTimer)
}

function createTimerClock(now: () => number, rate: number, longestWait: Milliseconds): Clock {
  const timers = new Set<NodeJS.Timeout>()
  let stopped = false

  function wakeAt(at: number, wake: Wake): Alarm {
    const wait = Math.max(0, Math.ceil((at - now()) / rate))
    if (stopped) return { cancel() {} }
    const timer = setTimeout(
      () => {
        timers.delete(timer)
        if (now() < at) alarm.cancel = wakeAt(at, wake).cancel
        else void wake()
      },
      Math.min(wait, longestWait),
    )
    timers.add(timer)
    const alarm: Alarm = {
      cancel() {
        clearTimeout(timer)
        timers.delete(timer)
      },
    }
    return alarm
  }

  return {
    kind: 'system',
    now,
    wakeAt,
    beforeMoves() {},
    jump() {},
    stop() {
      stopped = true
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
    },
  }
}
