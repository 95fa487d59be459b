import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cli } from '../helpers/command.ts'
import { testDataDir } from '../helpers/emulator.ts'
import { freePort } from '../helpers/free-port.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'
import { action, runAction } from './run-action.ts'

// Stands in for what npm installs into a project.
const command = join(temporaryFolder('action'), 'smile-id-emulator')
writeFileSync(command, `#!/bin/sh\nexec "${process.execPath}" "${cli}" "$@"\n`, { mode: 0o755 })

const environment = {
  ...process.env,
  NO_COLOR: '1',
  SMILE_ID_EMULATOR_DATA_DIR: testDataDir,
  SMILE_ID_EMULATOR_URL: undefined,
}
const run = async (inputs: Readonly<Record<string, string>>) =>
  runAction({ command, port: String(await freePort()), ...inputs }, environment)

const isRunning = (pid: string | undefined) => {
  try {
    return process.kill(Number(pid), 0)
  } catch {
    return false
  }
}

const asksServices = 'curl -s --cacert "$NODE_EXTRA_CA_CERTS" "$SMILE_BASE_URL/v1/services" | head -c 9'

test('the action runs the tests beside an emulator whose authority they trust, and stops it', async () => {
  const { succeeded, ran, printed, summary, environment: set } = await run({ run: `echo "tests: $(${asksServices})"` })
  expect(printed).toContain('tests: {"')
  expect(succeeded, printed).toBe(true)
  expect(ran).toEqual([
    'Start the emulator',
    'Set what clients need',
    'Test',
    'Report what the tests left out',
    'Stop the emulator',
  ])
  expect(set).toMatchObject({ SMILE_ID_PARTNER_ID: '1234', SMILE_ID_API_KEY: 'emulator-api-key' })
  expect(summary).toMatch(/^### Smile ID\n\n```text\nCoverage: \d+ % of what Smile ID can do[\s\S]*```\n$/)
  expect(isRunning(set.SMILE_ID_EMULATOR_PID)).toBe(false)
})

test('the action keeps journal and log of tests that fail, and stops the emulator', async () => {
  const { succeeded, ran, temp, environment: set } = await run({ run: `${asksServices}; exit 3` })
  expect(succeeded).toBe(false)
  expect(ran.at(-1)).toBe('Keep the journal')
  expect(JSON.parse(readFileSync(join(temp, 'smile-id-journal.json'), 'utf8')).exchanges).toHaveLength(1)
  expect(existsSync(join(temp, 'smile-id-emulator.log'))).toBe(true)
  expect(isRunning(set.SMILE_ID_EMULATOR_PID)).toBe(false)
})

test('the action fails when the tests meet too little', async () => {
  const { succeeded, printed, summary } = await run({ run: asksServices, 'coverage-min': '90' })
  expect(succeeded, printed).toBe(false)
  expect(summary).toContain('at least 90 % is required.')
})

test('without tests the action leaves the emulator to the steps that follow', async () => {
  const { succeeded, ran, environment: set } = await run({ options: '--clock virtual --callbacks collect' })
  expect([succeeded, ran]).toEqual([true, ['Start the emulator', 'Set what clients need']])
  const clock = await (await fetch(`${set.SMILE_ID_EMULATOR_URL}/__emulator/clock`)).json()
  expect(clock).toMatchObject({ kind: 'virtual' })
  process.kill(Number(set.SMILE_ID_EMULATOR_PID))
})

test('the action says why the emulator did not start', async () => {
  const { succeeded, printed } = await run({ options: '--clock sundial', run: 'true' })
  expect(succeeded).toBe(false)
  expect(printed).toMatch(/--clock[\s\S]*::error::The emulator did not start/)
})

test('every input of the action is described, and every step is of a kind that composite actions take', () => {
  expect(action.runs.using).toBe('composite')
  expect(Object.values(action.inputs).filter(({ description }) => !/^[A-Z].*\.$/.test(description))).toEqual([])
  const wrong = action.runs.steps.filter((step) => (step.run === undefined) === (step.uses === undefined))
  expect(wrong).toEqual([])
})
