import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cli, runProgram } from '../helpers/command.ts'
import { testDataDir } from '../helpers/emulator.ts'
import { freePort } from '../helpers/free-port.ts'
import { blockOf, pageAt } from '../helpers/pages.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'
import { action } from './run-action.ts'

const block = (containing: string) => blockOf('docs/ci.md', 'bash', containing)

/** A project that has the emulator installed. */
function project(): string {
  const folder = temporaryFolder('ci-page')
  const bin = join(folder, 'node_modules', '.bin')
  mkdirSync(bin, { recursive: true })
  const mode = 0o755
  writeFileSync(join(bin, 'smile-id-emulator'), `#!/bin/sh\nexec "${process.execPath}" "${cli}" "$@"\n`, { mode })
  writeFileSync(join(folder, 'npx'), `#!/bin/sh\nexec node_modules/.bin/"$@"\n`, { mode })
  const scripts = { test: 'node -p "\'tests: \' + process.env.SMILE_ID_BASE_URL"' }
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'shop', version: '1.0.0', scripts }))
  return folder
}

async function runBlock(text: string) {
  const folder = project()
  const words = ['-euc', `cd '${folder}'\n${text}`]
  return runProgram('bash', words, { PATH: `${folder}:${process.env.PATH}`, SMILE_ID_EMULATOR_DATA_DIR: testDataDir })
}

test.concurrent('the shell recipe of CI runs the tests beside an emulator that it stops', async () => {
  const port = await freePort()
  const text = block('start --quiet').replaceAll('7645', String(port)).replace('--quiet', `--quiet --port ${port}`)
  const { code, stdout, stderr } = await runBlock(`${text}wait "$emulator"`)
  expect([code, stdout], stderr).toEqual([0, expect.stringContaining(`tests: http://localhost:${port}/v1`)])
})

test.concurrent('the shell recipe of one command fails when the tests meet too little', async () => {
  const { code, stdout, stderr } = await runBlock(block('exec --coverage-min').replace('npm ci\n', ''))
  expect(stdout).toMatch(/tests: http:\/\/localhost:\d+\/v1/)
  expect([code, stderr]).toEqual([1, expect.stringContaining('at least 40 % is required.')])
})

test('the page about CI has every input of the action', () => {
  const rows = [...pageAt('docs/ci.md').text.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, name]) => name)
  expect(rows.toSorted()).toEqual(Object.keys(action.inputs).toSorted())
})
