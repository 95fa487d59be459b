import { expect, test } from 'vitest'
import { globTest } from '../../server/core/text/glob.ts'

test.each([
  ['abc', 'abc', true],
  ['abc', 'abcd', false],
  ['a*', 'a', true],
  ['a*', 'ba', false],
  ['*c', 'abc', true],
  ['*', '', true],
  ['a*b*c', 'a-b-b-c', true],
  ['a*b*c', 'a-c-b', false],
  ['ab*ba', 'aba', false],
  ['a*b*b', 'ab', false],
  ['a**b', 'axb', true],
  ['a.c', 'abc', false],
  ['(x)*', '(x)\ny', true],
])('%s is a pattern, and whether %j fits is %j', (glob, text, fits) => {
  expect(globTest(glob)(text)).toBe(fits)
})

test('a pattern of many stars takes no longer than one of few', () => {
  const fits = globTest(`${'*a'.repeat(2_000)}*b`)
  expect(fits('a'.repeat(100_000))).toBe(false)
})
