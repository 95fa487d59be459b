import { expect, test } from 'vitest'
import { weightGained, weightOf } from '../../../server/core/jobs/weight.ts'

test.each([
  ['a longer text', { text: 'a' }, { text: 'abc' }],
  ['a shorter text', { text: 'a'.repeat(1_000) }, { text: 'a' }],
  ['a member more', { one: 1 }, { one: 1, more: 'text', shared: {} }],
  ['a member less', { one: 1, less: { deep: [1, 'two'] } }, { one: 1 }],
  ['a member that is there and undefined', { one: 1 }, { one: 1, more: undefined }],
  ['a member of another kind', { one: 1 }, { one: { deep: 'text' } }],
  ['nothing else', { one: [1, 2] }, { one: [1, 2] }],
])('a record that replaces another weighs as much more as both weigh: with %s', (_, before: object, after: object) => {
  expect(weightGained(after, before)).toBe(weightOf(after) - weightOf(before))
})

test('a text weighs its bytes once it is long enough that they matter', () => {
  expect(weightOf('é'.repeat(1_000)) - weightOf('e'.repeat(1_000))).toBe(1_000)
})
