import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Emulator } from '../../server/index.ts'
import { run, runHere } from '../helpers/command.ts'
import { startTestEmulator, testDataDir } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startTestEmulator()
  const partner = createTestPartner(emulator)
  await partner.submit({ jobId: 'job-1', upload: { source_sdk: undefined } })
  await emulator.clock.advance('1s')
  await partner.status('demo-anna', 'job-1')
})
afterAll(() => emulator.close())

const coverage = (...words: string[]) => run(['coverage', '--url', emulator.url, ...words])

describe('coverage', () => {
  test('is a table that says what was met, and how to meet the rest', async () => {
    const { stdout, code } = await coverage()
    const { percent, met, possible } = await emulator.coverage()
    expect(code).toBe(0)
    expect(stdout).toMatch(
      new RegExp(
        `^Coverage: ${percent} % of what Smile ID can do to this client \\(${met} of ${possible} situations\\)`,
      ),
    )
    expect(stdout).toMatch(/\n {2}met {4}0820 Authenticate User, by the machine +once\n/)
    expect(stdout).toMatch(/\n {2}never {2}0921 No Face Found, by the machine +next no-face\n/)
    expect(stdout).toContain('\n  missing-source-sdk  once. ')
    expect(stdout).not.toContain('\u001B')
  })

  test('is data, and a badge', async () => {
    expect(JSON.parse((await coverage('--reporter', 'json')).stdout)).toEqual(await emulator.coverage())
    expect(JSON.parse((await coverage('--reporter', 'badge')).stdout)).toEqual({
      schemaVersion: 1,
      label: 'Smile ID coverage',
      message: `${(await emulator.coverage()).percent}%`,
      color: 'red',
    })
  })

  test('fails below what is required, and not above', async () => {
    const { percent } = await emulator.coverage()
    expect(await coverage('--min', String(percent))).toMatchObject({ code: 0, stderr: '' })
    expect(await coverage('--min', String(percent + 1))).toMatchObject({
      code: 1,
      stderr: `Coverage is ${percent} %, and at least ${percent + 1} % is required.\n`,
    })
  })

  test.each([
    [['--min', 'all'], '--min: "all" is not a whole number from 0 to 100.'],
    [['--reporter', 'xml'], '--reporter: there is no "xml". There are: text, json, badge.'],
    [['now'], '"now" was not expected.'],
  ])('%j is wrong usage', async (words, problem) => {
    expect(await coverage(...words)).toMatchObject({ code: 2, stderr: expect.stringContaining(problem) })
  })

  test('starts over when asked to, after the report', async () => {
    expect((await coverage('--clear')).stdout).toContain('0820')
    expect((await coverage()).stdout).toBe('Coverage: the emulator got no requests, so there is nothing to cover.\n')
  })
})

describe('exec', () => {
  const script = `await fetch(process.env.SMILE_ID_BASE_URL + '/services'); process.exitCode = Number(process.env.END ?? 0)`
  const exec = (flags: readonly string[], end = '0') =>
    runHere(['exec', '--data-dir', testDataDir, ...flags, '--', process.execPath, '-e', script], { END: end })

  test('fails when its command met too little, and says what', async () => {
    const { code, stdout, stderr } = await exec(['--coverage-min', '50'])
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/^Coverage: 12 % .*\n\nCalls {2}1 of 1\n {2}met {4}GET \/v1\/services, answered {2}once\n/)
    expect(stderr).toMatch(/\nCoverage is 12 %, and at least 50 % is required\.\n$/)
  })

  test('gives the command’s own code where it failed itself, or met enough', async () => {
    expect((await exec(['--coverage-min', '50'], '3')).code).toBe(3)
    expect(await exec(['--coverage-min', '12'])).toMatchObject({ code: 0, stderr: expect.stringContaining('Calls') })
    expect(await exec([])).toMatchObject({ code: 0, stderr: '' })
  })
})
