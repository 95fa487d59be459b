import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { startPartner } from '../grader/faulty-partner.ts'
import { concludes } from '../grader/mistakes.ts'
import { cli, run } from '../helpers/command.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { blockOf, blocksOf, pageAt, pages } from '../helpers/pages.ts'
import { createTestPartner } from '../helpers/partner.ts'
import { v3Client } from '../helpers/v3.ts'

const execute = promisify(execFile)

/** Every block of text, by its page, and what holds it: drawings are true as long as somebody looks at them. */
const shown: readonly [page: string, beginning: string][] = [
  ['docs/exec.md', 'Coverage: '],
  ['docs/exec.md', '1 situation met'],
  ['docs/callback-endpoint.md', '  ✗ A late provisional result'],
  ['docs/troubleshooting.md', '400 {"error"'],
]
const drawings: readonly [page: string, beginning: string][] = [
  ['CONTRIBUTING.md', 'schemas/  scenarios/'],
  ['docs/architecture.md', '            command     library'],
  ['docs/hard-coded-servers.md', '127.0.0.1  testapi'],
]

test('every block of text on a page is compared with what is printed, or is a drawing', () => {
  const known = [...shown, ...drawings]
  const unknown = pages
    .flatMap(blocksOf)
    .filter(({ language }) => language === 'text')
    .filter(({ page, text }) => !known.some(([path, beginning]) => path === page && text.startsWith(beginning)))
  expect(unknown).toEqual([])
})

/** The lines of a block but those that are left out, in the order of what is printed. */
function expectPrinted(block: string, printed: string, isLeftOut = (line: string) => line.trim() === '…'): void {
  const lines = block
    .trimEnd()
    .split('\n')
    .filter((line) => line.trim() !== '' && !isLeftOut(line))
  const found = printed.split('\n').filter((line) => lines.includes(line))
  expect(found).toEqual(lines)
}

test.concurrent('the coverage that the page about exec shows is printed so', async () => {
  await using emulator = await startTestEmulator({ callbacks: 'collect' })
  const partner = createTestPartner(emulator)
  await emulator.next('rejected')
  await partner.submit({ userId: 'demo-anna' })
  await partner.submit({ userId: 'demo-anna-provisional' })
  await emulator.clock.advance('1m')
  const { stdout } = await run(['coverage', '--url', emulator.url])
  expectPrinted(blockOf('docs/exec.md', 'text'), stdout)
})

test.concurrent('what migrate-check finds is printed as the page about exec shows it', async () => {
  await using emulator = await startTestEmulator()
  const partner = createTestPartner(emulator)
  const [known = { id: '', apiKey: '' }] = emulator.partners
  const inbox = `inbox:${partner.id}`
  await emulator.next('issuer-unavailable')
  await partner.post('/v1/async_id_verification', {
    ...{ partner_id: partner.id, ...partner.signed(), country: 'NG', id_type: 'BVN', id_number: '00000000000' },
    ...{ callback_url: inbox, partner_params: { user_id: 'user', job_id: 'job', job_type: 5 } },
  })
  await v3Client(emulator.url, known).submit({ callback_url: inbox })
  await emulator.clock.advance('1s')
  const { stdout } = await run(['migrate-check', '--url', emulator.url])
  const block = blocksOf(pageAt('docs/exec.md')).find(({ text }) => text.startsWith('1 situation met'))
  expect(stdout).toBe(block?.text)
})

test.concurrent('the failure that the page about callback endpoints shows is printed so', async () => {
  await using partner = await startPartner({ file: 'decide.ts', right: concludes, wrong: 'return next' })
  const block = blockOf('docs/callback-endpoint.md', 'text')
  const [, id = ''] = /(\S+)$/m.exec(block) ?? []
  const command = blockOf('docs/callback-endpoint.md', 'bash')
    .replace('npx smile-id-emulator', `"${process.execPath}" "${cli}"`)
    .replaceAll('http://localhost:3000', partner.url)
  const { stdout } = await execute('bash', ['-c', `${command.trim()} --api v1 --only ${id} || true`])
  expectPrinted(block, stdout.replaceAll(partner.url, 'http://localhost:3000'), (line) => line.includes('sent  '))
})

test.concurrent('the endpoint of the example passes, as the page about callback endpoints tests it', async () => {
  await using partner = await startPartner()
  const command = blockOf('docs/callback-endpoint.md', 'bash').replace(
    'npx smile-id-emulator',
    `"${process.execPath}" "${cli}"`,
  )
  const { stdout } = await execute('bash', ['-c', command.replaceAll('http://localhost:3000', partner.url)])
  expect(stdout).toMatch(/ 0 failed, 2 with advice\.\n$/)
})

test.concurrent('the refusal that troubleshooting shows is answered so', async () => {
  await using emulator = await startTestEmulator()
  const partner = createTestPartner(emulator)
  const [, timestamp = ''] = /"(2\d{3}-[^"]+Z)/.exec(blockOf('docs/troubleshooting.md', 'text')) ?? []
  const signature = Buffer.from(partner.signed(timestamp).signature, 'base64').toString('hex')
  const { status, body, hint } = await partner.upload({ upload: { timestamp, signature } })
  const said = `${status} ${JSON.stringify(body)} ${hint}`
  expect(blockOf('docs/troubleshooting.md', 'text').replace(/\s+/g, ' ').trim()).toBe(said)
})
