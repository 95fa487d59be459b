import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Clock } from '../../server/clock/clock.ts'
import { createStopwatch, createSystemClock } from '../../server/clock/system-clock.ts'

let clock: Clock
beforeEach(() => {
  clock = createSystemClock()
})
afterEach(() => clock.stop())

function wakeIn(milliseconds: number): Promise<number> {
  const at = clock.now() + milliseconds
  return new Promise((resolve) => clock.wakeAt(at, () => resolve(clock.now() - at)))
}

test('shows the time of this machine', () => {
  const before = Date.now()
  const now = clock.now()
  expect(now).toBeGreaterThanOrEqual(before)
  expect(now).toBeLessThanOrEqual(Date.now())
})

test.each([0, 1, 5, 15])('wakes at the moment asked for or after it, never before (%d ms)', async (milliseconds) => {
  expect(await wakeIn(milliseconds)).toBeGreaterThanOrEqual(0)
})

test('wakes at once for a moment that is past', async () => {
  expect(await wakeIn(-60_000)).toBeLessThan(60_000 + 1_000)
})

test('a cancelled alarm does not go off, and the others do', async () => {
  const noted: string[] = []
  clock.wakeAt(clock.now() + 1, () => void noted.push('cancelled')).cancel()
  clock.wakeAt(clock.now() + 1, () => void noted.push('kept'))
  await wakeIn(10)
  expect(noted).toEqual(['kept'])
})

test('a stopped clock wakes nobody', async () => {
  const noted: string[] = []
  clock.wakeAt(clock.now() + 1, () => void noted.push('stopped'))
  clock.stop()
  await new Promise((resolve) => setTimeout(resolve, 10))
  expect(noted).toEqual([])
})

test('an alarm further away than a timer can count does not go off at once', async () => {
  const noted: string[] = []
  const note = (warning: Error) => void noted.push(warning.name)
  process.on('warning', note)
  clock.wakeAt(clock.now() + 2 ** 31 + 1_000, () => void noted.push('too soon'))
  await wakeIn(10)
  process.off('warning', note)
  expect(noted).toEqual([])
})

test('cancelling what has gone off already does no harm', async () => {
  const woken = Promise.withResolvers<void>()
  const alarm = clock.wakeAt(clock.now(), () => woken.resolve())
  await woken.promise
  expect(() => alarm.cancel()).not.toThrow()
})

test('a stopped clock takes no alarms', async () => {
  const noted: string[] = []
  clock.stop()
  clock.wakeAt(clock.now(), () => void noted.push('woken'))
  await new Promise((resolve) => setTimeout(resolve, 5))
  expect(noted).toEqual([])
})

test('an accelerated one goes so many times as fast, and wakes in as much less of real time', async () => {
  const clock = createSystemClock(3_600)
  const [start, began] = [clock.now(), performance.now()]
  const woken = Promise.withResolvers<number>()
  clock.wakeAt(start + 360_000, () => woken.resolve(clock.now() - start))
  expect(await woken.promise).toBeGreaterThanOrEqual(360_000)
  const took = performance.now() - began
  expect(took).toBeGreaterThan(90)
  expect((clock.now() - start) / took).toBeGreaterThan(3_000)
  clock.stop()
})

describe('when the machine’s clock is set', () => {
  const hours = 3_600_000

  /** From now on the machine's clock is so far off. */
  function setOff(by: number): void {
    const { timeOrigin } = performance
    vi.spyOn(Date, 'now').mockImplementation(() => Math.floor(timeOrigin + performance.now()) + by)
  }
  afterEach(() => vi.restoreAllMocks())

  const patiently = (promise: Promise<unknown>) =>
    Promise.race([promise.then(() => 'woken'), new Promise((resolve) => setTimeout(resolve, 1_000, 'asleep'))])

  test.each([1, 60])('back, and ahead again, overdue waits are woken (at %d times its rate)', async (rate) => {
    setOff(0)
    clock = createSystemClock(rate, 5)
    const woken = Promise.withResolvers<void>()
    clock.wakeAt(clock.now() + 10 * rate, woken.resolve)
    setOff(-2 * hours)
    await new Promise((resolve) => setTimeout(resolve, 20))
    setOff(0)
    expect(await patiently(woken.promise)).toBe('woken')
  })

  test('ahead, waits of several hours are woken', async () => {
    setOff(0)
    clock = createSystemClock(1, 5)
    const woken = Promise.withResolvers<void>()
    clock.wakeAt(clock.now() + 2 * hours, woken.resolve)
    setOff(3 * hours)
    expect(await patiently(woken.promise)).toBe('woken')
  })

  test('back, cancelled waits stay asleep', async () => {
    setOff(0)
    clock = createSystemClock(1, 5)
    const woken = Promise.withResolvers<void>()
    const alarm = clock.wakeAt(clock.now() + 5, woken.resolve)
    setOff(-2 * hours)
    await new Promise((resolve) => setTimeout(resolve, 20))
    alarm.cancel()
    setOff(2 * hours)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(await Promise.race([woken.promise.then(() => 'woken'), 'asleep'])).toBe('asleep')
  })

  test('patience goes on as before', async () => {
    setOff(0)
    clock = createStopwatch()
    const woken = Promise.withResolvers<void>()
    clock.wakeAt(clock.now() + 10, woken.resolve)
    setOff(-2 * hours)
    expect(await patiently(woken.promise)).toBe('woken')
  })
})
