import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { defaultPartner, type Emulator } from '../../../server/index.ts'
import { absent } from '../../../server/vendor/generations-without-emulator.ts'
import { lookupEntries } from '../../../server/vendor/v2/lookups/entries.ts'
import { selfieEntries } from '../../../server/vendor/v2/smart-selfie/entries.ts'
import { createV2 } from '../../../server/vendor/v2/v2.ts'
import { startTestEmulator } from '../../helpers/emulator.ts'
import { createTestPartner } from '../../helpers/partner.ts'
import { jpeg } from '../../helpers/pictures.ts'
import { exampleOf } from '../../helpers/schema-examples.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'
import { exampleForm, postForm, signedHeaders } from '../../helpers/v2.ts'

const run = promisify(execFile)
const folder = temporaryFolder('v2-curl')
let emulator: Emulator

beforeAll(async () => {
  emulator = await startTestEmulator({ callbacks: 'collect', clock: 'system' })
  for (const name of ['selfie', 'portrait', ...Array.from({ length: 8 }, (_, index) => `liveness${index + 1}`)]) {
    writeFileSync(join(folder, `${name}.jpg`), jpeg(name))
  }
})
afterAll(() => emulator.close())

async function runs(command: string): Promise<string> {
  const env = { PATH: process.env.PATH, SMILE_API_KEY: defaultPartner.apiKey }
  const { stdout } = await run('bash', ['-euc', `${command} -s -w ' %{http_code}'`], { cwd: folder, env })
  return stdout
}

/** What the journal has of the newest call, as a command. */
function newestAsCurl(): string {
  const exchange = emulator.journal.list().at(-1)
  return createV2(absent('parts') as never).client.curl(exchange as never, emulator.url)
}

test.each(selfieEntries)('$path of the journal runs as curl', async ({ path, request }) => {
  const form = { ...exampleForm(request), partner_params: undefined, allow_new_enroll: 'true' }
  await postForm(emulator.url, path, { ...form, user_id: 'demo-anna' })
  expect(await runs(newestAsCurl())).toMatch(/"status":"approved".* 200$/)
})

test.each(lookupEntries)(
  '$path of the journal runs as curl, about somebody who is made up',
  async ({ path, request }) => {
    const partner = createTestPartner(emulator)
    const body = { ...(exampleOf(request) as object), ...partner.signed(), dob: '1991-02-03' }
    const { signature, timestamp, ...unsigned } = body as Record<string, unknown>
    const isSigned = request === 'v2/verify-request'
    await partner.post(path, isSigned ? body : unsigned, isSigned ? {} : signedHeaders(defaultPartner))
    const command = newestAsCurl()
    expect(command).not.toContain('1991-02-03')
    expect(await runs(command)).toMatch(/("ResultCode":"1020"|"success":true).* 200$/)
  },
)
