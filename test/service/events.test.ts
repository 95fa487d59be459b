import { describe, expect, test } from 'vitest'
import type { EmulatorEvent, Happening } from '../../server/core/state/event.ts'
import { createEvents } from '../../server/service/events.ts'
import { noon } from '../core/samples.ts'

const happening: Happening = { at: noon, type: 'clock.advanced' }

function listen(events: ReturnType<typeof createEvents>) {
  const heard: EmulatorEvent[] = []
  let closed = 0
  const leave = events.subscribe({ on: (event) => heard.push(event), closed: () => closed++ })
  return { heard, leave, closed: () => closed }
}

const idsOf = (events: readonly EmulatorEvent[]) => events.map(({ id }) => id)

test('events count from 1, and a listener has got one when emit returns', () => {
  const events = createEvents()
  const { heard } = listen(events)
  expect(events.lastId()).toBe(0)
  events.emit(happening)
  events.emit({ ...happening, type: 'state.reset' })
  expect(heard).toEqual([
    { id: 1, ...happening },
    { id: 2, at: noon, type: 'state.reset' },
  ])
  expect(events.lastId()).toBe(2)
})

test('somebody late catches up with the newest, and with no more than are kept', () => {
  const events = createEvents(10)
  for (let turn = 0; turn < 37; turn++) events.emit(happening)
  expect(idsOf(events.after(30))).toEqual([31, 32, 33, 34, 35, 36, 37])
  expect(idsOf(events.after(0))).toEqual([28, 29, 30, 31, 32, 33, 34, 35, 36, 37])
  expect(events.after(37)).toEqual([])
})

test('a listener that has left gets nothing more, and others do', () => {
  const events = createEvents()
  const [one, other] = [listen(events), listen(events)]
  one.leave()
  one.leave()
  events.emit(happening)
  expect([one.heard.length, other.heard.length, events.listeners()]).toEqual([0, 1, 1])
})

test('leaving during an event does not disturb others', () => {
  const events = createEvents()
  const heard: string[] = []
  const leaveFirst = events.subscribe({
    on() {
      heard.push('first')
      leaveFirst()
    },
    closed() {},
  })
  events.subscribe({ on: () => heard.push('second'), closed() {} })
  events.emit(happening)
  events.emit(happening)
  expect(heard).toEqual(['first', 'second', 'second'])
})

describe('a hub that is closed', () => {
  test('notifies every listener once, and emits nothing more', () => {
    const events = createEvents()
    const one = listen(events)
    events.close()
    events.close()
    events.emit(happening)
    expect([one.closed(), one.heard, events.listeners(), events.lastId()]).toEqual([1, [], 0, 0])
  })

  test('notifies later listeners at once', () => {
    const events = createEvents()
    events.close()
    const late = listen(events)
    late.leave()
    expect([late.closed(), events.listeners()]).toEqual([1, 0])
  })
})
