import { expect, test } from 'vitest'
import { createPredicate } from '../../server/core/scenarios/predicate.ts'
import type { PredicateSpec } from '../../server/core/scenarios/wanted-text.ts'
import { compilePattern } from '../../server/files/scenarios/pattern.ts'

const create = (spec: PredicateSpec) => createPredicate(spec, compilePattern)

const cases: [PredicateSpec, unknown, boolean][] = [
  ['lagos', 'lagos', true],
  ['lagos', 'Lagos', false],
  ['lagos', undefined, false],
  ['undefined', undefined, false],
  [2, '2', true],
  ['2', 2, true],
  [true, 'true', true],
  ['', '', true],
  [{ in: ['a', 'b'] }, 'b', true],
  [{ in: ['a', 2] }, '2', true],
  [{ in: ['a', 'b'] }, 'c', false],
  [{ in: ['undefined'] }, undefined, false],
  [{ matches: 'agos' }, 'lagos', true],
  [{ matches: '^agos' }, 'lagos', false],
  [{ matches: '^4' }, 42, true],
  [{ matches: '.*' }, undefined, false],
  [{ exists: true }, 'x', true],
  [{ exists: true }, '', true],
  [{ exists: true }, undefined, false],
  [{ exists: false }, undefined, true],
  [{ exists: false }, 'x', false],
  [{ not: 'lagos' }, 'abuja', true],
  [{ not: 'lagos' }, undefined, true],
  [{ not: { in: ['a'] } }, 'a', false],
  [{ not: { not: 'a' } }, 'a', true],
  [{ matches: '^a', not: 'anna' }, 'abel', true],
  [{ matches: '^a', not: 'anna' }, 'anna', false],
  [{ matches: '^a', not: 'anna' }, 'bob', false],
]

test.each(cases)('%j asked of %j holds: %j', (spec, value, expected) => {
  expect(create(spec).holds(value)).toBe(expected)
})

test.each<[PredicateSpec, string]>([
  ['lagos', '"lagos"'],
  [{ in: ['a', 'b'] }, 'one of a, b'],
  [{ matches: '^a' }, 'text matching /^a/'],
  [{ exists: true }, 'any value'],
  [{ exists: false }, 'no value'],
  [{ matches: '^a', not: 'anna' }, 'text matching /^a/ and not "anna"'],
])('%j is said as: %s', (spec, words) => {
  expect(create(spec).description).toBe(words)
})

test('an expression that does not compile is refused when the predicate is made', () => {
  expect(() => create({ matches: '(' })).toThrow(SyntaxError)
  expect(() => create({ not: { matches: '(' } })).toThrow(SyntaxError)
})

test('asking twice gives the same answer', () => {
  const { holds } = create({ matches: 'a' })
  expect([holds('anna'), holds('anna')]).toEqual([true, true])
})
