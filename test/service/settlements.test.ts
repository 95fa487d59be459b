import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createSettlements } from '../../server/service/callbacks/settlements.ts'

const end = (id: string, partnerId = '1234') => ({ id, partnerId })

/** Settlements that follow on earlier ends, which take a turn to be read. */
function startAfter(...earlier: readonly string[]) {
  const settlements = createSettlements()
  let reads = 0
  settlements.follow(async () => {
    reads++
    await nextTurn()
    return earlier.map((id) => end(id))
  })
  const ordinalsOf = async (...ids: readonly string[]) => ids.map(await settlements.ordinals())
  return { settlements, ordinalsOf, reads: () => reads }
}

test('ends are counted from 1, and earlier ones backwards, which are read once, when somebody asks', async () => {
  const { settlements, ordinalsOf, reads } = startAfter('a', 'b')
  settlements.note(end('c'))
  settlements.note(end('d'))
  expect(reads()).toBe(0)
  expect(await ordinalsOf('a', 'b', 'c', 'd', 'e')).toEqual([-2, -1, 1, 2, undefined])
  expect(await ordinalsOf('a')).toEqual([-2])
  expect(reads()).toBe(1)
})

test('two concurrent calls get the same answer', async () => {
  const { ordinalsOf } = startAfter('a', 'b')
  expect(await Promise.all([ordinalsOf('a', 'b'), ordinalsOf('a', 'b')])).toEqual([
    [-2, -1],
    [-2, -1],
  ])
})

test('what ends while earlier ends are read is a new end', async () => {
  const { settlements, ordinalsOf } = startAfter('a', 'b')
  const asked = ordinalsOf('a', 'b')
  settlements.note(end('b'))
  expect(await asked).toEqual([-1, 1])
})

test('what is forgotten while earlier ends are read does not come back', async () => {
  const { settlements, ordinalsOf } = startAfter('a')
  const asked = ordinalsOf('a')
  settlements.forget()
  expect(await asked).toEqual([undefined])
})

test('what follows on another state while earlier ends are read counts from that state', async () => {
  const { settlements, ordinalsOf } = startAfter('a')
  const asked = ordinalsOf('a', 'b')
  settlements.forget()
  settlements.follow(async () => [end('b')])
  expect(await asked).toEqual([undefined, -1])
})
