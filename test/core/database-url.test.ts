import { expect, test } from 'vitest'
import { hasPassword, isPostgresUrl, withoutPassword } from '../../server/core/text/database-url.ts'

test('a URL of PostgreSQL is no file', () => {
  const given = ['postgres://db/tests', 'postgresql://db/tests', 'emulator.db', './postgres:/x', undefined]
  expect(given.map(isPostgresUrl)).toEqual([true, true, false, false, false])
})

test.each([
  ['postgres://ada:secret@db:5432/tests?schema=x', 'postgres://ada@db:5432/tests?schema=x'],
  ['postgres://ada@db/tests?password=secret&schema=x', 'postgres://ada@db/tests?schema=x'],
  ['postgres://ada:sec@ret@db/tests', 'postgres://ada@db/tests'],
  ['postgres://ada:secret@[db/tests', 'postgres://…@[db/tests'],
])('%s is shown without its password', (given, shown) => {
  expect(withoutPassword(given)).toBe(shown)
})

test('a password is seen wherever it is in a URL, and in one that cannot be read', () => {
  const given = ['postgres://ada:secret@db/tests', 'postgres://db/x?password=secret', 'postgres://a:secret@[db/x']
  expect(given.map(hasPassword)).toEqual([true, true, true])
  expect(['postgres://ada@db/tests', 'emulator.db'].map(hasPassword)).toEqual([false, false])
})
