import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { findPact } from '../server/cli/clients/pact-command.ts'
import { pactFile } from '../server/pact/pact-file.ts'
import type { HttpInteraction, MessageInteraction } from '../server/vendor/pacts/interaction.ts'
import { fromState } from '../server/vendor/pacts/term.ts'
import { cli, run } from '../test/helpers/command.ts'
import { testDataDir } from '../test/helpers/emulator.ts'
import { temporaryFolder } from '../test/helpers/temporary-folder.ts'
import { emulatorPacts, pactPath } from './verification.ts'

const patient = { timeout: 90_000 }
const verify = (...words: string[]) => run(['verify', '--data-dir', testDataDir, ...words])

const signed = { timestamp: fromState('timestamp', 't'), signature: fromState('signature', 's') }
const body = { partner_id: '1234', user_id: 'anna', job_id: 'job-1', ...signed }
const job = { name: 'a job', params: { user_id: 'anna', job_id: 'job-1' } }

function written(...interactions: (HttpInteraction | MessageInteraction)[]): string {
  const path = join(temporaryFolder('verify'), 'pact.json')
  writeFileSync(path, JSON.stringify(pactFile('partner', 'smile-id', interactions)))
  return path
}

function asking(description: string, changes: Partial<HttpInteraction>): HttpInteraction {
  const request = { method: 'POST', path: '/v1/job_status', headers: { 'Content-Type': 'application/json' }, body }
  return { description, states: [job], request, response: { status: 200, body: { job_complete: true } }, ...changes }
}

const broken = written(
  asking('what holds', {}),
  asking('another type', { response: { status: 200, body: { job_complete: 'true' } } }),
  asking('a wrong signature', {
    request: { method: 'POST', path: '/v1/job_status', body: { ...body, signature: 'wrong' } },
  }),
  asking('no such state', { states: [{ name: 'a jobb' }] }),
  asking('no such scenario', { states: [job, { name: 'a job', params: { scenario: 'aproved' } }] }),
  { description: 'no such message', states: [{ name: 'a partner' }], message: { ResultCode: '0820' } },
  asking('no such value', {
    request: { method: 'POST', path: '/v1/job_status', body: { ...body, signature: fromState('signatur', 's') } },
  }),
  asking('what holds at the end', {}),
)

test('verify leaves nothing behind when it is stopped', patient, async () => {
  const folder = temporaryFolder('stopped')
  const env = { ...process.env, TMPDIR: folder, NODE_COMPILE_CACHE: temporaryFolder('cache') }
  const child = spawn(process.execPath, [cli, 'verify', '--data-dir', testDataDir, ...emulatorPacts], { env })
  const ended = once(child, 'exit')
  while (readdirSync(folder).length === 0) await sleep(10)
  child.kill('SIGTERM')
  expect(await ended).toEqual([143, null])
  expect(readdirSync(folder)).toEqual([])
})

test(
  'verify reports for each failure what the emulator answered, why, and what its schema rests on',
  patient,
  async () => {
    const { code, stdout, stderr } = await verify(broken)
    expect(code).toBe(1)
    expect(stdout.trim().split('\n')).toEqual(['✓ what holds', '✓ what holds at the end'])
    const [type = '', signature = '', state = '', scenario = '', message = '', value = ''] = stderr.split('✗ ').slice(1)
    expect(type).toContain("$.job_complete: Expected true (Boolean) to be equal to 'true' (String)")
    expect(type).toContain('The emulator answered 200 {')
    expect(type).toContain('job-status-response.schema.json: Source: v1 §5.2')
    expect(signature).toContain(
      'The emulator answered 400 {"error":"You are not authorized to do that.","code":"2205"}',
    )
    expect(signature).toContain('The signature is not valid.')
    expect(state).toContain('The emulator has no provider state "a jobb". Did you mean "a job"?')
    expect(scenario).toContain('There is no scenario "aproved". Did you mean "approved"?')
    expect(message).toContain('A message reports a result: name the provider state "a job"')
    expect(value).toContain('No state of this interaction returns "signatur"')
    expect(stderr).toContain('2 of 8 interactions passed.')
  },
)

test('verify reports in JSON and JUnit', patient, async () => {
  const json = JSON.parse((await verify('--reporter', 'json', broken)).stdout)
  expect(json.kept).toBe(false)
  expect(json.interactions.map(({ passed }: { passed: boolean }) => passed)).toEqual([
    true,
    ...Array(6).fill(false),
    true,
  ])
  const { stdout } = await verify('--reporter', 'junit', broken)
  expect(stdout).toContain('<testsuite name="smile-id-emulator verify" tests="8" failures="6"')
})

test(
  'verify ends with 0 when every pact is kept, messages too, and passes Pact’s own options on',
  patient,
  async () => {
    const paths = [pactPath('smile-identity-core-ruby--smile-id-v1'), pactPath('partner-callback-handler--smile-id-v1')]
    const { code, stdout } = await verify('--filter-description', 'approved', ...paths)
    expect(code).toBe(0)
    expect(stdout).toContain('✓ job_status of an approved job')
    expect(stdout).toContain('✓ an approved authentication')
    expect(stdout).toMatch(/(\d+) of \1 interactions passed\./)
  },
)

test('verify fetches pacts from a broker', patient, async () => {
  const asked: string[] = []
  const broker = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers.authorization}`)
    const self = `http://localhost:${(broker.address() as AddressInfo).port}`
    const links = {
      'pb:latest-provider-pacts': { href: `${self}/provider/{provider}/latest`, templated: true },
      pacts: [{ href: `${self}/pact`, name: 'a pact' }],
      'pb:pacts': [{ href: `${self}/pact`, name: 'a pact' }],
      self: { href: `${self}${request.url}` },
    }
    const pact = JSON.parse(readFileSync(broken, 'utf8'))
    const whole = request.url === '/pact' ? { ...pact, interactions: pact.interactions.slice(0, 1) } : {}
    response.setHeader('content-type', 'application/hal+json')
    response.end(JSON.stringify({ ...whole, _links: links }))
  })
  await new Promise<void>((resolve) => broker.listen(0, '127.0.0.1', resolve))
  const url = `http://localhost:${(broker.address() as AddressInfo).port}`
  const { code, stdout, stderr } = await verify('--broker-url', url, '--token', 'abc', '--provider-name', 'smile-id')
  await new Promise((resolve) => broker.close(resolve))
  expect(stderr).toBe('')
  expect(stdout).toContain('✓ what holds')
  expect(code).toBe(0)
  expect(asked.every((one) => one.endsWith('Bearer abc'))).toBe(true)
})

test('verify says what it needs', async () => {
  expect(await verify()).toMatchObject({ code: 2, stderr: expect.stringContaining('--broker-url') })
  expect(await verify('--brokerurl', 'x')).toMatchObject({ code: 2, stderr: expect.stringContaining('--broker-url') })
  expect(() => findPact(['/nowhere/package.json'])).toThrow('npm install --save-dev @pact-foundation/pact-cli')
})
