import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { defaultPartner, type Emulator } from '../../server/index.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'
import { jpeg } from '../helpers/pictures.ts'
import { android } from './v2-wire/android.ts'
import type { Device, DeviceProof, Selfie } from './v2-wire/device.ts'
import { ios } from './v2-wire/ios.ts'
import { openConnection, type WireAnswer } from './v3-wire/connection.ts'

const enroll = '/v2/smart-selfie-enroll'
const authenticate = '/v2/smart-selfie-authentication'
const boundaries = ['0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f', '0F0F0F0F-0F0F-4F0F-8F0F-0F0F0F0F0F0F']

let emulator: Emulator

beforeAll(async () => {
  // Whatever an app sends, strict mode has nothing against it.
  emulator = await startTestEmulator({ strict: true, callbacks: 'collect' })
})
beforeEach(() => emulator.reset())
afterAll(() => emulator.close())

function selfieOf(count: number, more: Partial<Selfie> = {}): Selfie {
  return {
    face: jpeg('face'),
    liveness: Array.from({ length: count }, (_, index) => jpeg(`liveness ${index}`)),
    userId: 'ada',
    params: { job_id: 'job-1', order: '7' },
    callbackUrl: 'https://shop.example/callback',
    ...more,
  }
}

/** As an app behaves: v1 gives it a signature, and v2 takes it, on one connection. */
async function play(device: Device, host: string, path: string, selfie: Selfie): Promise<WireAnswer> {
  await using connection = await openConnection(emulator.secureUrl, emulator.ca.pem)
  const job_type = path === enroll ? 4 : 2
  const asked = { partner_id: defaultPartner.id, auth_token: defaultPartner.apiKey, job_type, user_id: selfie.userId }
  const body = { ...asked, enrollment: path === enroll, production: false, signature: true }
  const { timestamp, signature } = (await connection.send(device.auth({ host, body }))).body
  const proof: DeviceProof = { partnerId: defaultPartner.id, timestamp, signature }
  // Awaited here: the connection is closed when this ends.
  return await connection.send(device.selfie({ host, path, proof, selfie }))
}

const devices = [android, ios].flatMap((device) =>
  ['localhost', 'testapi.smileidentity.com'].flatMap((host) =>
    device.livenessCounts.map((count) => ({ device, sdk: device.sdk, host, count })),
  ),
)

describe.each(devices)('$sdk, byte for byte, of $host, with $count pictures', ({ device, host, count }) => {
  test('enrols a user, who is then recognised, and is heard by callback', async () => {
    const enrolled = await play(device, host, enroll, selfieOf(count, { failure: true, again: false }))
    expect(enrolled).toMatchObject({
      status: 200,
      body: { code: '0840', status: 'approved', user_id: 'ada', job_id: 'job-1', partner_params: { order: '7' } },
    })
    const known = await play(device, host, authenticate, selfieOf(count, { params: { job_id: 'job-2' } }))
    expect(known).toMatchObject({ status: 200, body: { code: '0820', job_type: 'smart_selfie_authentication' } })
    await emulator.clock.advance('1s')
    const told = emulator.callbacks.inbox().map(({ body }) => [body.ResultCode, body.PartnerParams])
    expect(told.map(([code]) => code).toSorted()).toEqual(['0820', '0840'])
    const jobs = await emulator.jobs.list()
    expect(jobs.map(({ submission }) => [submission.sourceSdk, submission.package?.images.length])).toEqual([
      [device.sdk, count + 1],
      [device.sdk, count + 1],
    ])
    expect(jobs.flatMap(({ warnings }) => warnings)).toEqual([])
  })

  test('reads what is refused, and what is pending', async () => {
    const refused = await play(device, host, authenticate, selfieOf(count, { userId: 'nobody' }))
    expect(refused).toEqual({ status: 400, body: { error: 'No enrolled user found.', code: '2210' } })
    const pending = await play(device, host, enroll, selfieOf(count, { sandboxResult: 2 }))
    expect(pending).toMatchObject({ status: 200, body: { status: 'pending', code: '0842' } })
  })
})

test('the forms are as the apps write them', () => {
  const proof = { partnerId: '1234', timestamp: '2026-01-01T00:00:00.000Z', signature: 'c2lnbmVk' }
  const selfie = { ...selfieOf(1), face: Buffer.from('FACE'), liveness: [Buffer.from('LIFE')], failure: true }
  const written = [android, ios].map((device) =>
    device.selfie({ host: 'localhost:7645', path: enroll, proof, selfie }).toString(),
  )
  const namesIn = (text = '') => [...text.matchAll(/ name="(\w+)"/g)].map(([, name]) => name)
  expect(namesIn(written[0]).join(' ')).toBe(
    'selfie_image liveness_images user_id partner_params failure_reason callback_url metadata',
  )
  expect(namesIn(written[1]).join(' ')).toBe(
    'partner_params user_id callback_url metadata liveness_images selfie_image failure_reason',
  )
  expect(written[0]).toContain(
    `--${boundaries[0]}\r\nContent-Disposition: form-data; name="user_id"\r\nContent-Transfer-Encoding: binary\r\nContent-Type: text/plain; charset=UTF-8\r\nContent-Length: 3\r\n\r\nada\r\n`,
  )
  expect(written[1]).toContain(`--${boundaries[1]}\r\nContent-Disposition: form-data; name="user_id"\r\n\r\nada\r\n`)
})

describe('an app’s upload to v1, which is sent again with retry', () => {
  const upload = (more: Record<string, unknown>) =>
    createTestPartner(emulator).upload({ userId: 'ada', jobId: 'job-1', jobType: 4, upload: more })

  test('after 2215: the job exists', async () => {
    expect((await upload({})).status).toBe(200)
    expect((await upload({ retry: false })).body.code).toBe('2215')
    expect((await upload({ retry: true })).body).toMatchObject({ code: '2202', smile_job_id: '0000000001' })
  })

  test('after 2206, which iOS takes likewise', async () => {
    const summary = 'The first upload is refused.'
    const respond = { error: { code: '2206', text: 'Try again' }, times: 1 }
    const stages = [{ after: '1s', outcome: 'approved', by: 'machine' }]
    const busy = JSON.stringify({ name: 'busy', summary, match: { user_id: 'ada' }, respond, stages })
    await fetch(`${emulator.url}/__emulator/scenarios/busy`, { method: 'PUT', body: busy })
    expect((await upload({})).body).toEqual({ code: '2206', error: 'Try again' })
    expect((await upload({ retry: true })).body.code).toBe('2202')
    await fetch(`${emulator.url}/__emulator/scenarios/busy`, { method: 'DELETE' })
  })
})
