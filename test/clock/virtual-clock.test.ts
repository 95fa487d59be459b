import { setImmediate } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { createVirtualClock, type VirtualClock, virtualEpoch } from '../../server/clock/virtual-clock.ts'

test('virtual time begins at the same moment on every machine, and stands still', () => {
  const clock = createVirtualClock()
  expect(new Date(clock.now()).toISOString()).toBe('2026-01-01T00:00:00.000Z')
  expect(clock.now()).toBe(virtualEpoch)
})

test('advancing moves time by just that much, and says what time it is', async () => {
  const clock = createVirtualClock(100)
  expect(await clock.advance(50)).toBe(150)
  expect(await clock.advance(0)).toBe(150)
  expect(clock.now()).toBe(150)
})

/** A clock at 0 that notes which alarm went off when. */
function startNoting() {
  const clock = createVirtualClock(0)
  const noted: string[] = []
  const note = (name: string, at: number) => clock.wakeAt(at, () => void noted.push(`${name} at ${clock.now()}`))
  return { clock, noted, note }
}

describe('alarms', () => {
  test('go off in order of time, each at its own moment', async () => {
    const { clock, noted, note } = startNoting()
    for (const at of [30, 10, 20]) note(`set for ${at}`, at)
    await clock.advance(25)
    expect(noted).toEqual(['set for 10 at 10', 'set for 20 at 20'])
    await clock.advance(5)
    expect(noted.at(-1)).toBe('set for 30 at 30')
  })

  test('at the same moment go off in the order they were set', async () => {
    const { clock, noted, note } = startNoting()
    for (const name of ['first', 'second', 'third']) note(name, 10)
    await clock.advance(10)
    expect(noted).toEqual(['first at 10', 'second at 10', 'third at 10'])
  })

  test('go off once', async () => {
    const { clock, noted, note } = startNoting()
    note('once', 10)
    await clock.advance(10)
    await clock.advance(1_000)
    expect(noted).toEqual(['once at 10'])
  })

  test('do not go off by themselves, even when they are overdue', async () => {
    const { clock, noted, note } = startNoting()
    await clock.advance(100)
    note('overdue', 10)
    await setImmediate()
    expect(noted).toEqual([])
    await clock.advance(0)
    expect(noted).toEqual(['overdue at 100'])
  })

  test('set by an alarm go off in the same advance, when they fall in it', async () => {
    const { clock, noted, note } = startNoting()
    clock.wakeAt(10, () => {
      note('near', 15)
      note('far', 60)
    })
    note('planned', 20)
    await clock.advance(50)
    expect(noted).toEqual(['near at 15', 'planned at 20'])
    expect(clock.now()).toBe(50)
  })

  test('that were cancelled do not go off, even when cancelled by an earlier one', async () => {
    const { clock, noted, note } = startNoting()
    note('cancelled', 10).cancel()
    const later = note('cancelled on the way', 30)
    clock.wakeAt(20, () => later.cancel())
    note('kept', 40)
    await clock.advance(50)
    expect(noted).toEqual(['kept at 40'])
  })

  test('do not go off on a stopped clock', async () => {
    const { clock, noted, note } = startNoting()
    note('stopped', 10)
    clock.stop()
    await clock.advance(50)
    expect(noted).toEqual([])
  })
})

test('time waits for what an alarm has begun', async () => {
  const { clock, noted, note } = startNoting()
  const gate = Promise.withResolvers<void>()
  const begun = Promise.withResolvers<void>()
  clock.wakeAt(10, async () => {
    begun.resolve()
    await gate.promise
    noted.push(`done at ${clock.now()}`)
  })
  note('next', 20)
  const advanced = clock.advance(50)
  await begun.promise
  expect([clock.now(), noted]).toEqual([10, []])
  gate.resolve()
  await advanced
  expect(noted).toEqual(['done at 10', 'next at 20'])
})

test('advances made at once take their turns', async () => {
  const { clock, noted, note } = startNoting()
  clock.wakeAt(5, () => setImmediate())
  note('in the second', 15)
  const ends = await Promise.all([clock.advance(10), clock.advance(10), clock.advance(10)])
  expect(ends).toEqual([10, 20, 30])
  expect(noted).toEqual(['in the second at 15'])
})

describe('a jump', () => {
  test.each([
    ['on', 1_000],
    ['back', 40],
  ])('%s sets another time at once', async (_, to) => {
    const { clock } = startNoting()
    await clock.advance(100)
    clock.jump(to)
    expect(clock.now()).toBe(to)
    expect(await clock.advance(5)).toBe(to + 5)
  })

  test('sets off no alarm, and leaves each as far off as it was', async () => {
    const { clock, noted, note } = startNoting()
    await clock.advance(100)
    note('in 10', 110)
    clock.jump(1_000)
    expect(noted).toEqual([])
    await clock.advance(9)
    expect(noted).toEqual([])
    clock.jump(0)
    await clock.advance(1)
    expect(noted).toEqual(['in 10 at 1'])
  })

  test('in its turn waits for the moves before it, and the advance after it starts from there', async () => {
    const { clock, note, noted } = startNoting()
    note('on the way', 5)
    const jumping = async () => {
      await setImmediate()
      clock.jump(500)
    }
    const [first, , second] = await Promise.all([clock.advance(10), clock.inTurn(jumping), clock.advance(10)])
    expect([first, second, noted]).toEqual([10, 510, ['on the way at 5']])
  })

  test('that fails does not block others', async () => {
    const { clock } = startNoting()
    const failing = expect(clock.inTurn(() => Promise.reject(new Error('a full disk')))).rejects.toThrow('a full disk')
    expect(await clock.advance(10)).toBe(10)
    await failing
  })
})

describe('what the clock shows is kept', () => {
  test('before it is shown, however long that takes', async () => {
    const seen: [number, number][] = []
    const clock: VirtualClock = createVirtualClock(0, async (now) => {
      await setImmediate()
      seen.push([now, clock.now()])
    })
    clock.wakeAt(5, () => undefined)
    await clock.advance(10)
    expect(seen).toEqual([
      [5, 0],
      [10, 5],
    ])
  })

  test('and an alarm that is called off meanwhile does not go off', async () => {
    const clock = createVirtualClock(0, () => alarm.cancel())
    const noted: string[] = []
    const alarm = clock.wakeAt(5, () => void noted.push('woken'))
    expect(await clock.advance(10)).toBe(10)
    expect(noted).toEqual([])
  })
})

test.each([-1, Number.NaN])('advancing by %d is refused: time only moves forward', async (length) => {
  const clock = createVirtualClock(0)
  await expect((async () => clock.advance(length))()).rejects.toThrow('time only moves forward')
  expect(clock.now()).toBe(0)
})

test('an alarm that fails fails the advance that met it, and the next one goes on from there', async () => {
  const { clock, noted, note } = startNoting()
  clock.wakeAt(10, () => Promise.reject(new Error('no dispatcher')))
  note('after', 20)
  await expect(clock.advance(50)).rejects.toThrow('no dispatcher')
  expect([clock.now(), noted]).toEqual([10, []])
  expect(await clock.advance(10)).toBe(20)
  expect(noted).toEqual(['after at 20'])
})
