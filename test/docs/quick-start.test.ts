import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readOptions } from '../../server/cli/options/read.ts'
import { readCommandLine } from '../../server/cli/options/read-command-line.ts'
import { optionTable } from '../../server/cli/options/table.ts'
import { packageRoot } from '../../server/files/root.ts'
import type { Emulator } from '../../server/index.ts'
import { runHere } from '../helpers/command.ts'
import { startTestEmulator, testDataDir } from '../helpers/emulator.ts'
import { openJava } from '../helpers/java.ts'
import { blockOf } from '../helpers/pages.ts'
import { createTestPartner } from '../helpers/partner.ts'
import { openPython, useSmileId } from '../helpers/python.ts'
import { startReceiver } from '../helpers/receiver.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

const run = promisify(execFile)
const [python, pythonOfV3, java] = await Promise.all([openPython(), openPython(useSmileId), openJava()])
const block = (language: string, containing = '') => blockOf('docs/quick-start.md', language, containing)

let emulator: Emulator

/** A block with this test's ports instead of the usual ones. */
const here = (text: string, callbackUrl: string): string =>
  text
    .replaceAll('localhost:7645', new URL(emulator.url).host)
    .replaceAll('http://localhost:3000/callback', callbackUrl)

// As `npm start` has it, on another port.
beforeAll(async () => {
  emulator = await startTestEmulator({ clock: 'system', secKey: true })
})

afterAll(() => emulator.close())

const provisional = ({ ResultCode }: { ResultCode: string }) => ResultCode === '0822'

// Programs of every kind, which wait more than they compute.
describe.concurrent('the first callback of v1, as the quick start prints it', () => {
  test('comes with Node', async () => {
    await using receiver = await startReceiver()
    const folder = join(packageRoot, 'node_modules', '.cache', 'quick-start')
    mkdirSync(folder, { recursive: true })
    const file = join(folder, 'first.mjs')
    writeFileSync(file, here(block('js'), receiver.url))
    const { stdout: ca } = await runHere(['ca', '--data-dir', testDataDir])
    const { stdout } = await run(process.execPath, [file], { env: { ...process.env, NODE_EXTRA_CA_CERTS: ca.trim() } })
    expect(stdout).toContain('0822')
    await receiver.count(1, provisional)
  })

  test.skipIf(!python)('comes with Python', async () => {
    await using receiver = await startReceiver()
    const { stdout } = await run(python?.path ?? '', ['-c', here(block('python', 'smile_id_core'), receiver.url)])
    expect(stdout).toContain('0822')
    await receiver.count(1, provisional)
  })

  test.skipIf(!java)('comes with Java', async () => {
    await using receiver = await startReceiver()
    const file = join(temporaryFolder('quick-start'), 'First.java')
    writeFileSync(file, here(block('java', 'import smile.identity.core'), receiver.url))
    const { stdout: key } = await runHere(['sec-key', '--pem', '--data-dir', testDataDir])
    const stdout = await java?.runSource(file, { SMILE_API_KEY: key })
    expect(stdout).toContain('0822')
    await receiver.count(1, provisional)
  })

  test('comes with curl', async () => {
    await using receiver = await startReceiver()
    const cwd = temporaryFolder('quick-start')
    const { stdout } = await run('bash', ['-euc', here(block('bash', 'upload_url'), receiver.url)], { cwd })
    expect(JSON.parse(stdout)).toMatchObject({ job_complete: true, result: { ResultCode: '0822' } })
    await receiver.count(1, provisional)
  })
})

// As the page starts it for v3: callbacks by https are called by http.
async function startForV3(receiverUrl: string): Promise<Emulator> {
  const [, words = ''] =
    /npm start -- (--callback-host-rewrite .*)/.exec(block('bash', 'https://localhost:3000=')) ?? []
  const { flags } = readCommandLine(
    words.replace('http://localhost:3000', new URL(receiverUrl).origin).split(' '),
    optionTable,
  )
  return startTestEmulator({ clock: 'system', ...readOptions(flags, {}) })
}

describe.concurrent('the first callback of v3, as the quick start prints it', () => {
  const isProcessing = ({ status }: { status: string }) => status === 'processing'

  test.skipIf(!pythonOfV3)('comes with Python', async () => {
    await using receiver = await startReceiver()
    await using own = await startForV3(receiver.url)
    const text = block('python', 'usesmileid').replaceAll('localhost:7645', new URL(own.url).host)
    const env = { ...process.env, SSL_CERT_FILE: own.ca.path }
    const { stdout } = await run(pythonOfV3?.path ?? '', ['-c', text], { env })
    expect(stdout).toBe('processing\n')
    await receiver.count(1, isProcessing)
  })

  test('comes with curl', async () => {
    await using receiver = await startReceiver()
    await using own = await startForV3(receiver.url)
    const text = block('bash', '/v3').replaceAll('localhost:7645', new URL(own.url).host)
    const { stdout } = await run('bash', ['-euc', text])
    expect(JSON.parse(stdout)).toMatchObject({ status: 'processing', user_id: 'anna-provisional' })
    await receiver.count(1, isProcessing)
  })
})

test.concurrent.each(['npm run', 'curl'])('the review that the quick start shows is taken by %s', async (program) => {
  const shared = await startTestEmulator()
  const partner = createTestPartner(shared)
  const { smileJobId } = await partner.submit({ userId: 'demo-anna-provisional' })
  await shared.clock.advance('1s')
  const command = block('bash', '/review')
    .split('\n')
    .find((line) => line.startsWith(program))
    ?.replace('http://localhost:7645', shared.url)
  await run('bash', ['-c', command ?? 'false'], {
    cwd: packageRoot,
    env: { ...process.env, SMILE_ID_EMULATOR_URL: shared.url },
  })
  expect((await shared.jobs.get(smileJobId)).results.map(({ result }) => result.code)).toEqual(['0822', '1221'])
  await shared.close()
})

test.concurrent('the demo that the quick start names is true', async () => {
  const { stdout } = await run(process.execPath, [join(packageRoot, 'examples', 'demo.ts')], {
    env: { ...process.env, NO_COLOR: '1' },
  })
  expect(stdout).toContain('Every decision is right.')
  expect(stdout.match(/✓/g)).toHaveLength(14)
})
