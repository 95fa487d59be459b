import { expect, test } from 'vitest'
import { formatDuration, parseDuration, toTimestamp } from '../../server/core/time.ts'

test.each([
  ['250ms', 250],
  ['0s', 0],
  ['1s', 1_000],
  ['1.5s', 1_500],
  ['15m', 900_000],
  ['2h', 7_200_000],
  ['1d', 86_400_000],
  [' 1s ', 1_000],
  ['1.0004s', 1_000],
])('the duration %j is %d ms', (text, milliseconds) => {
  expect(parseDuration(text)).toBe(milliseconds)
})

test.each(['', '5', 's', '-1s', '1 s', '1e3s', '1s2m', '.5s', '1.s', '5 minutes', '1S'])(
  '%j is not a duration, and the error says how to write one',
  (text) => {
    expect(() => parseDuration(text)).toThrow(RangeError)
    expect(() => parseDuration(text)).toThrow(
      `"${text}" is not a duration. Write a number and a unit, such as 250ms, 1s, 15m, 2h or 1d.`,
    )
  },
)

test.each([
  [0, '0ms'],
  [999, '999ms'],
  [1_000, '1s'],
  [1_500, '1.5s'],
  [60_000, '1m'],
  [5_400_000, '1.5h'],
  [86_400_000, '1d'],
])('%d ms is written in its largest fitting unit: %s', (milliseconds, text) => {
  expect(formatDuration(milliseconds)).toBe(text)
})

test.each([1, 250, 1_500, 61_000, 100_000, 3_601_000, 86_401_000])(
  'a length of %d ms reads back as it was written',
  (milliseconds) => {
    expect(parseDuration(formatDuration(milliseconds))).toBe(milliseconds)
  },
)

test('timestamps have milliseconds and end in Z, which every official SDK can read', () => {
  expect(toTimestamp(Date.UTC(2026, 10, 22, 20, 57, 3))).toBe('2026-11-22T20:57:03.000Z')
})
