import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { shippedScenarios } from '../../server/files/scenarios/files.ts'
import { compilePattern, isPlain } from '../../server/files/scenarios/pattern.ts'

test.each<[string, string, boolean]>([
  ['^vip-', 'vip-anna', true],
  ['^vip-', 'anna-vip-', false],
  ['(^|[-_])rejected([-_]|$)', 'anna_rejected-7', true],
  ['(^|[-_])rejected([-_]|$)', 'unrejected', false],
  ['\\d4$', '0000000014', true],
  ['a$', 'a\n', false],
  ['', '', true],
  // These repeat, so that the linear engine has them.
  ['^\\d{4}$', '1234', true],
  ['^\\d{4}$', '12345', false],
  ['^(?:anna|bob).*@example\\.com$', 'bob+x@example.com', true],
  ['(?i)ANNA', 'anna', true],
  ['^\\w+\\.\\/$', 'a./', true],
  ['\\u0041+', 'AA', true],
  ['(?<year>\\d{4})', '1999', true],
  ['^.+$', 'é😀', true],
])('%j is found in %j: %j', (pattern, text, found) => {
  expect(compilePattern(pattern)(text)).toBe(found)
})

describe('the time that a search takes is in proportion to the text, whatever the pattern is:', () => {
  const text = `${'a'.repeat(9_990)}!`

  test.each([
    '^(a+)+$',
    '^(a|a)*$',
    '^(a|aa)+$',
    '^(a*)*$',
    '(.*a){12}$',
    'a*a*a*a*a*a*a*a*b',
    '^([a-z]+)*[A-Z]$',
    `${'(a|a)'.repeat(30)}$`,
    '^(([a-z])+.)+[A-Z]([a-z])+$',
  ])('%s', (pattern) => {
    const started = performance.now()
    expect(compilePattern(pattern)(text)).toBe(false)
    // The first of them takes Node's own engine longer than the universe is old.
    expect(performance.now() - started).toBeLessThan(5_000)
  })

  test('text that is longer than any name does not match', () => {
    expect(compilePattern('a')('a'.repeat(10_001))).toBe(false)
  })
})

test.each([
  ['(', 'Invalid regular expression: /(/'],
  ['(a+)+(', 'missing closing )'],
  ['a(?=b)+', 'Lookahead, lookbehind and backreferences are not supported'],
  ['(?<!a)b', 'Lookahead, lookbehind'],
  ['(a+)\\1', 'backreferences are not supported'],
  ['(a{1000}){1000}', 'invalid repeat count'],
  ['[', 'Invalid regular expression'],
  ['*', 'missing argument to repetition operator'],
])('%s is refused with the reason', (pattern, why) => {
  expect(() => compilePattern(pattern)).toThrow(SyntaxError)
  expect(() => compilePattern(pattern)).toThrow(why)
})

test('shipped scenarios need the linear engine for nothing, so that nobody waits for it to load', () => {
  const texts = readdirSync(shippedScenarios)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => readFileSync(join(shippedScenarios, name), 'utf8'))
  const patterns = texts.flatMap((text) => [...text.matchAll(/matches: "([^"]+)"/g)].map(([, pattern = '']) => pattern))
  expect(patterns.length).toBeGreaterThan(50)
  expect(patterns.filter((pattern) => !isPlain(pattern))).toEqual([])
})
