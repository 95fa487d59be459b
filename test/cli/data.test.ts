import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { cli, run } from '../helpers/command.ts'
import { freshFile } from '../helpers/data-file.ts'
import { startTestEmulator, testStart } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'

interface Started {
  readonly url: string
  readonly child: ChildProcessByStdio<null, Readable, null>
  output(): string
}

/** @param limit of the shell before it: how much a file may have, so that it fails as on a full disk. */
async function start(words: readonly string[], limit = ''): Promise<Started> {
  const node = [process.execPath, cli, ...testStart, '--port', '0', ...words]
  const [command = '', ...rest] = limit ? ['sh', '-c', `${limit} && exec "$@"`, 'sh', ...node] : node
  const env = { ...process.env, ...(limit && { NODE_DISABLE_COMPILE_CACHE: '1' }) }
  const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'inherit'], env })
  let output = ''
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`It ended: ${output}`)))
    child.stdout.on('data', (text) => {
      output += text
      const [, port] = /Listening\s+http:\/\/localhost:(\d+)/.exec(output) ?? []
      if (port && output.includes('Outcomes')) resolve(`http://localhost:${port}`)
    })
  })
  return { url, child, output: () => output }
}

test('start --data says so, keeps others out, and counts what is owed when it is stopped', async () => {
  const file = freshFile()
  const { url, child, output } = await start(['--data', file, '--callback-url', 'http://localhost:1/'])
  expect(output()).toContain(`${file} (with personal data)`)
  expect(await run([...testStart, '--port', '0', '--data', file])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining(`${file} is in use by another emulator.`),
  })
  await createTestPartner({ url }).submit({ userId: 'demo-provisional' })
  child.kill('SIGTERM')
  const [code] = await once(child, 'exit')
  expect(code).toBe(0)
  expect(output()).toContain(`Stopped by SIGTERM. Callbacks still owed, and kept in ${file}: 2.`)
  await using emulator = await startTestEmulator({ clock: 'system', data: file })
  expect(await emulator.callbacks.list()).toHaveLength(2)
})

test('a file that is deleted while the emulator runs: nothing more is taken, and nothing is said to be kept', async () => {
  const file = freshFile()
  const { url, child, output } = await start(['--data', file, '--callback-url', 'http://localhost:1/'])
  const partner = createTestPartner({ url })
  await partner.submit({ userId: 'demo-provisional' })
  rmSync(file)
  const refused = await partner.upload()
  expect(refused).toMatchObject({
    status: 500,
    hint: expect.stringContaining(`${file} was deleted, moved or replaced`),
  })
  child.kill('SIGTERM')
  const [code] = await once(child, 'exit')
  expect([code, output()]).toEqual([1, expect.stringContaining('Callbacks still owed, and lost: 2.')])
})

test('a full disk is reported in the answer, and loses nothing that was accepted', async () => {
  const file = freshFile()
  const { url, child } = await start(['--data', file], 'ulimit -f 700')
  const partner = createTestPartner({ url })
  const accepted: string[] = []
  let refusal = await partner.upload({ params: { note: 'x'.repeat(5_000) } })
  while (refusal.status === 200) {
    accepted.push(refusal.body.smile_job_id)
    refusal = await partner.upload({ params: { note: 'x'.repeat(5_000) } })
  }
  expect(refusal).toMatchObject({ status: 500, body: { code: expect.any(String) } })
  expect(refusal.hint).toMatch(/emulator\.db cannot .*Nothing of this was kept\./)
  expect(refusal.hint).not.toContain('report it')
  const health = await fetch(`${url}/__emulator/health`)
  expect(health.status).toBe(200)
  child.kill('SIGKILL')
  await once(child, 'exit')
  await using emulator = await startTestEmulator({ clock: 'system', data: file })
  expect((await emulator.snapshot()).uploads.map(({ smileJobId }) => smileJobId)).toEqual(accepted)
  expect(accepted.length).toBeGreaterThan(5)
})
