import { expect, test } from 'vitest'
import { nearest } from '../../server/core/text/spelling.ts'

const names = ['approved', 'rejected', 'no-face', 'provisional-then-approved']

test.each([
  ['aproved', 'approved'],
  ['Approved', 'approved'],
  ['approved', 'approved'],
  ['rejcted', 'rejected'],
  ['noface', 'no-face'],
  ['provisonal-than-aproved', 'provisional-then-approved'],
  ['zzzzzzzz', undefined],
  ['qqqq', undefined],
])('%s was most likely meant as %s', (word, meant) => {
  expect(nearest(word, names)).toBe(meant)
})

test('half of a short word has to be right', () => {
  expect(nearest('go', ['ca', 'do'])).toBe('do')
  expect(nearest('go', ['ca'])).toBeUndefined()
  expect(nearest('xml', ['sql'])).toBeUndefined()
})

test('nothing is near when there is nothing', () => {
  expect(nearest('approved', [])).toBeUndefined()
})

test('of two equally near, the first is taken', () => {
  expect(nearest('cat', ['bat', 'hat'])).toBe('bat')
})
