import { randomUUID } from 'node:crypto'
import tls from 'node:tls'
import smile from 'smile-identity-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Emulator } from '../../server/index.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { pictureBase64 } from '../helpers/partner.ts'
import { type Receiver, startReceiver } from '../helpers/receiver.ts'

const { IDApi, Signature, WebApi } = smile
const partner = { id: '085', apiKey: 'node-products-key' }
const selfie = { image_type_id: 2, image: pictureBase64 }
const liveness = Array.from({ length: 8 }, () => ({ image_type_id: 6, image: pictureBase64 }))
const document = { image_type_id: 3, image: pictureBase64 }
const identity = { entered: 'true', country: 'NG', id_type: 'BVN', id_number: '00000000000' }

// biome-ignore lint/suspicious/noExplicitAny: the SDK types its answers as it likes.
type Answer = any

let emulator: Emulator
let receiver: Receiver

beforeAll(async () => {
  emulator = await startTestEmulator({ clock: 'system', partners: [partner] })
  receiver = await startReceiver()
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), emulator.ca.pem])
})

afterAll(async () => {
  await emulator.close()
  await receiver[Symbol.asyncDispose]()
})

const server = () => `${emulator.secureUrl}/v1`
const webApi = () => new WebApi(partner.id, receiver.url, partner.apiKey, server())
const idApi = () => new IDApi(partner.id, partner.apiKey, server())

function confirm({ timestamp, signature }: Answer): boolean {
  return new Signature(partner.id, partner.apiKey).confirm_signature(timestamp, signature)
}

function paramsOf(userId: string, jobType: number) {
  return { user_id: userId, job_id: randomUUID(), job_type: jobType }
}

function callbacksOf(jobId: string, wanted: number) {
  return receiver.count(wanted, (body) => body.PartnerParams.job_id === jobId)
}

// Sources: v1 §7.3 and §7.4.
const pictureJobs = [
  { jobType: 1, word: 'plain', code: '0810', success: true },
  { jobType: 1, word: 'rejected', code: '0811', success: false },
  { jobType: 1, word: 'id-not-found', code: '1013', success: false },
  { jobType: 1, word: 'issuer-unavailable', code: '0908', success: false },
  { jobType: 6, word: 'plain', code: '0810', success: true },
  { jobType: 6, word: 'document-expired', code: '0817', success: true },
  { jobType: 6, word: 'document-unsupported', code: '0816', success: false },
  { jobType: 11, word: 'plain', code: '0810', success: true },
  { jobType: 11, word: 'rejected', code: '0811', success: false },
  { jobType: 11, word: 'id-invalid', code: '1014', success: false },
]

describe.concurrent('WebApi.submit_job, over https', () => {
  test.each(pictureJobs)(
    'job type $jobType of a user named $word comes to $code',
    async ({ jobType, word, code, success }) => {
      const params = paramsOf(`new-${jobType}-${word}`, jobType)
      const images = jobType === 1 ? [selfie, ...liveness] : [selfie, document, ...liveness]
      const status: Answer = await webApi().submit_job(params, images, identity, { return_job_status: true } as never)
      expect(status).toMatchObject({
        job_complete: true,
        job_success: success,
        result: { ResultCode: code, Country: 'NG' },
      })
      expect('FullName' in status.result).toBe(status.result.Actions.Return_Personal_Info === 'Returned')

      const [callback] = await callbacksOf(params.job_id, 1)
      expect(callback?.body.ResultCode).toBe(code)
      expect(confirm(callback?.body)).toBe(true)
    },
  )

  test('a provisional Biometric KYC is approved by a reviewer', async () => {
    const params = paramsOf('new-1-provisional', 1)
    const status: Answer = await webApi().submit_job(params, [selfie], identity, { return_job_status: true } as never)
    expect(status.result.ResultCode).toBe('0812')
    emulator.review(status.result.SmileJobID, 'approve', partner.id)
    const callbacks = await callbacksOf(params.job_id, 2)
    expect(callbacks.map(({ body }) => body.ResultCode)).toEqual(['0812', '1210'])
    expect(callbacks.every(({ body }) => confirm(body))).toBe(true)
  })

  test('a last name of the vendor’s sandbox decides', async () => {
    const params = paramsOf('new-ghost', 1)
    const known = { ...identity, last_name: 'Ghostwell' }
    const status: Answer = await webApi().submit_job(params, [selfie], known, { return_job_status: true } as never)
    expect(status.result.ResultCode).toBe('1013')
  })

  test('job type 5 is handed to the ID API, and answered at once', async () => {
    const answer: Answer = await webApi().submit_job(paramsOf('anna', 5), [], identity, {} as never)
    expect(answer).toMatchObject({ ResultCode: '1012', FullName: expect.any(String), IDNumber: '00000000000' })
  })
})

// Source: v1 §7.5.
const lookups = [
  { jobType: 5, userId: 'anna', idNumber: '00000000000', code: '1012' },
  { jobType: 5, userId: 'anna', idNumber: '00000000001', code: '1013' },
  { jobType: 5, userId: 'anna', idNumber: '00000000002', code: '1014' },
  { jobType: 5, userId: 'anna-issuer-unavailable', idNumber: '00000000000', code: '1015' },
  { jobType: 7, userId: 'acme', idNumber: '0000000', code: '1012' },
  { jobType: 7, userId: 'acme-id-not-found', idNumber: '0000000', code: '1013' },
  { jobType: 7, userId: 'acme', idNumber: '0000003', code: '1015' },
]

describe.concurrent('IDApi, over https', () => {
  const infoOf = (jobType: number, idNumber: string) => ({
    country: 'NG',
    id_type: jobType === 7 ? 'BUSINESS_REGISTRATION' : 'BVN',
    id_number: idNumber,
  })

  test.each(lookups)(
    'submit_job: type $jobType, $userId, $idNumber comes to $code',
    async ({ jobType, userId, idNumber, code }) => {
      const answer: Answer = await idApi().submit_job(paramsOf(userId, jobType), infoOf(jobType, idNumber) as never)
      expect(answer.ResultCode).toBe(code)
      expect(confirm(answer)).toBe(true)
      if (jobType === 7) expect(answer.success).toBe(code === '1012')
    },
  )

  test.each([5, 7])('submitAsyncjob: type %i is called back, and can be polled', async (jobType) => {
    const params = paramsOf('anna-async', jobType)
    const taken: Answer = await idApi().submitAsyncjob(params, infoOf(jobType, '0000000') as never, receiver.url)
    expect(taken).toEqual({ success: true })
    const [callback] = await callbacksOf(params.job_id, 1)
    expect([callback?.body.ResultCode, confirm(callback?.body)]).toEqual(['1012', true])
    const status: Answer = await idApi().pollJobStatus(params)
    expect(status).toMatchObject({ job_complete: true, result: { ResultCode: '1012' } })
  })

  test('a business type that does not exist is refused in the vendor’s words', async () => {
    const asked = idApi().submit_job(paramsOf('acme', 7), { country: 'NG', id_type: 'SHOP', id_number: '1' } as never)
    await expect(asked).rejects.toMatchObject({ response: { status: 400, data: { code: '2413', success: false } } })
  })
})

describe('WebApi.get_web_token, over https', () => {
  const request = { user_id: 'anna', job_id: 'web', callback_url: 'http://localhost:3000/callback' }

  test('gives a JWT', async () => {
    const answer: Answer = await webApi().get_web_token({ ...request, product: 'biometric_kyc' } as never)
    expect(answer).toEqual({ success: true, token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/) })
  })

  test('refuses a product that does not exist', async () => {
    const asked = webApi().get_web_token({ ...request, product: 'nonsense' } as never)
    await expect(asked).rejects.toMatchObject({ response: { data: { code: '2217', error: 'Invalid product.' } } })
  })
})
