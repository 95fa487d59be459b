// Keeps what this version promises, for released.test.ts of later ones: npm run record-release, before a release.
// It runs the helpers' tests through a relay that writes down each call, and saves the shipped scenarios with their stories, and a state.
// What a configuration may say is written by hand, in a file beside them.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageVersion } from '../../server/files/root.ts'
import { shippedScenarios } from '../../server/files/scenarios/files.ts'
import { options } from '../../server/options/option-table.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'
import { openPython, pytest } from '../helpers/python.ts'
import { copyOfHelper, runWithEmulator } from '../languages/helper-run.ts'
import { writeCalls } from './recorded-call.ts'
import { startRelay } from './relay.ts'
import { type HelperName, optionsIn, recordedWith, releaseOf, stateOf, toldAtOnce } from './release.ts'
import { tell } from './told-story.ts'

const release = releaseOf(packageVersion())
mkdirSync(release.path('scenarios'), { recursive: true })

// Those of v1: v3's SDK goes by https, and a relay does not.
const runs: Readonly<Record<HelperName, (env: NodeJS.ProcessEnv) => Promise<string>>> = {
  go: (env) =>
    runWithEmulator('go', ['test', '-parallel=1', '-run=^Test.*(Callback|Reviewer|Asked|Users|Reset)', '.'], {
      cwd: copyOfHelper('go'),
      env,
    }),
  python: async (env) => {
    const python = await openPython(pytest)
    const cwd = copyOfHelper('python')
    const words = ['-m', 'pytest', '-p', 'smile_id_emulator.plugin', '-k', 'not polls', 'tests/test_v1.py']
    return runWithEmulator(python?.path ?? '', words, { cwd, env: { ...env, PYTHONPATH: join(cwd, 'src') } })
  },
}

for (const [name, run] of Object.entries(runs)) {
  await using emulator = await startTestEmulator(recordedWith)
  await using relay = await startRelay(emulator.url)
  await run({ SMILE_ID_EMULATOR_URL: relay.url })
  writeCalls(release.path(`${name}.jsonl`), relay.calls, relay.url)
  console.log(`${name}: ${relay.calls.length} calls`)
}

const stories: Record<string, unknown> = {}
await using emulator = await startTestEmulator(recordedWith)
for (const file of readdirSync(shippedScenarios).filter((one) => one.endsWith('.yaml'))) {
  writeFileSync(release.path('scenarios', file), readFileSync(join(shippedScenarios, file)))
}
for (const name of toldAtOnce(release)) stories[name] = await tell(emulator, name)
write('stories.json', stories)

const partner = createTestPartner(emulator)
for (const scenario of ['approved', 'provisional-then-rejected', 'spoof-suspected-then-cleared', 'callback-twice']) {
  await emulator.next(scenario)
  await partner.submit({ jobId: `job-${scenario}`, callbackUrl: 'http://localhost:1/nobody' })
}
await emulator.clock.advance('2s')
await partner.upload({ jobId: 'job-open' })
await emulator.next('no-face', { times: 2 })
await emulator.users.set('anna', 'disabled')
write('state.json', await emulator.snapshot())
write('state-then.json', await stateOf(emulator))

const said = optionsIn(release) as object
const unsaid = Object.keys(options).filter((name) => !Object.hasOwn(said, name))
if (unsaid.length > 0) throw new Error(`The configuration of the release says nothing of ${unsaid.join(', ')}.`)
write('options.json', said)

function write(name: string, value: unknown): void {
  writeFileSync(release.path(name), `${JSON.stringify(value, null, 1)}\n`)
}
