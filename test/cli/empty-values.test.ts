import { describe, expect, test } from 'vitest'
import { graderTable } from '../../server/cli/options/grader.ts'
import { readTable } from '../../server/cli/options/read.ts'
import { readCommandLine } from '../../server/cli/options/read-command-line.ts'
import { type OptionRow, optionTable } from '../../server/cli/options/table.ts'
import { variableOf } from '../../server/cli/options/variables.ts'
import { run } from '../helpers/command.ts'

const blanks = ['', ' ', '\t\n']

describe.each<[string, readonly OptionRow<unknown>[]]>([
  ['start and exec', optionTable],
  ['test-callback', graderTable],
])('of %s', (_, table) => {
  test.each(table.map((row) => [row.flag, row] as const))('an empty %s is refused, and named', (flag, row) => {
    for (const blank of blanks) {
      const byVariable = () => readTable(table, {}, { [variableOf(flag)]: blank })
      expect(byVariable).toThrow(`${variableOf(flag)} is empty. Give it a value, or leave it out.`)
      if (row.value === undefined) continue
      expect(() => readCommandLine([`--${flag}`, blank], table)).toThrow(`--${flag} is empty.`)
    }
  })

  test.each(table.filter((row) => row.many).map((row) => row.flag))('so is one among several of %s', (flag) => {
    for (const value of ['a,', ',a', 'a, ,b']) {
      const byVariable = () => readTable(table, {}, { [variableOf(flag)]: value })
      expect(byVariable).toThrow(`A value of ${variableOf(flag)} is empty.`)
    }
  })
})

test.each([
  [['next', ''], 'An argument is empty.'],
  [['next', 'rejected', '--partner='], '--partner is empty.'],
  [['users', ' '], 'An argument is empty.'],
  [['check', ''], 'An argument is empty.'],
  [['state', 'save', ''], 'An argument is empty.'],
  [['reset', '--url', ''], '--url is empty.'],
  [['env', '--for', ''], '--for is empty.'],
  [['ca', '--data-dir', ''], '--data-dir is empty.'],
  [['coverage', '--min', ''], '--min is empty.'],
  [['pact-from-journal', '--output', ''], '--output is empty.'],
  [['test-callback', 'http://localhost:1', '--approved', 'yes,'], '--approved: "yes," has an empty word.'],
  [['test-callback', 'http://localhost:1', '--only', ','], '--only: "," has an empty word.'],
])('%j is wrong usage', async (words, message) => {
  const { code, stderr } = await run(words)
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)])
})

test.each(['URL', 'PORT', 'CONTROL_TOKEN'])(
  'a command for a running emulator refuses an empty %s, and asks nobody',
  async (name) => {
    const { code, stderr } = await run(['reset'], { [`SMILE_ID_EMULATOR_${name}`]: '' })
    expect([code, stderr]).toEqual([2, expect.stringContaining(`SMILE_ID_EMULATOR_${name} is empty.`)])
  },
)
