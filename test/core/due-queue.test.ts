import { expect, test } from 'vitest'
import { createDueQueue } from '../../server/core/callbacks/due-queue.ts'

test('an empty queue has nothing due', () => {
  const queue = createDueQueue()
  expect(queue.nextDueAt()).toBeUndefined()
  expect(queue.takeDue(Number.MAX_SAFE_INTEGER)).toEqual([])
})

test('what is due comes out soonest first, at its moment and not before', () => {
  const queue = createDueQueue()
  for (const at of [30, 10, 20]) queue.add(`at-${at}`, at)
  expect(queue.nextDueAt()).toBe(10)
  expect(queue.takeDue(9)).toEqual([])
  expect(queue.takeDue(20).map(({ id }) => id)).toEqual(['at-10', 'at-20'])
  expect(queue.nextDueAt()).toBe(30)
  expect(queue.takeDue(30).map(({ id }) => id)).toEqual(['at-30'])
  expect(queue.nextDueAt()).toBeUndefined()
})

test('what is due at the same moment comes out in the order it was added', () => {
  const queue = createDueQueue()
  const ids = Array.from({ length: 100 }, (_, index) => `id-${index}`)
  for (const id of ids) queue.add(id, 5)
  expect(queue.takeDue(5).map(({ id }) => id)).toEqual(ids)
})

test('what is taken out before it is due does not come out, and nothing is waited for because of it', () => {
  const queue = createDueQueue()
  for (const at of [10, 20, 30]) queue.add(`at-${at}`, at)
  queue.add('another', 20)
  queue.remove('at-10', 10)
  queue.remove('at-20', 20)
  queue.remove('never there', 40)
  expect(queue.nextDueAt()).toBe(20)
  expect(queue.takeDue(25).map(({ id }) => id)).toEqual(['another'])
  queue.remove('at-30', 30)
  expect(queue.nextDueAt()).toBeUndefined()
  queue.add('again', 30)
  expect(queue.takeDue(30).map(({ id }) => id)).toEqual(['again'])
})

test.each([1, 2, 3])('a thousand entries come out as a sorted list would have them (seed %i)', (seed) => {
  const random = seeded(seed)
  const queue = createDueQueue()
  let sorted: { id: string; dueAt: number }[] = []
  for (let turn = 0; turn < 1_000; turn++) {
    const entry = { id: `id-${turn}`, dueAt: Math.floor(random() * 200) }
    queue.add(entry.id, entry.dueAt)
    sorted = [...sorted, entry].sort((a, b) => a.dueAt - b.dueAt)
    if (random() < 0.05) {
      const now = Math.floor(random() * 100)
      expect(queue.takeDue(now).map(({ id }) => id)).toEqual(
        sorted.filter(({ dueAt }) => dueAt <= now).map(({ id }) => id),
      )
      sorted = sorted.filter(({ dueAt }) => dueAt > now)
    }
    expect(queue.nextDueAt()).toBe(sorted[0]?.dueAt)
  }
  expect(queue.takeDue(200).map(({ id }) => id)).toEqual(sorted.map(({ id }) => id))
})

/** Numbers from 0 to 1 that are the same on every run (a linear congruential generator). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
}
