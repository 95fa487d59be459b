import type { Alarm, Clock, Wake } from './clock.ts'

// setTimeout counts in 32 bits: a longer wait would go off at once.
const longestWait = 2 ** 31 - 1

/** The clock on the wall, for the command. @param rate how many times as fast it goes from now on. */
export function createSystemClock(rate = 1): Clock {
  const start = Date.now()
  const timers = new Set<NodeJS.Timeout>()
  let stopped = false

  const now = (): number => (rate === 1 ? Date.now() : Math.floor(start + (Date.now() - start) * rate))

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
    stop() {
      stopped = true
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
    },
  }
}
