import { describe, expect, test } from 'vitest'
import { optionTable } from '../../server/cli/options/table.ts'
import { variableOf } from '../../server/cli/options/variables.ts'
import { formatDuration } from '../../server/core/time.ts'
import { helpOf, type Option } from '../../server/options/option.ts'
import { options } from '../../server/options/option-table.ts'
import { listGenerations } from '../../server/vendor/generations-without-emulator.ts'

const rows = Object.entries<Option<unknown>>(options)
const shown = rows.filter(([, { usual, kind, shown }]) => usual !== undefined && kind.show && shown === undefined)

describe('an option', () => {
  test.each(rows)('%s has what is usual, and it is right', (_, { usual, kind }) => {
    expect(usual === undefined || usual === '' ? undefined : kind.check(usual)).toBeUndefined()
  })

  test.each(rows)(
    '%s is named by its flag, of which there may be several, and by its variable',
    (name, { flag, kind }) => {
      const words = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
      expect([flag, ...(kind.many ? [`${flag}s`] : [])]).toContain(words)
      expect(variableOf(flag)).toBe(`SMILE_ID_EMULATOR_${flag.replaceAll('-', '_').toUpperCase()}`)
    },
  )

  test.each(shown)('%s is usually what the help says', (_, option) => {
    const [, said = ''] = /\(([^()]*)\)$/.exec(helpOf(option)) ?? []
    expect(option.kind.read([said])).toEqual(option.usual)
  })

  test('the help of callbacks says the schedule and time limit of every generation', () => {
    const policies = listGenerations().map(({ name, callbacks: { policy } }) => ({ name, ...policy }))
    const waits = policies.map(({ name, retry }) => `${name}: ${retry.map(formatDuration).join(',')}`)
    const limits = policies.map(({ name, timeout }) => `${name}: ${formatDuration(timeout)}`)
    expect(options.callbackRetry.shown).toBe(waits.join('; '))
    expect(options.callbackTimeout.shown).toBe(limits.join('; '))
  })

  // What a program may not give must not come in by a flag, nor the other way.
  test.each([
    ['port', '65535', '65536'],
    ['journalSize', '1000000', '1000001'],
    ['keepJobs', '1000000000', '1000000001'],
    ['clockRate', '100000', '100001'],
  ] as const)('%s has one end, for a flag and for a program', (name, most, beyond) => {
    const { kind } = options[name]
    expect([kind.read([most]), kind.check(Number(most))]).toEqual([Number(most), undefined])
    expect(() => kind.read([beyond])).toThrow(RangeError)
    expect(kind.check(Number(beyond))).toBeDefined()
  })
})

test('every option is a flag of the command, in the same order', () => {
  expect(optionTable.map(({ flag }) => flag)).toEqual(rows.map(([, { flag }]) => flag))
  expect(shown.length).toBeGreaterThan(10)
})
