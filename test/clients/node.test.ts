import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import smile from 'smile-identity-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Decision, Emulator } from '../../server/index.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { pictureBase64 } from '../helpers/partner.ts'
import { type Receiver, startReceiver } from '../helpers/receiver.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

const { WebApi, Signature, Utilities } = smile
const partner = { id: '085', apiKey: 'node-sdk-key' }

interface Outcome {
  readonly words: string
  readonly machine: string
  readonly success: boolean
  readonly decision?: Decision
  readonly human?: string
}

// Sources: v1 §7.1 and §7.2.
const authentications: Outcome[] = [
  { words: 'plain', machine: '0820', success: true },
  { words: 'rejected', machine: '0821', success: false },
  { words: 'provisional', machine: '0822', success: true, decision: 'approve', human: '1220' },
  { words: 'provisional-then-rejected', machine: '0822', success: true, decision: 'reject', human: '1221' },
  { words: 'spoof', machine: '0824', success: true, decision: 'spoof', human: '1222' },
  { words: 'spoof-suspected-then-cleared', machine: '0824', success: true, decision: 'approve', human: '1220' },
  { words: 'no-face', machine: '0921', success: false },
  { words: 'poor-quality', machine: '0922', success: false },
]
const registrations: Outcome[] = [
  { words: 'plain', machine: '0840', success: true },
  { words: 'rejected', machine: '0841', success: false },
  { words: 'provisional', machine: '0842', success: true, decision: 'approve', human: '1240' },
  { words: 'provisional-then-rejected', machine: '0842', success: true, decision: 'reject', human: '1241' },
  { words: 'spoof', machine: '0844', success: true, decision: 'spoof', human: '1242' },
  { words: 'spoof-suspected-then-cleared', machine: '0844', success: true, decision: 'approve', human: '1240' },
  { words: 'no-face', machine: '0941', success: false },
  { words: 'poor-quality', machine: '0942', success: false },
]

const folder = temporaryFolder('node-sdk')
const pictures = Array.from({ length: 9 }, (_, index) => {
  const path = join(folder, `picture-${index}.jpg`)
  writeFileSync(path, Buffer.from(pictureBase64, 'base64'))
  return path
})
const [selfiePath = '', ...livenessPaths] = pictures

const imageSets = {
  files: [{ image_type_id: 0, image: selfiePath }, ...livenessPaths.map((image) => ({ image_type_id: 4, image }))],
  base64: [
    { image_type_id: 2, image: pictureBase64 },
    ...livenessPaths.map(() => ({ image_type_id: 6, image: pictureBase64 })),
  ],
}

let emulator: Emulator
let receiver: Receiver

beforeAll(async () => {
  emulator = await startTestEmulator({ clock: 'system', partners: [partner] })
  receiver = await startReceiver()
  emulator.trust()
})

afterAll(async () => {
  await emulator.close()
  await receiver[Symbol.asyncDispose]()
})

const webApi = () => new WebApi(partner.id, receiver.url, partner.apiKey, `${emulator.secureUrl}/v1`)

test('a temporary partner is one to the SDK like any other, on its own clock', async () => {
  using partner = await emulator.partner({ clock: 'own', callbacks: 'collect' })
  const api = new WebApi(partner.id, receiver.url, partner.apiKey, `${emulator.secureUrl}/v1`)
  const params = { user_id: 'demo-rejected', job_id: 'job-1', job_type: 2 }
  await api.submit_job(params, imageSets.base64, {}, { return_job_status: false } as never)
  await partner.clock.advance('1s')
  const [reported] = partner.callbacks.inbox()
  const { timestamp, signature, ResultCode } = (reported?.body ?? {}) as Record<string, string>
  expect([ResultCode, timestamp]).toEqual(['0821', '2026-01-01T00:00:01.000Z'])
  expect(new Signature(partner.id, partner.apiKey).confirm_signature(timestamp ?? '', signature ?? '')).toBe(true)
  const status = await new Utilities(partner.id, partner.apiKey, `${emulator.secureUrl}/v1`).get_job_status(
    'demo-rejected',
    'job-1',
    { return_history: false, return_images: false },
  )
  expect(status).toMatchObject({ timestamp: '2026-01-01T00:00:01.000Z', job_complete: true })
})

function submit(jobType: 2 | 4, userId: string, images: (typeof imageSets)['files'], polling: boolean) {
  const jobId = randomUUID()
  const options = { return_job_status: polling, return_images: polling, return_history: polling }
  const params = { user_id: userId, job_id: jobId, job_type: jobType, branch: 'lagos' }
  return { jobId, answer: webApi().submit_job(params, images, {}, options as never) as Promise<Record<string, never>> }
}

function callbacksOf(jobId: string, wanted: number) {
  return receiver.count(wanted, (body) => body.PartnerParams.job_id === jobId)
}

function confirm(body: { timestamp: string; signature: string }): boolean {
  return new Signature(partner.id, partner.apiKey).confirm_signature(body.timestamp, body.signature)
}

async function reviewThrough(jobId: string, userId: string, { decision, human }: Outcome): Promise<void> {
  const [job] = await emulator.jobs.list({ jobId })
  if (!job || !decision) throw new Error('no job to review')
  // A person takes longer than the machine's callback does; two in progress at once may come in any order.
  await callbacksOf(jobId, 1)
  await emulator.review(job.smileJobId, decision, partner.id)
  const callbacks = await callbacksOf(jobId, 2)
  expect(callbacks.map(({ body }) => [body.ResultCode, body.IsFinalResult, body.IsMachineResult]).at(-1)).toEqual([
    human,
    'true',
    'false',
  ])
  expect(callbacks.every(({ body }) => confirm(body))).toBe(true)
  const status = await new Utilities(partner.id, partner.apiKey, `${emulator.secureUrl}/v1`).get_job_status(
    userId,
    jobId,
    {
      return_history: true,
      return_images: false,
    },
  )
  const { result, history } = status as unknown as { result: { ResultCode: string }; history: { ResultCode: string }[] }
  expect(result.ResultCode).toBe(human)
  expect(history.map((one) => one.ResultCode)).toEqual([human, callbacks[0]?.body.ResultCode])
}

const products = [
  { jobType: 2 as const, verb: 'authenticates', prefix: 'enrolled', outcomes: authentications },
  { jobType: 4 as const, verb: 'registers', prefix: 'new', outcomes: registrations },
]

describe.concurrent.each(products)('the Node SDK $verb over https', ({ jobType, prefix, outcomes }) => {
  describe.each(outcomes)('a user named $words', (outcome) => {
    const { words, machine, success, human } = outcome
    const userOf = (set: string, polling: boolean) => `${prefix}-${set}-${polling}-${words}`

    test.each(['files', 'base64'] as const)('with %s, and gets the result on its callback', async (set) => {
      const userId = userOf(set, false)
      const { jobId, answer } = submit(jobType, userId, imageSets[set], false)
      expect(await answer).toEqual({ success: true, smile_job_id: expect.stringMatching(/^\d{10}$/) })

      const [first] = await callbacksOf(jobId, 1)
      expect(first?.body).toMatchObject({
        ResultCode: machine,
        IsFinalResult: human ? 'false' : 'true',
        PartnerParams: { user_id: userId, job_id: jobId, job_type: jobType, branch: 'lagos' },
      })
      expect(confirm(first?.body)).toBe(true)
      if (human) await reviewThrough(jobId, userId, outcome)
      expect(receiver.received.filter(({ body }) => body.PartnerParams.job_id === jobId)).toHaveLength(human ? 2 : 1)
    })

    test.each(['files', 'base64'] as const)('with %s, and polls until there is a result', async (set) => {
      const userId = userOf(set, true)
      const { jobId, answer } = submit(jobType, userId, imageSets[set], true)
      const status = (await answer) as unknown as Record<string, never> & { image_links: { selfie_image: string } }
      expect(status).toMatchObject({
        job_complete: true,
        job_success: success,
        code: '2302',
        result: { ResultCode: machine, SmileJobID: (await emulator.jobs.list({ jobId }))[0]?.smileJobId },
        history: [{ ResultCode: machine }],
      })
      const picture = await fetch(status.image_links.selfie_image)
      expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
      if (human) await reviewThrough(jobId, userId, outcome)
    })
  })
})

test.concurrent('a user registered by the SDK can be authenticated by it', async () => {
  const registered = submit(4, 'bimpe', imageSets.base64, true)
  expect(await registered.answer).toMatchObject({ result: { ResultCode: '0840' } })
  const authenticated = submit(2, 'bimpe', imageSets.files, true)
  expect(await authenticated.answer).toMatchObject({ result: { ResultCode: '0820' } })
})

test.concurrent('sandbox_result asks for an outcome as in the vendor’s sandbox', async () => {
  const params = { user_id: 'enrolled-sandbox', job_id: randomUUID(), job_type: 2, sandbox_result: '1' }
  const answer = await webApi().submit_job(params, imageSets.base64, {}, { return_job_status: true } as never)
  expect(answer).toMatchObject({ job_success: false, result: { ResultCode: '0821' } })
})

test('an unknown user is refused at submission, with the vendor’s code', async () => {
  const { answer } = submit(2, 'nobody-knows', imageSets.base64, true)
  await expect(answer).rejects.toMatchObject({
    response: { status: 400, data: { code: '2210', error: 'No enrolled user found.' } },
  })
})

test('the SDK leaves liveness files out of its zip, and the job says so', async () => {
  const { jobId, answer } = submit(2, 'enrolled-liveness', imageSets.files, false)
  await answer
  const [job] = await emulator.jobs.list({ jobId })
  expect(job?.submission.package?.entries).toEqual(['info.json', 'picture-0.jpg'])
  expect(job?.warnings.map(({ id }) => id)).toEqual(['image-is-a-path'])
})

test('pictures sent as base64 arrive whole', async () => {
  const { jobId, answer } = submit(2, 'enrolled-base64', imageSets.base64, false)
  await answer
  const [job] = await emulator.jobs.list({ jobId })
  const sizes = job?.submission.package?.images.map(({ kind, size }) => [kind, size])
  const size = Buffer.from(pictureBase64, 'base64').length
  expect(sizes).toEqual([['selfie', size], ...Array.from({ length: 8 }, () => ['liveness', size])])
  expect(job?.warnings).toEqual([])
})

test('every base URL form that the SDK accepts reaches the emulator', async () => {
  const port = new URL(emulator.url).port
  for (const base of [
    `localhost:${port}/v1`,
    `https://localhost:${port}/v1/`,
    `http://localhost:${port}/v1`,
    `localhost:${port}`,
  ]) {
    const api = new WebApi(partner.id, receiver.url, partner.apiKey, base)
    const params = { user_id: 'enrolled-base', job_id: randomUUID(), job_type: 2 }
    expect(await api.submit_job(params, imageSets.base64, {}, {} as never)).toMatchObject({ success: true })
  }
})

test('a wrong API key is refused, and the hint shows what should have been signed', async () => {
  const api = new WebApi(partner.id, receiver.url, 'another-key', `${emulator.secureUrl}/v1`)
  const params = { user_id: 'enrolled-key', job_id: randomUUID(), job_type: 2 }
  const refused = api.submit_job(params, imageSets.base64, {}, {} as never)
  await expect(refused).rejects.toMatchObject({ response: { status: 400, data: { code: '2205' } } })
  const error = await refused.catch((one: { response: { headers: Record<string, string> } }) => one)
  expect(
    (error as { response: { headers: Record<string, string> } }).response.headers['smile-emulator-hint'],
  ).toContain('085sid_request')
})
