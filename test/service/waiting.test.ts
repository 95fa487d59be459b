import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { createVirtualClock } from '../../server/clock/virtual-clock.ts'
import type { Happening } from '../../server/core/state/event.ts'
import { createEvents } from '../../server/service/events.ts'
import { createWaiting } from '../../server/service/waiting.ts'
import { createMemoryStorage } from '../../server/store/memory/memory.ts'
import { createTableStore } from '../../server/store/table-store.ts'
import { stateOf } from '../core/samples.ts'

const happening: Happening = { at: 0, type: 'clock.advanced' }
const never = { mayBring: () => true, look: async () => undefined }
const there = { mayBring: () => true, look: async () => ['there'] }

/** Waiting whose real time is a clock that this test moves. */
function startWaiting(ids: readonly string[] = ['1', '2']) {
  const realTime = createVirtualClock(0)
  const events = createEvents()
  const store = createTableStore(createMemoryStorage())
  const all = ids.map((id) => ({ id, apiKey: 'key' }))
  const partners = { all: () => all, find: (wanted: string) => all.find(({ id }) => id === wanted) }
  return { realTime, events, store, waiting: createWaiting({ events, store, partners, realTime }) }
}

test('what is there already is not waited for, even by those without patience, who have gone, or after the end', async () => {
  const { events, waiting } = startWaiting()
  expect(await waiting.until({ patience: 1_000, ...there })).toEqual({ found: ['there'] })
  expect(await waiting.until({ patience: 0, ...there })).toEqual({ found: ['there'] })
  expect(await waiting.until({ patience: 1_000, ...there, signal: AbortSignal.abort() })).toEqual({ found: ['there'] })
  events.close()
  expect(await waiting.until({ patience: 1_000, ...there })).toEqual({ found: ['there'] })
  expect(events.listeners()).toBe(0)
})

test('it is looked for after each event that may have brought it, and no other, until it is there', async () => {
  const { events, waiting } = startWaiting()
  let looks = 0
  const waited = waiting.until({
    patience: 1_000,
    mayBring: ({ type }) => type === 'job.submitted',
    look: async () => (++looks === 3 ? [looks] : undefined),
  })
  for (const type of ['job.submitted', 'clock.advanced', 'job.submitted', 'job.submitted'] as const) {
    events.emit({ at: 0, type })
    await nextTurn()
  }
  expect(await waited).toEqual({ found: [3] })
  expect([looks, events.listeners()]).toEqual([3, 0])
})

test('changes during a look are not missed: it looks again, however much came', async () => {
  const { events, waiting } = startWaiting()
  let [looks, isThere] = [0, false]
  const waited = waiting.until({
    patience: 1_000,
    mayBring: () => true,
    async look() {
      looks++
      const found = isThere ? ['there'] : undefined
      await nextTurn()
      return found
    },
  })
  isThere = true
  for (let turn = 0; turn < 3; turn++) events.emit(happening)
  expect(await waited).toEqual({ found: ['there'] })
  expect([looks, events.listeners()]).toEqual([2, 0])
})

test('a look in progress when patience ends may still find it', async () => {
  const { realTime, events, waiting } = startWaiting()
  let isThere = false
  const waited = waiting.until({
    patience: 1_000,
    mayBring: () => true,
    async look() {
      const found = isThere ? ['there'] : undefined
      await nextTurn()
      return found
    },
  })
  await nextTurn()
  isThere = true
  events.emit(happening)
  await realTime.advance(1_000)
  expect(await waited).toEqual({ found: ['there'] })
})

test('patience ends in real time', async () => {
  const { realTime, events, waiting } = startWaiting()
  const waited = waiting.until({ patience: 1_000, ...never })
  await realTime.advance(999)
  expect(events.listeners()).toBe(1)
  await realTime.advance(1)
  expect(await waited).toEqual({ ended: 'timeout' })
  expect(events.listeners()).toBe(0)
})

test('without patience it is looked for once', async () => {
  const { waiting } = startWaiting()
  expect(await waiting.until({ patience: 0, ...never })).toEqual({ ended: 'timeout' })
})

test('who has gone waits no more', async () => {
  const { events, waiting } = startWaiting()
  const leaving = new AbortController()
  const waited = waiting.until({ patience: 1_000, ...never, signal: leaving.signal })
  leaving.abort()
  expect(await waited).toEqual({ ended: 'gone' })
  expect(events.listeners()).toBe(0)
  expect(await waiting.until({ patience: 1_000, ...never, signal: leaving.signal })).toEqual({
    ended: 'gone',
  })
})

test('nobody waits for an emulator that is closed', async () => {
  const { events, waiting } = startWaiting()
  const waited = waiting.until({ patience: 1_000, ...never })
  events.close()
  expect(await waited).toEqual({ ended: 'closed' })
  expect(await waiting.until({ patience: 1_000, ...never })).toEqual({ ended: 'closed' })
})

describe('what looking throws', () => {
  test('ends the wait, and not the telling', async () => {
    const { events, waiting } = startWaiting()
    let looks = 0
    const waited = waiting.until({
      patience: 1_000,
      mayBring: () => true,
      async look() {
        if (++looks === 2) throw new Error('two of them')
        return undefined
      },
    })
    await nextTurn()
    const failed = expect(waited).rejects.toThrow('two of them')
    events.emit(happening)
    await failed
    expect(events.listeners()).toBe(0)
  })
})

describe('what ends an epoch', () => {
  test.each([
    ['a reset of all', ['1', '2'], undefined, undefined, 'The emulator was reset'],
    ['a reset of its partner', ['1', '2'], '1', '1', 'Partner "1" was reset'],
    ['a reset of the only partner, though none was named', ['1'], undefined, '1', 'Partner "1" was reset'],
  ] as const)('ends the wait: %s', async (_, ids, partnerId, reset, why) => {
    const { events, store, waiting } = startWaiting(ids)
    const failed = expect(waiting.until({ patience: 1_000, partnerId, ...never })).rejects.toThrow(why)
    void store.reset(reset)
    await failed
    expect(events.listeners()).toBe(0)
  })

  test('ends no wait when it is a state that may bring what is waited for', async () => {
    const { events, store, waiting } = startWaiting()
    let isThere = false
    const look = async () => (isThere ? ['there'] : undefined)
    const waited = waiting.until({ patience: 1_000, partnerId: '1', mayBring: () => true, look })
    await nextTurn()
    isThere = true
    void store.load(stateOf())
    events.emit({ at: 0, type: 'state.restored' })
    expect(await waited).toEqual({ found: ['there'] })
  })

  test('ends the wait when a state has no such partner', async () => {
    const { events, store, waiting } = startWaiting()
    const failed = expect(waiting.until({ patience: 1_000, partnerId: '3', ...never })).rejects.toThrow(
      'A state was loaded',
    )
    void store.load(stateOf())
    events.emit({ at: 0, type: 'state.restored' })
    await failed
  })

  test.each([
    ['another partner', '1', '2'],
    ['one of several partners, when none was named', undefined, '2'],
  ])('does not end a wait when it is about %s', async (_, partnerId, reset) => {
    const { realTime, store, waiting } = startWaiting()
    const waited = waiting.until({ patience: 1_000, partnerId, ...never })
    void store.reset(reset)
    await realTime.advance(1_000)
    expect(await waited).toEqual({ ended: 'timeout' })
  })
})
