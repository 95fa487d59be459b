import { expect, test } from 'vitest'
import { createLine } from '../../server/store/tables/line.ts'

test('the queue is in order, and leaves out what no longer waits', () => {
  const waiting = new Set<{ readonly name: string }>()
  const line = createLine<{ readonly name: string }>((one) => waiting.has(one))
  const [one, two, three] = ['one', 'two', 'three'].map((name) => ({ name }))
  for (const each of [one, two, three]) {
    if (!each) continue
    waiting.add(each)
    line.add(each)
  }
  expect([line.first(), line.first()]).toEqual([one, one])
  if (two) waiting.delete(two)
  if (one) waiting.delete(one)
  expect(line.first()).toBe(three)
  if (three) waiting.delete(three)
  expect(line.first()).toBeUndefined()
})

test('thousands come and go in their order, some of them out of it', () => {
  let served = 0
  const line = createLine<{ readonly number: number }>(({ number }) => number >= served && number % 7 !== 0)
  const seen: number[] = []
  for (let number = 1; number <= 9_000; number++) {
    line.add({ number })
    if (number % 3 !== 0) continue
    const first = line.first()
    if (!first) continue
    seen.push(first.number)
    served = first.number + 1
  }
  for (let first = line.first(); first; first = line.first()) {
    seen.push(first.number)
    served = first.number + 1
  }
  expect(seen).toEqual(Array.from({ length: 9_000 }, (_, index) => index + 1).filter((number) => number % 7 !== 0))
})
