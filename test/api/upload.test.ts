import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'

describe('POST /v1/upload', () => {
  test('answers where to put the package, under the scheme and host of the request', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const { status, body } = await partner.upload()
    expect(status).toBe(200)
    expect(body).toMatchObject({ smile_job_id: '0000000001', camera_config: 'null', code: '2202' })
    expect(body.ref_id).toMatch(/^1234-0000000001-[0-9a-f]{6}$/)
    expect(body.upload_url).toContain(`${emulator.url}/__storage/videos/1234/${body.ref_id}/selfie.zip?AWSAccessKeyId=`)
  })

  test('counts each partner’s jobs on their own', async () => {
    const partners = [
      { id: '1', apiKey: 'one' },
      { id: '2', apiKey: 'two' },
    ]
    await using emulator = await startTestEmulator({ partners })
    const [one, two] = partners.map(({ id, apiKey }) => createTestPartner(emulator, id, apiKey))
    await one?.upload()
    expect((await two?.upload())?.body.smile_job_id).toBe('0000000001')
    expect((await one?.upload())?.body.smile_job_id).toBe('0000000002')
  })

  test.each(['/v1/upload', '/upload', '//upload', '/v1//upload'])('is also found at %s', async (path) => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    expect((await partner.post(path, partner.uploadBody())).status).toBe(200)
  })

  test.each([
    ['no Content-Type', {}],
    ['text/plain', { 'content-type': 'text/plain' }],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
  ])('reads JSON under %s', async (_, headers) => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    expect((await partner.post('/v1/upload', partner.uploadBody(), headers as Record<string, string>)).status).toBe(200)
  })

  test('reads gzip bodies, as the Android SDK sends them', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const body = gzipSync(JSON.stringify(partner.uploadBody()))
    expect((await partner.post('/v1/upload', body, { 'content-encoding': 'gzip' })).status).toBe(200)
  })

  test('answers CORS preflights with the headers asked for', async () => {
    await using emulator = await startTestEmulator()
    const response = await fetch(`${emulator.url}/v1/upload`, {
      method: 'OPTIONS',
      headers: { origin: 'https://web.example', 'access-control-request-headers': 'smileid-partner-id' },
    })
    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('access-control-allow-headers')).toBe('smileid-partner-id')
  })

  test.each([
    ['JavaScript', '2026-11-22T20:54:01.509Z'],
    ['Python 3.0.1', '2026-11-22T21:00:16.414430+00:00'],
    ['Python before that', '2026-11-22T21:00:16.414430'],
    ['PHP', '2026-11-22T20:56:23+00:00'],
    ['Ruby', '2026-11-22 20:56:23 +0000'],
    ['Java', '2026-11-22T20:56:23.123456Z'],
    ['Android’s consent calls', '1795381000123'],
  ])('verifies the signature over the literal timestamp of %s', async (_, timestamp) => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    expect((await partner.upload({ upload: partner.signed(timestamp) })).status).toBe(200)
  })

  test('takes a timestamp sent as a number, which the JavaScript Signature class signs as ISO text', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const epoch = Date.UTC(2026, 10, 22)
    const { signature } = partner.signed(new Date(epoch).toISOString())
    expect((await partner.upload({ upload: { timestamp: epoch, signature } })).status).toBe(200)
  })

  test('takes a partner id sent as a number, as Python sends one given as int', async () => {
    await using emulator = await startTestEmulator()
    expect((await createTestPartner(emulator).upload({ upload: { smile_client_id: 1234 } })).status).toBe(200)
  })

  test.each([
    ['PHP’s empty model_parameters', { model_parameters: '' }],
    ['JavaScript’s id_info at the top level', { entered: 'false', country: 'KE', id_number: '00000000' }],
    ['Android’s metadata', { metadata: [{ name: 'a', value: 'b' }] }],
    ['nulls', { callback_url: null, source_sdk: null }],
  ])('takes %s', async (_, upload) => {
    await using emulator = await startTestEmulator()
    expect((await createTestPartner(emulator).upload({ upload })).status).toBe(200)
  })
})

describe('a job_id', () => {
  test('is used once per partner', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    await partner.upload({ jobId: 'twice' })
    const { status, body, hint } = await partner.upload({ jobId: 'twice' })
    expect([status, body]).toEqual([
      400,
      { error: 'Job already exists. Did you mean to set the retry flag to true?', code: '2215' },
    ])
    expect(hint).toContain('retry: true')
  })

  test('sent again with retry gets a fresh link to the same job', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const first = await partner.upload({ jobId: 'again' })
    await emulator.clock.advance('20m')
    const second = await partner.upload({ jobId: 'again', upload: { retry: true } })
    expect(second.body.smile_job_id).toBe(first.body.smile_job_id)
    expect(second.body.upload_url).not.toBe(first.body.upload_url)
  })

  test('sent again with retry cannot be given to another user', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    await partner.upload({ jobId: 'mine', userId: 'demo-a' })
    const other = await partner.upload({ jobId: 'mine', userId: 'demo-b', upload: { retry: true } })
    expect([other.body.code, other.hint]).toEqual(['2215', expect.stringContaining('was opened for user "demo-a"')])
  })

  test('may be used by two partners', async () => {
    const partners = [
      { id: '1', apiKey: 'one' },
      { id: '2', apiKey: 'two' },
    ]
    await using emulator = await startTestEmulator({ partners })
    for (const { id, apiKey } of partners) {
      expect((await createTestPartner(emulator, id, apiKey).upload({ jobId: 'shared' })).status).toBe(200)
    }
  })
})
