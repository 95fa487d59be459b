import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { startTestEmulator } from '../helpers/emulator.ts'
import { blocksOf, pageAt } from '../helpers/pages.ts'
import { createTestPartner } from '../helpers/partner.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

const commands = blocksOf(pageAt('docs/control-api.md')).map(({ text }) => text.trim())

test('the page about the control API has a command for each call, and each does what it says', async () => {
  await using emulator = await startTestEmulator({ callbacks: 'collect' })
  const { smileJobId } = await createTestPartner(emulator).submit({ userId: 'demo-anna-provisional' })
  await emulator.clock.advance('1s')
  const temporary = await emulator.partner()
  const folder = temporaryFolder('control-api')
  writeFileSync(join(folder, 'state.json'), JSON.stringify(await emulator.snapshot()))
  writeFileSync(
    join(folder, 'scenario.yaml'),
    'summary: Slow.\nstages:\n  - { after: 1h, outcome: approved, by: machine }\n',
  )
  const [delivery] = await emulator.callbacks.list()
  const names = {
    smile_job_id: smileJobId,
    id: delivery?.id,
    name: 'approved',
    path: 'control/job',
    user_id: 'anna',
    partner_id: temporary.id,
  }
  const failed: string[] = []
  for (const command of inOrder(commands)) {
    const filled = Object.entries(names).reduce(
      (text, [name, value]) => text.replace(`{${name}}`, String(value)),
      command,
    )
    const words = filled
      .replace('http://localhost:7645', emulator.url)
      .replace('curl', "curl -s -o /dev/null -w '%{http_code}'")
    // A stream of events has no end.
    const { stdout } = await promisify(execFile)(
      'bash',
      ['-c', `${words} ${command.endsWith('/events') ? '--max-time 0.5' : ''} || true`],
      { cwd: folder },
    )
    if (stdout !== '200') failed.push(`${stdout} ${filled}`)
  }
  expect(commands.length).toBeGreaterThan(35)
  expect(failed).toEqual([])
})

/** What forgets everything comes last. */
function inOrder(all: readonly string[]): string[] {
  const forgets = /-X DELETE|\/reset|-X PUT .*\/state/
  return [...all.filter((one) => !forgets.test(one)), ...all.filter((one) => forgets.test(one))]
}
