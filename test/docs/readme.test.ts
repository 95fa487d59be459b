import { expect, test } from 'vitest'
import { pageAt } from '../helpers/pages.ts'

const readme = pageAt('README.md')

test('the README says in its first lines how to run it, and how to run its tests', () => {
  expect(readme.text.split('\n').slice(0, 8).join('\n')).toMatch(/`npm ci && npm start`[^`]*`npm cit`/)
})
