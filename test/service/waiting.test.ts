import { describe, expect, test } from 'vitest'
import { createVirtualClock } from '../../server/clock/virtual-clock.ts'
import type { Happening } from '../../server/core/event.ts'
import { createEvents } from '../../server/service/events.ts'
import { createWaiting } from '../../server/service/waiting.ts'

const happening: Happening = { at: 0, type: 'clock.advanced' }

/** Waiting whose real time is a clock that this test moves. */
function startWaiting() {
  const realTime = createVirtualClock(0)
  const events = createEvents()
  return { realTime, events, waiting: createWaiting(events, realTime) }
}

test('what is there already is not waited for', async () => {
  const { events, waiting } = startWaiting()
  const waited = waiting.until({ patience: 1_000, look: () => ['there'] })
  expect(events.listeners()).toBe(0)
  expect(await waited).toEqual({ found: ['there'] })
})

test('it is looked for after each event, until it is there', async () => {
  const { events, waiting } = startWaiting()
  const looked: (number | undefined)[] = []
  const waited = waiting.until({
    patience: 1_000,
    look(event) {
      looked.push(event?.id)
      return event?.id === 3 ? [event.id] : undefined
    },
  })
  for (let turn = 0; turn < 3; turn++) events.tell(happening)
  expect(await waited).toEqual({ found: [3] })
  expect([looked, events.listeners()]).toEqual([[undefined, 1, 2, 3], 0])
})

test('patience ends in real time', async () => {
  const { realTime, events, waiting } = startWaiting()
  const waited = waiting.until({ patience: 1_000, look: () => undefined })
  await realTime.advance(999)
  expect(events.listeners()).toBe(1)
  await realTime.advance(1)
  expect(await waited).toEqual({ ended: 'timeout' })
  expect(events.listeners()).toBe(0)
})

test('without patience it is looked for once', async () => {
  const { waiting } = startWaiting()
  expect(await waiting.until({ patience: 0, look: () => undefined })).toEqual({ ended: 'timeout' })
})

test('who has gone waits no more', async () => {
  const { events, waiting } = startWaiting()
  const leaving = new AbortController()
  const waited = waiting.until({ patience: 1_000, look: () => undefined, signal: leaving.signal })
  leaving.abort()
  expect(await waited).toEqual({ ended: 'gone' })
  expect(events.listeners()).toBe(0)
  expect(await waiting.until({ patience: 1_000, look: () => undefined, signal: leaving.signal })).toEqual({
    ended: 'gone',
  })
})

test('nobody waits for an emulator that is closed', async () => {
  const { events, waiting } = startWaiting()
  const waited = waiting.until({ patience: 1_000, look: () => undefined })
  events.close()
  expect(await waited).toEqual({ ended: 'closed' })
  expect(await waiting.until({ patience: 1_000, look: () => undefined })).toEqual({ ended: 'closed' })
})

describe('what looking throws', () => {
  test('ends the wait, and not the telling', async () => {
    const { events, waiting } = startWaiting()
    const waited = waiting.until({
      patience: 1_000,
      look(event) {
        if (event) throw new Error('two of them')
        return undefined
      },
    })
    const failed = expect(waited).rejects.toThrow('two of them')
    events.tell(happening)
    await failed
    expect(events.listeners()).toBe(0)
  })
})
