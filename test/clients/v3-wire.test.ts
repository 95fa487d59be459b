import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defaultPartner, type Emulator } from '../../server/index.ts'
import { readClaims } from '../../server/vendor/shared/tokens/jwt.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { calls } from './v3-wire/calls.ts'
import { type Connection, openConnection, type WireAnswer } from './v3-wire/connection.ts'
import { bytesOf, type WireRequest } from './v3-wire/request.ts'
import { partnerParams, person, userOf } from './v3-wire/values.ts'
import { type ClientName, clients, writers } from './v3-wire/writers.ts'

const key = { partnerId: defaultPartner.id, apiKey: defaultPartner.apiKey }
const isOpen = ({ path }: { path: string }) => path.startsWith('/v3/services/') && !path.endsWith('id_status')

let emulator: Emulator
let host: string

beforeAll(async () => {
  emulator = await startTestEmulator({ callbacks: 'collect' })
  host = new URL(emulator.secureUrl).host
})
afterAll(() => emulator.close())

describe.each(clients)('the SDK of %s, byte for byte', (client) => {
  test('is written as its HTTP library wrote it', () => {
    const parts = [
      { name: 'country', text: 'NG' },
      { name: 'user_details', json: { given_names: "N'Golo", last_name: '<Zoë> & Yorùbá' } },
      { name: 'selfie_image', filename: 'selfie.jpg', type: 'image/jpeg', bytes: Buffer.from('JPEG') },
    ]
    const requests: readonly WireRequest[] = [
      { method: 'POST', path: '/v3/token', key: { partnerId: '1234', apiKey: 'KEY' } },
      { method: 'POST', path: '/v3/biometric_kyc', token: 'TOKEN', partnerId: '1234', userId: 'anna', parts },
      { method: 'GET', path: '/v3/status/job_1', token: 'TOKEN' },
      {
        ...{ method: 'GET', path: '/v3/services/supported_documents' },
        query: { continent: 'NORTH AMERICA', locale: 'en-GB' },
      },
    ]
    expect(requests.map((one) => bytesOf(writers[client], one, 'localhost:7645').toString())).toEqual(recorded(client))
  })

  test('is understood in every call, on one connection', async () => {
    await using connection = await connect()
    const send = (request: WireRequest) => connection.send(bytesOf(writers[client], request, host))
    const { token } = (await send({ method: 'POST', path: '/v3/token', key })).body
    const answers: Record<string, WireAnswer> = {}
    let jobId = ''
    // Only of somebody on file may a fraud be reported.
    await emulator.users.set(userOf(client), 'enrolled')
    for (const call of calls) {
      const path = call.path.replace(/{job_?id}/i, jobId).replace('{user_id}', userOf(client))
      // What is asked again later has had its first callback by then.
      if (call.name.includes('replay')) await emulator.clock.advance('1m')
      const request = { method: call.method, path, ...(isOpen(call) ? {} : { token }), ...call.request(client) }
      answers[call.name] = await send(request)
      jobId = answers[call.name]?.body.job_id ?? jobId
    }
    expect(Object.fromEntries(Object.entries(answers).map(([name, { status }]) => [name, status]))).toEqual(
      Object.fromEntries(calls.map(({ name, status }) => [name, status])),
    )
    const jobs = Object.entries(answers).filter(([name]) => isSubmission(name))
    for (const [name, { body }] of jobs) await expectWhole(client, name, body.job_id)
  })
})

describe('what only some clients do', () => {
  test('an empty POST that Ruby calls a form is one without a body', async () => {
    await using connection = await connect()
    const bytes = bytesOf(writers.ruby, { method: 'POST', path: '/v3/token', key }, host)
    expect(bytes.toString()).toContain('Content-Type: application/x-www-form-urlencoded\r\n\r\n')
    expect(await connection.send(bytes)).toMatchObject({ status: 200, body: { token: expect.any(String) } })
  })

  test('PHP is asked for a large body before it sends one', async () => {
    await using connection = await connect()
    const token = (await connection.send(bytesOf(writers.php, { method: 'POST', path: '/v3/token', key }, host))).body
    const [verify] = calls
    const { parts = [], ...request } = verify?.request('php') ?? {}
    const large = { name: 'note', text: 'x'.repeat(1024 * 1024) }
    const sent = { method: 'POST', path: '/v3/enhanced_kyc', ...token, ...request, parts: [...parts, large] } as const
    const bytes = bytesOf(writers.php, sent, host)
    expect(bytes.toString('latin1', 0, 200)).toContain('Expect: 100-Continue')
    expect(await connection.send(bytes)).toMatchObject({ status: 202 })
  })

  test('React Native goes where the token says, with a slash too many', async () => {
    await using connection = await connect()
    const { token } = (await connection.send(bytesOf(writers.java, { method: 'POST', path: '/v3/token', key }, host)))
      .body
    // It joins what is before /v3 with a slash of its own. Source: v3 §1 [INT-A].
    const { api_url: apiUrl } = readClaims(token) as { api_url: string }
    expect(apiUrl).toBe(`${emulator.secureUrl}/v3`)
    const { pathname } = new URL(`${apiUrl.replace(/v3$/, '')}/v3/enhanced_kyc`)
    expect(pathname).toBe('//v3/enhanced_kyc')
    const { parts } = calls[0]?.request('java') ?? {}
    const request = {
      method: 'POST',
      path: pathname,
      token,
      partnerId: key.partnerId,
      ...(parts && { parts }),
    } as const
    const answer = await connection.send(bytesOf(writers.java, request, host))
    expect(answer).toMatchObject({ status: 202, body: { status: 'accepted' } })
    const status = { method: 'GET', path: `//v3/status/${answer.body.job_id}`, token } as const
    expect(await connection.send(bytesOf(writers.java, status, host))).toMatchObject({ status: 202 })
  })
})

function connect(): Promise<Connection> {
  return openConnection(emulator.secureUrl, emulator.ca.pem)
}

/** What a client's library really sent. Lines end as they do in a file here. */
function recorded(client: ClientName): string[] {
  const text = readFileSync(join(import.meta.dirname, 'v3-wire', 'recorded', `${client}.txt`), 'utf8')
  return text.split('=====\n').map((one) => one.replaceAll('\n', '\r\n'))
}

function isSubmission(name: string): boolean {
  return /^(enhanced_kyc|biometric|documents)/.test(name)
}

/** That a job is about what was sent, to the letter, and that nothing of it was found strange. */
async function expectWhole(client: ClientName, name: string, jobId: string): Promise<void> {
  const job = await (await fetch(`${emulator.url}/__emulator/jobs/${jobId}`)).json()
  expect(job, name).toMatchObject({ user_id: userOf(client), api: 'v3', warnings: [] })
  const [callback] = emulator.callbacks.inbox().filter(({ body }) => body.job_id === jobId)
  expect(callback?.body.user_provided_info, name).toMatchObject(person)
  expect(callback?.body.partner_params, name).toMatchObject(partnerParams)
}
