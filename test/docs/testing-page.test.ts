import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { packageRoot } from '../../server/files/root.ts'
import { sign } from '../../server/signature.ts'
import { cli } from '../helpers/command.ts'
import { testDataDir } from '../helpers/emulator.ts'
import { blockOf } from '../helpers/pages.ts'
import { startReceiver } from '../helpers/receiver.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

const run = promisify(execFile)
const modules: Readonly<Record<string, string>> = {
  "'smile-id-emulator'": join(packageRoot, 'server', 'index.ts'),
  "'smile-id-emulator/signature'": join(packageRoot, 'server', 'signature.ts'),
}

/** Runs a block of the page. @param before what the reader's own code is. @returns what it prints. */
async function runBlock(containing: string, submission = '', before = '', after = ''): Promise<string> {
  const file = join(temporaryFolder('testing-page'), 'library.mjs')
  await using receiver = await startReceiver()
  const text = Object.entries(modules).reduce(
    (code, [name, path]) => code.replace(name, JSON.stringify(path)),
    blockOf('docs/testing.md', 'ts', containing)
      .replaceAll('http://localhost:3000/callback', receiver.url)
      .replace('startEmulator({', 'startEmulator({ checkAnswers: true,')
      // A machine that is busy with other tests may take longer than the 5 s of the page.
      .replace('callbacks.next()', 'callbacks.next({ timeout: 50_000 })')
      .replace(/^\/\/ … your code.*$/m, submission),
  )
  writeFileSync(file, [withPartner, before, text, after].join('\n'))
  return (await run(process.execPath, [file])).stdout
}

// Loaded first: the example waits 5 s for what is submitted.
const withPartner = `import { createTestPartner } from ${JSON.stringify(join(packageRoot, 'test', 'helpers', 'partner.ts'))}`

/** Stands in for "your code submits a job". */
const submit = (partner: string) => `await createTestPartner(${partner}).submit()`

describe.concurrent('an example of the library', () => {
  test('with a virtual clock shows both callbacks', async () => {
    const stdout = await runBlock("callbackUrl: 'http", submit('emulator'))
    expect(stdout.replace(/\s+/g, '')).toBe("[['delivered','0824'],['delivered','1220']]")
  })

  test('with an inbox finds everything again', async () => {
    expect(await runBlock("callbacks: 'collect'", submit('emulator'))).toBe('delivered 0820 1 1\n')
  })

  test('with a partner of its own hears that one’s callbacks', async () => {
    const own = submit('emulator, partner.id, partner.apiKey')
    expect(await runBlock('emulator.partner()', own)).toBe("[ '0821' ] 1\n")
  })

  test('checks the signature of a callback', async () => {
    const timestamp = new Date().toISOString()
    const signature = sign({ partnerId: '1234', apiKey: 'emulator-api-key', timestamp })
    const before = `const callback = ${JSON.stringify({ timestamp, signature })}`
    expect(await runBlock('verify(', '', before, 'console.log(holds)')).toBe('true\n')
  })

  test('demands that a job has no warnings', async () => {
    const before = [
      "import assert from 'node:assert'",
      `import { startEmulator } from ${JSON.stringify(modules["'smile-id-emulator'"])}`,
      "const jobId = 'job-1'",
      "await using emulator = await startEmulator({ checkAnswers: true, callbacks: 'collect' })",
      submit('emulator').replace('submit()', 'submit({ jobId })'),
    ].join('\n')
    await expect(runBlock('job?.warnings', '', before)).rejects.toThrow(/no-liveness/)
  })
})

describe.concurrent('the commands of the page about exec', () => {
  const folder = temporaryFolder('exec-page')
  // Stands in for the package: what comes after its name is the command's.
  const npx = `#!/bin/sh\nshift\nexec "${process.execPath}" "${cli}" "$@"\n`
  writeFileSync(join(folder, 'npx'), npx, { mode: 0o755 })
  const manifest = { scripts: { test: 'node -p process.env.SMILE_ID_BASE_URL' } }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  const environment = { ...process.env, PATH: `${folder}:${process.env.PATH}`, SMILE_ID_EMULATOR_DATA_DIR: testDataDir }
  const block = (containing: string) => blockOf('docs/exec.md', 'bash', containing)

  test('run tests beside an emulator', async () => {
    const { stdout } = await run('bash', ['-c', block('exec --')], { cwd: folder, env: environment })
    expect(stdout).toMatch(/^http:\/\/localhost:\d+\/v1$/m)
  })

  test('fail a build whose tests meet too little', async () => {
    const failing = run('bash', ['-c', block('--coverage-min')], { cwd: folder, env: environment })
    await expect(failing).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Coverage is 0 %, and at least 80 % is required.'),
    })
  })

  test('set the variables of a shell', async () => {
    const text = `${block('env --for')}\necho "$SMILE_ID_BASE_URL $REQUESTS_CA_BUNDLE"`
    const { stdout } = await run('bash', ['-euc', text], {
      cwd: folder,
      env: { ...environment, SMILE_ID_EMULATOR_URL: undefined },
    })
    expect(stdout).toBe(`http://localhost:7645/v1 ${join(testDataDir, 'tls', 'ca-bundle.pem')}\n`)
  })
})
