import { expect, test } from 'vitest'
import { fits, shortened } from '../../server/http/journal/shortened.ts'

const sizeOf = (value: unknown) => JSON.stringify(value).length

test('what fits is itself', () => {
  const value = { a: [1, 'two', { b: null }] }
  expect(shortened(value, 100)).toBe(value)
  expect(fits(value, 100)).toBe(true)
})

test.each<[string, unknown]>([
  ['long text', 'x'.repeat(1_000_000)],
  ['long text deep inside', { a: [{ b: 'x'.repeat(1_000_000) }] }],
  ['a long list', Array(100_000).fill('x')],
  ['a long list of numbers', Array(100_000).fill(7)],
  ['an object of many members', Object.fromEntries(Array.from({ length: 100_000 }, (_, n) => [`member-${n}`, n]))],
  ['a long name', { ['n'.repeat(1_000_000)]: 1 }],
  ['many long texts', Array(1_000).fill({ text: 'x'.repeat(900) })],
  ['lists in lists', Array(1_000).fill([[[[]]], ['x']])],
])('%s is cut to about the size asked for, and says how much is left out', (_, value) => {
  const short = shortened(value, 1_000)
  expect(sizeOf(short)).toBeLessThan(4_000)
  expect(JSON.stringify(short)).toMatch(/… \(\d+ (characters|more)\)|"…":"\d+ more"|n…/)
})

test('the beginning is kept', () => {
  expect(shortened({ a: 'first', list: ['one', 'two', 'three', 'four', 'five'] }, 66)).toEqual({
    a: 'first',
    list: ['one', 'two', 'th… (5 characters)', '… (2 more)'],
  })
})

test('members that mean something to JavaScript are members like others', () => {
  const value = JSON.parse(`{"__proto__": {"polluted": true}, "text": "${'x'.repeat(100)}"}`) as object
  const short = shortened(value, 70) as object
  expect(Object.keys(short)).toEqual(['__proto__', 'text'])
  expect(Reflect.get({}, 'polluted')).toBeUndefined()
})
