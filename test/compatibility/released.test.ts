import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Emulator } from '../../server/index.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { lessThan } from './less-than.ts'
import { readCalls, repeat } from './recorded-call.ts'
import { helperNames, keptReleases, optionsIn, recordedWith, stateOf, toldAtOnce } from './release.ts'
import { tell } from './told-story.ts'

describe.each(keptReleases)('what version $version was promised', (release) => {
  const read = (name: string) => JSON.parse(readFileSync(release.path(name), 'utf8'))

  test.each(helperNames)('its helper for %s is answered everything that it was', async (name) => {
    await using emulator = await startTestEmulator(recordedWith)
    const missed: string[] = []
    for (const [index, call] of readCalls(release.path(`${name}.jsonl`)).entries()) {
      const now = await repeat(call, emulator.url)
      const place = `${index + 1}: ${call.method} ${call.path}`
      if (now.status !== call.status) missed.push(`${place}: ${now.status} instead of ${call.status}`)
      else if (call.answer !== undefined) missed.push(...lessThan(call.answer, now.answer).map((one) => place + one))
    }
    expect(missed).toEqual([])
  })

  test('its scenario files are valid, and tell the same stories', async () => {
    await using emulator = await startTestEmulator({ ...recordedWith, scenarios: [release.path('scenarios')] })
    const stories: Record<string, unknown> = {}
    for (const name of toldAtOnce(release)) stories[name] = await tell(emulator, name)
    expect(lessThan(read('stories.json'), JSON.parse(JSON.stringify(stories)))).toEqual([])
  })

  test('its states can be loaded, and have the same future', async () => {
    await using emulator: Emulator = await startTestEmulator({ clock: 'virtual' })
    await emulator.restore(read('state.json'))
    expect(lessThan(read('state-then.json'), await stateOf(emulator))).toEqual([])
  })

  test('its configuration says the same options', () => {
    expect(lessThan(read('options.json'), optionsIn(release))).toEqual([])
  })
})

describe('what an earlier client would miss', () => {
  test.each([
    ['a member', { a: 1, b: 2 }, { a: 1 }, ['/b: not there; it was 2']],
    ['a value', { a: [{ b: 'x' }] }, { a: [{ b: 'y' }] }, ['/a/0/b: "y" instead of "x"']],
    ['one of a list', [1, 2], [1], [': [1] instead of [1,2]']],
    ['an object', { a: {} }, { a: 'text' }, ['/a: "text" instead of {}']],
    ['words that became a number', { hint: 'x' }, { hint: 1 }, ['/hint: 1 instead of "x"']],
  ])('is %s', (_, before, now, missed) => {
    expect(lessThan(before, now)).toEqual(missed)
  })

  test.each([
    ['what is said besides', { a: 1 }, { a: 1, b: 2 }],
    ['better words', { hint: 'x' }, { hint: 'y' }],
  ])('is not %s', (_, before, now) => {
    expect(lessThan(before, now)).toEqual([])
  })
})
