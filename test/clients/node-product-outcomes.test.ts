import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import smile from 'smile-identity-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Emulator } from '../../server/index.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { withoutLinkSignatures } from '../helpers/links.ts'
import { pictureBase64 } from '../helpers/partner.ts'
import { type Receiver, startReceiver } from '../helpers/receiver.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'
import {
  expectMachineResult,
  expectWebToken,
  lookupCases,
  type ProductCase,
  packageCases,
  type Review,
  webProducts,
} from './products/cases.ts'

const { WebApi, IDApi, Signature } = smile
const partner = { id: '085', apiKey: 'node-product-outcomes-key' }

const folder = temporaryFolder('node-product-outcomes')
const [selfiePath, cardPath] = ['selfie.jpg', 'card.jpg'].map((name) => join(folder, name)) as [string, string]
for (const path of [selfiePath, cardPath]) writeFileSync(path, Buffer.from(pictureBase64, 'base64'))

const imageSets = {
  files: [
    { image_type_id: 0, image: selfiePath },
    { image_type_id: 1, image: cardPath },
  ],
  base64: [
    { image_type_id: 2, image: pictureBase64 },
    { image_type_id: 3, image: pictureBase64 },
  ],
}

/** An answer or a callback, as far as it is signed. */
interface Signed {
  readonly timestamp: string
  readonly signature: string
}

interface Result {
  readonly ResultCode: string
  readonly FullName: string
}

interface Status extends Signed {
  readonly result: Result
  readonly history: readonly Result[]
}

let emulator: Emulator
let receiver: Receiver

beforeAll(async () => {
  emulator = await startTestEmulator({ clock: 'system', partners: [partner], enrolled: ['job-type-8-*'] })
  receiver = await startReceiver()
  emulator.trust()
})

afterAll(async () => {
  await emulator.close()
  await receiver[Symbol.asyncDispose]()
})

const webApi = () => new WebApi(partner.id, receiver.url, partner.apiKey, `${emulator.secureUrl}/v1`)
const idApi = (apiKey = partner.apiKey) => new IDApi(partner.id, apiKey, `${emulator.secureUrl}/v1`)

function paramsOf({ userId, jobType }: ProductCase, way: string) {
  return { user_id: `${userId}-${way}`, job_id: randomUUID(), job_type: jobType }
}

/** The case, about the user that this way of asking has to itself. */
function by(one: ProductCase, way: string): ProductCase {
  return { ...one, userId: `${one.userId}-${way}` }
}

function expectSigned({ timestamp, signature }: Signed): void {
  const signer = new Signature(partner.id, partner.apiKey)
  expect(signer.confirm_signature(timestamp, signature)).toBe(true)
  expect(signer.confirm_signature(new Date(Date.parse(timestamp) + 1).toISOString(), signature)).toBe(false)
}

/** The callbacks of a job once there are so many, each with a signature that holds. */
async function callbacksOf(jobId: string, wanted: number) {
  const callbacks = await receiver.count(wanted, (body) => body.PartnerParams.job_id === jobId)
  for (const { body } of callbacks) expectSigned(body)
  return callbacks.map(({ body }) => body)
}

async function reviewThrough(params: ReturnType<typeof paramsOf>, machine: string, review: Review): Promise<void> {
  const [job] = await emulator.jobs.list({ jobId: params.job_id })
  await emulator.review(job?.smileJobId ?? '', review.decision, partner.id)
  const reported = await callbacksOf(params.job_id, 2)
  expect(reported.map(({ ResultCode }) => ResultCode)).toEqual([machine, review.code])
  expect(reported[1]).toMatchObject({ IsFinalResult: 'true', IsMachineResult: 'false', PartnerParams: params })
  const status = (await webApi().get_job_status(params, { return_history: true, return_images: false })) as Status
  expectSigned(status)
  expect(status).toMatchObject({ job_complete: true, job_success: review.success, result: { ResultCode: review.code } })
  expect(status.history.map(({ ResultCode }) => ResultCode)).toEqual([review.code, machine])
}

const heard = (jobId: string) => receiver.received.filter(({ body }) => body.PartnerParams.job_id === jobId)

describe.concurrent('the Node SDK over https', () => {
  describe.each(['files', 'base64'] as const)('with pictures as %s', (set) => {
    test.each(packageCases)('gets $code: $product of $about', async (one) => {
      const params = paramsOf(one, set)
      const options = { return_job_status: true, return_history: true, return_images: false }
      const status = (await webApi().submit_job(params, imageSets[set], one.idInfo, options)) as Status
      expect(status).toMatchObject({ job_complete: true, job_success: one.success, code: '2302' })
      expectSigned(status)
      expectMachineResult(status.result, by(one, set), params.job_id)
      expect(status.history).toEqual([status.result])

      const [callback] = await callbacksOf(params.job_id, 1)
      const { timestamp, signature, ...reported } = callback
      expect(withoutLinkSignatures(reported)).toEqual(withoutLinkSignatures(status.result))
      if (one.review) await reviewThrough(params, one.code, one.review)
      expect(heard(params.job_id)).toHaveLength(one.review ? 2 : 1)

      const [job] = await emulator.jobs.list({ jobId: params.job_id })
      expect(job?.submission.package?.images.map(({ kind }) => kind)).toEqual(['selfie', 'document_front'])
      // Who proves to be alive sends liveness pictures, and these jobs have none: advice.
      expect(job?.warnings.map(({ id }) => id)).toEqual([1, 6, 11].includes(one.jobType) ? ['no-liveness'] : [])
    })
  })

  test.each(lookupCases)('is answered $code by IDApi: $product of $about', async (one) => {
    const params = paramsOf(one, 'id-api')
    const answer = await idApi().submit_job<Signed>(params, one.idInfo)
    expectSigned(answer)
    expectMachineResult(answer, by(one, 'id-api'), params.job_id)
    expect(await emulator.jobs.list({ jobId: params.job_id })).toMatchObject([{ warnings: [] }])
  })

  test.each(lookupCases)('is answered $code by WebApi, which delegates: $product of $about', async (one) => {
    const params = paramsOf(one, 'web-api')
    const answer = (await webApi().submit_job(params, [], one.idInfo)) as Signed
    expectSigned(answer)
    expectMachineResult(answer, by(one, 'web-api'), params.job_id)
  })

  test.each(lookupCases)('is called back with $code, and polls it: $product of $about', async (one) => {
    const params = paramsOf(one, 'async')
    expect(await idApi().submitAsyncjob(params, one.idInfo, receiver.url)).toEqual({ success: true })
    const status = (await idApi().pollJobStatus(params, 40, 100, true, false)) as Status
    expect(status).toMatchObject({ job_complete: true, job_success: one.success, code: '2302' })
    expectSigned(status)
    expectMachineResult(status.result, by(one, 'async'), params.job_id)
    expect(status.history).toEqual([status.result])

    const [callback] = await callbacksOf(params.job_id, 1)
    const { timestamp, signature, ...reported } = callback
    expect(withoutLinkSignatures(reported)).toEqual(withoutLinkSignatures(status.result))
    expect(heard(params.job_id)).toHaveLength(1)
    expect(await emulator.jobs.list({ jobId: params.job_id })).toMatchObject([{ warnings: [] }])
  })

  test('finds the same person behind a number, whichever product asks', async () => {
    const idInfo = { country: 'KE', id_type: 'NATIONAL_ID', id_number: '20000000', entered: true }
    const ask = (job_type: number) => {
      const params = { user_id: `same-person-${job_type}`, job_id: randomUUID(), job_type }
      return webApi().submit_job(params, imageSets.base64, idInfo, { return_job_status: true })
    }
    const [kyc, ...faced] = (await Promise.all([5, 1, 6, 11].map(ask))) as [Result, Status, Status, Status]
    expect(kyc.FullName).toMatch(/\S \S/)
    expect(faced.map(({ result }) => result.FullName)).toEqual([kyc.FullName, kyc.FullName, kyc.FullName])
  })

  test('asks synchronously without a callback', async () => {
    const params = { user_id: 'uncalled', job_id: randomUUID(), job_type: 5 }
    await webApi().submit_job(params, [], { country: 'NG', id_type: 'BVN', id_number: '00000000000' })
    // The asynchronous twin is called back after a second: what was sent before it would be here by then.
    const later = { ...params, job_id: randomUUID() }
    await idApi().submitAsyncjob(later, { country: 'NG', id_type: 'BVN', id_number: '00000000000' }, receiver.url)
    await callbacksOf(later.job_id, 1)
    expect(heard(params.job_id)).toEqual([])
  })

  test('is refused with 2413 for a type of business that is not supported', async () => {
    const params = { user_id: 'shop', job_id: randomUUID(), job_type: 7 }
    const asked = idApi().submit_job(params, { country: 'NG', id_type: 'SHOP', id_number: '00000000000' })
    await expect(asked).rejects.toMatchObject({
      response: { status: 400, data: { error: 'Unsupported business type', code: '2413', success: false } },
    })
  })

  test.each([5, 7])('is refused with 2405 under a wrong API key: job type %i', async (job_type) => {
    const params = { user_id: 'wrong-key', job_id: randomUUID(), job_type }
    const idInfo = { country: 'NG', id_type: 'BUSINESS_REGISTRATION', id_number: '00000000000' }
    const refusal = { response: { status: 400, data: { code: '2405' } } }
    await expect(idApi('another-key').submit_job(params, idInfo)).rejects.toMatchObject(refusal)
    await expect(idApi('another-key').submitAsyncjob(params, idInfo, receiver.url)).rejects.toMatchObject(refusal)
  })

  test.each(webProducts)('gets a web token for %s', async (product) => {
    const request = { user_id: 'web-user', job_id: randomUUID(), product, callback_url: receiver.url }
    expectWebToken(await webApi().get_web_token(request), request.user_id, request.job_id)
  })

  test('is refused a web token for a product that does not exist, with 2217', async () => {
    const request = { user_id: 'web-user', job_id: randomUUID(), product: 'palm_reading', callback_url: receiver.url }
    await expect(webApi().get_web_token(request)).rejects.toMatchObject({
      response: { status: 400, data: { error: 'Invalid product.', code: '2217' } },
    })
  })
})
