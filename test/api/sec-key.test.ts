import { constants, createHash, createPublicKey, publicDecrypt, publicEncrypt } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Emulator, Options } from '../../server/index.ts'
import { verify } from '../../server/vendor/shared/signatures/signature.ts'
import { testRsaKey } from '../core/test-rsa-key.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner, type TestPartner } from '../helpers/partner.ts'
import { startReceiver } from '../helpers/receiver.ts'

const partners = [{ id: '085', apiKey: 'k' }]
const start = (options: Partial<Options> = {}) => startTestEmulator({ partners, secKey: true, ...options })
const hashOf = (timestamp: string | number) => createHash('sha256').update(`85:${timestamp}`).digest('hex')

/** What an old SDK puts beside a timestamp. */
function oldSigned(emulator: Emulator, timestamp: string | number = 1_767_225_600_000) {
  const key = { key: emulator.secKey?.pem ?? '', padding: constants.RSA_PKCS1_PADDING }
  const hash = hashOf(timestamp)
  const cipher = publicEncrypt(key, Buffer.from(hash)).toString('base64')
  return { timestamp, signature: undefined, sec_key: `${cipher}|${hash}` }
}

/** Checks an answer as the old SDKs do. */
function expectOldSignature(emulator: Emulator, body: { timestamp: string | number; signature: string }): void {
  const [cipher = '', hash] = body.signature.split('|')
  const key = { key: emulator.secKey?.pem ?? '', padding: constants.RSA_PKCS1_PADDING }
  expect(publicDecrypt(key, Buffer.from(cipher, 'base64')).toString()).toBe(hash)
  expect(hash).toBe(hashOf(body.timestamp))
}

function lookUp(partner: TestPartner, path: string, jobType: number, more: object) {
  const params = { user_id: 'anna', job_id: 'looked-up', job_type: jobType }
  const idInfo = { country: 'NG', id_type: jobType === 5 ? 'BVN' : 'TAX_INFORMATION', id_number: '00000000000' }
  return partner.post(path, { partner_id: '085', partner_params: params, ...idInfo, ...partner.signed(), ...more })
}

describe('with sec_key served', () => {
  test.each([1_767_225_600_000, '1767225600000', 1_767_225_600, '2026-01-01T00:00:00.000Z'])(
    'a sec_key over the timestamp %j is taken, and job_status is signed in its form',
    async (timestamp) => {
      await using emulator = await start()
      const partner = createTestPartner(emulator, '085', 'k')
      const { userId, jobId } = await partner.submit({ upload: oldSigned(emulator, timestamp) })
      const waiting = await partner.status(userId, jobId, oldSigned(emulator, timestamp))
      expect(waiting.body).toMatchObject({ job_complete: false, timestamp: '2026-01-01T00:00:00.000Z' })
      expectOldSignature(emulator, waiting.body)
      await emulator.clock.advance('1s')
      const { body } = await partner.status(userId, jobId, oldSigned(emulator, timestamp))
      expect(body).toMatchObject({ job_complete: true, timestamp: '2026-01-01T00:00:01.000Z' })
      expectOldSignature(emulator, body)
    },
  )

  test('job_status of an upload without its package is signed so too', async () => {
    await using emulator = await start()
    const partner = createTestPartner(emulator, '085', 'k')
    await partner.upload({ userId: 'demo-anna', jobId: 'j', upload: oldSigned(emulator) })
    const { body } = await partner.status('demo-anna', 'j', oldSigned(emulator))
    expect(body.code).toBe('2314')
    expectOldSignature(emulator, body)
  })

  test('who signs as today is answered as today, about the same job', async () => {
    await using emulator = await start()
    const partner = createTestPartner(emulator, '085', 'k')
    const { userId, jobId } = await partner.submit({ upload: oldSigned(emulator) })
    const { body } = await partner.status(userId, jobId)
    expect(verify('k', '085', body.timestamp, body.signature)).toBe(true)
  })

  test('a body with both is judged and answered by its signature', async () => {
    await using emulator = await start()
    const partner = createTestPartner(emulator, '085', 'k')
    const both = { ...partner.signed(), sec_key: 'whatever' }
    const { userId, jobId } = await partner.submit({ upload: both })
    const { body } = await partner.status(userId, jobId, both)
    expect(verify('k', '085', body.timestamp, body.signature)).toBe(true)
    const wrong = { ...oldSigned(emulator), signature: 'wrong' }
    expect((await partner.upload({ upload: wrong })).body.code).toBe('2205')
  })

  test('the callbacks of a job are signed as the job was opened, also when sent again', async () => {
    await using emulator = await start()
    await using receiver = await startReceiver()
    const partner = createTestPartner(emulator, '085', 'k')
    const submit = (jobId: string, upload: object) =>
      partner.submit({ jobId, userId: 'demo-provisional', callbackUrl: receiver.url, upload: { ...upload } })
    await submit('old', oldSigned(emulator))
    await submit('today', {})
    await emulator.clock.advance('31s')
    for (const { id } of await emulator.callbacks.list()) await emulator.callbacks.replay(id)
    await emulator.clock.advance('1s')
    const bodies = receiver.received.map(({ body }) => body)
    const [old, today] = ['old', 'today'].map((id) => bodies.filter((body) => body.PartnerParams.job_id === id))
    expect([old?.length, today?.length]).toEqual([4, 4])
    for (const body of old ?? []) expectOldSignature(emulator, body)
    for (const { timestamp, signature } of today ?? []) expect(verify('k', '085', timestamp, signature)).toBe(true)
  })

  test('a fresh link asked for in another form changes the form of the callbacks', async () => {
    await using emulator = await start()
    await using receiver = await startReceiver()
    const partner = createTestPartner(emulator, '085', 'k')
    const job = { jobId: 'j', userId: 'demo-anna', callbackUrl: receiver.url }
    await partner.upload(job)
    await partner.submit({ ...job, upload: { ...oldSigned(emulator), retry: true } })
    await emulator.clock.advance('1s')
    expectOldSignature(emulator, receiver.received[0]?.body)
  })

  test.each([
    ['/v1/id_verification', 5],
    ['/v1/business_verification', 7],
  ])('%s answers epoch milliseconds, and the signature under both names', async (path, jobType) => {
    await using emulator = await start()
    const partner = createTestPartner(emulator, '085', 'k')
    const { status, body } = await lookUp(partner, path, jobType, oldSigned(emulator))
    expect([status, body.ResultCode, body.timestamp]).toEqual([200, '1012', Date.parse('2026-01-01')])
    expect(body.sec_key).toBe(body.signature)
    expectOldSignature(emulator, body)
    const { body: today } = await lookUp(partner, path, jobType, {})
    expect(today).toMatchObject({ timestamp: '2026-01-01T00:00:00.000Z' })
    expect(today).not.toHaveProperty('sec_key')
  })

  test('an asynchronous lookup is called back in the form in which it was asked', async () => {
    await using emulator = await start()
    await using receiver = await startReceiver()
    const partner = createTestPartner(emulator, '085', 'k')
    const more = { ...oldSigned(emulator), callback_url: receiver.url }
    expect((await lookUp(partner, '/v1/async_id_verification', 5, more)).body).toEqual({ success: true })
    await emulator.clock.advance('1s')
    const [{ body } = { body: undefined }] = receiver.received
    expect(body.timestamp).toBe('2026-01-01T00:00:01.000Z')
    expectOldSignature(emulator, body)
  })

  test('a web token is given for a sec_key, and counts before one', async () => {
    await using emulator = await start()
    const partner = createTestPartner(emulator, '085', 'k')
    const asked = { partner_id: '085', user_id: 'u', job_id: 'j', product: 'authentication' }
    const { body } = await partner.post('/v1/token', { ...asked, ...oldSigned(emulator) })
    const upload = { signature: undefined, timestamp: undefined, sec_key: 'whatever', token: body.token }
    expect((await partner.upload({ upload })).status).toBe(200)
  })

  test.each<[string, object, string]>([
    ['has no "|"', { sec_key: 'abc' }, 'it has no "|"'],
    ['is of another moment', { timestamp: 1 }, 'the hash, after the "|", is not the SHA-256 of "85:1" in hex'],
    [
      'has another cipher',
      { sec_key: `AAAA|${hashOf(1)}`, timestamp: 1 },
      'the cipher, before the "|", was not made with',
    ],
    ['is a number', { sec_key: 7 }, 'it is not text'],
    ['is null', { sec_key: null }, 'it is not text'],
    ['comes without a timestamp', { timestamp: undefined }, 'there is no timestamp with it'],
    ['comes with a list for a timestamp', { timestamp: [] }, 'there is no timestamp with it'],
  ])(
    'one that %s is refused with 2205, on lookups with 2405, and the hint says what is wrong',
    async (_, more, hint) => {
      await using emulator = await start()
      const partner = createTestPartner(emulator, '085', 'k')
      const wrong = { ...oldSigned(emulator), ...more }
      const answers = [
        await partner.upload({ upload: wrong }),
        await partner.status('demo-anna', 'j', wrong),
        await lookUp(partner, '/v1/id_verification', 5, wrong),
      ]
      expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
        [400, '2205'],
        [400, '2205'],
        [400, '2405'],
      ])
      for (const answer of answers) expect(answer.hint).toContain(`/sec_key: is not valid: ${hint}`)
    },
  )

  test('one made with another public key is refused', async () => {
    await using emulator = await start()
    const { sec_key: secKey } = oldSigned(emulator)
    const padding = constants.RSA_PKCS1_PADDING
    const foreign = publicEncrypt({ key: createPublicKey(testRsaKey), padding }, Buffer.from(hashOf(1_767_225_600_000)))
    const upload = { ...oldSigned(emulator), sec_key: secKey.replace(/^[^|]+/, foreign.toString('base64')) }
    const { body, hint } = await createTestPartner(emulator, '085', 'k').upload({ upload })
    expect(body.code).toBe('2205')
    expect(hint).toContain('public key of this emulator, which the command sec-key prints')
  })

  test('neither sec_key nor the key is in the journal', async () => {
    await using emulator = await start()
    const partner = createTestPartner(emulator, '085', 'k')
    const signed = oldSigned(emulator)
    const { body } = await lookUp(partner, '/v1/id_verification', 5, signed)
    const journal = JSON.stringify(emulator.journal.list())
    expect(journal).toContain('[removed]')
    for (const secret of [signed.sec_key, body.sec_key]) expect(journal).not.toContain(secret.slice(0, 40))
  })
})

test('without the option there is no key, and the refusal names the option', async () => {
  await using served = await start()
  await using emulator = await startTestEmulator({ partners })
  expect(emulator.secKey).toBeUndefined()
  const { body, hint } = await createTestPartner(emulator, '085', 'k').upload({ upload: oldSigned(served) })
  expect(body).toEqual({ error: 'You are not authorized to do that.', code: '2205' })
  expect(hint).toContain('the scheme retired in 2022')
  expect(hint).toContain('start with --sec-key')
})

test('the key of an emulator outlives it', async () => {
  await using one = await start()
  await using another = await start()
  expect(another.secKey).toEqual(one.secKey)
})
