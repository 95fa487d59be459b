import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Emulator } from '../../server/index.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { withoutLinkSignatures } from '../helpers/links.ts'
import { pictureBase64 } from '../helpers/partner.ts'
import { openPython, type Python } from '../helpers/python.ts'
import { type Receiver, startReceiver } from '../helpers/receiver.ts'
import {
  expectMachineResult,
  expectWebToken,
  lookupCases,
  type ProductCase,
  packageCases,
  webProducts,
} from './products/cases.ts'

const partner = { id: '085', apiKey: 'python-products-key' }

// A selfie and the front of an ID card. Source: v1 §4.2.
const images = [
  { image_type_id: 2, image: pictureBase64 },
  { image_type_id: 3, image: pictureBase64 },
]

interface Call {
  readonly do: 'web_api' | 'id_api' | 'business' | 'status' | 'token' | 'confirm'
  readonly [argument: string]: unknown
}

/** What a call gave: the SDK's answer, or what it raised. */
// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
type Gave = { readonly answer?: any; readonly error?: { readonly type: string; readonly message: string } }

/** An answer or a callback, as far as it is signed. */
interface Signed {
  readonly timestamp: string
  readonly signature: string
}

const ways = {
  5: ['id_api', 'web_api'],
  7: ['business', 'id_api', 'web_api'],
} as const
const lookups = lookupCases.flatMap((one) => ways[one.jobType as 5 | 7].map((way) => ({ ...one, way })))
const reviewed = packageCases.flatMap((one) => (one.review ? [{ ...one, review: one.review }] : []))

const python = await openPython()
let emulator: Emulator
let receiver: Receiver
let first: Record<string, Gave>
let later: Record<string, Gave>

describe.skipIf(!python)('the official Python SDK, unmodified, over http', () => {
  beforeAll(() => playAll(python as Python), 60_000)

  afterAll(async () => {
    await emulator?.close()
    await receiver?.[Symbol.asyncDispose]()
  })

  test.each(packageCases)('gets $code: $product of $about', async (one) => {
    const name = jobIdOf(one)
    const status = answerOf(first, name)
    expect(status).toMatchObject({ job_complete: true, job_success: one.success, code: '2302' })
    expectSigned(name, 1)
    expectMachineResult(status.result, one, name)
    expect(status.history).toEqual([status.result])

    const [callback] = callbacksOf(name)
    const { timestamp, signature, ...reported } = callback
    expect(withoutLinkSignatures(reported)).toEqual(withoutLinkSignatures(status.result))
    expect(callbacksOf(name)).toHaveLength(one.review ? 2 : 1)
    expectSigned(`callback of ${name}`, one.review ? 2 : 1)
    // A SmartSelfie has liveness pictures, and these have none: advice. Document Verification asks for none.
    expect(await warningsOf(name)).toEqual([1, 6, 11].includes(one.jobType) ? ['no-liveness'] : [])
  })

  test.each(reviewed)('gets what the reviewer decides, $review.code: $product of $about', (one) => {
    const { code, review } = one
    const name = jobIdOf(one)
    expect(callbacksOf(name).map(({ ResultCode }) => ResultCode)).toEqual([code, review.code])
    const status = answerOf(later, `status of ${name}`)
    expect(status).toMatchObject({
      job_complete: true,
      job_success: review.success,
      result: { ResultCode: review.code, IsFinalResult: 'true', IsMachineResult: 'false' },
      history: [{ ResultCode: review.code }, { ResultCode: code }],
    })
  })

  test.each(lookups)('is answered $code by $way, without a callback: $product of $about', async (one) => {
    const name = jobIdOf(one)
    expectMachineResult(answerOf(first, name), one, name)
    expectSigned(name, 1)
    expect(callbacksOf(name)).toEqual([])
    expect(await warningsOf(name)).toEqual([])
  })

  test('finds the same person behind a number, whichever product asks', () => {
    const names = [1, 6, 11].map((jobType) => answerOf(first, `${jobType} web_api plain`).result.FullName)
    const { FullName } = answerOf(first, '5 id_api plain')
    expect(FullName).toMatch(/\S \S/)
    expect(names).toEqual([FullName, FullName, FullName])
  })

  test.each([
    ['shop', 'business_verification', '2413', 'Unsupported business type'],
    ['wrong key', 'id_verification', '2405', 'You are not authorized to do that.'],
  ])('raises the refusal of a %s, from %s: %s', (name, path, code, words) => {
    const { answer, error } = first[name] as Gave
    expect(answer).toBeUndefined()
    expect(error?.type).toBe('ServerError')
    expect(error?.message).toContain(`Failed to post entity to ${emulator.url}/v1/${path}, status=400`)
    expect(error?.message).toContain(words)
    expect(error?.message).toContain(`'code': '${code}'`)
  })

  test.each(webProducts)('gets a web token for %s', (product) => {
    expectWebToken(answerOf(first, `token for ${product}`), 'web-user', `web-${product}`)
  })

  test('is answered 2217 for a web token of a product that does not exist', () => {
    expect(answerOf(first, 'token for palm_reading')).toEqual({ error: 'Invalid product.', code: '2217' })
  })
})

function jobIdOf({ jobType, userId, way = 'web_api' }: ProductCase & { readonly way?: string }): string {
  return `${jobType} ${way} ${userId.replace(`job-type-${jobType}-`, '')}`
}

function answerOf(given: Record<string, Gave>, name: string) {
  const { answer, error } = given[name] ?? {}
  if (error) throw new Error(`${name}: the SDK raised ${error.type}: ${error.message}`)
  expect(answer).toBeDefined()
  return answer
}

async function warningsOf(jobId: string) {
  return (await emulator.jobs.list({ jobId }))[0]?.warnings.map(({ id }) => id)
}

function callbacksOf(jobId: string) {
  return receiver.received.map(({ body }) => body).filter((body) => body.PartnerParams.job_id === jobId)
}

/** All of so many signatures are confirmed by the SDK, and none with its timestamp a little later. */
function expectSigned(name: string, wanted: number): void {
  for (let index = 0; index < wanted; index++) {
    expect(answerOf(later, `confirm ${name} ${index}`)).toBe(true)
    expect(answerOf(later, `forged ${name} ${index}`)).toBe(false)
  }
}

/** Asks everything at once, has the reviewer speak, and has every signature looked at: two processes of the SDK. */
async function playAll(python: Python): Promise<void> {
  emulator = await startTestEmulator({ clock: 'system', partners: [partner], enrolled: ['job-type-8-*'] })
  receiver = await startReceiver()
  first = await makeCalls(python, firstCalls())
  await Promise.all(packageCases.map((one) => heard(jobIdOf(one), 1)))
  for (const one of reviewed) {
    const [job] = await emulator.jobs.list({ jobId: jobIdOf(one) })
    await emulator.review(job?.smileJobId ?? '', one.review.decision, partner.id)
  }
  await Promise.all(reviewed.map((one) => heard(jobIdOf(one), 2)))
  later = await makeCalls(python, { ...statusCalls(), ...confirmCalls() })
}

function heard(jobId: string, wanted: number) {
  return receiver.count(wanted, (body) => body.PartnerParams.job_id === jobId)
}

function makeCalls(python: Python, calls: Readonly<Record<string, Call>>): Promise<Record<string, Gave>> {
  const connection = {
    partner_id: partner.id,
    api_key: partner.apiKey,
    callback_url: receiver.url,
    server: `${emulator.url}/v1`,
  }
  const script = join(import.meta.dirname, 'products', 'make-calls.py')
  return python.run(script, { connection, calls }) as Promise<Record<string, Gave>>
}

function firstCalls(): Record<string, Call> {
  const calls: Record<string, Call> = {}
  for (const one of [...packageCases.map((each) => ({ ...each, way: 'web_api' as const })), ...lookups]) {
    const { userId, jobType, idInfo, way } = one
    const partner_params = { user_id: userId, job_id: jobIdOf(one), job_type: jobType }
    const options = { return_job_status: true, return_history: true, return_images: false }
    calls[jobIdOf(one)] = { do: way, partner_params, id_info: idInfo, images, options }
  }
  for (const product of [...webProducts, 'palm_reading']) {
    calls[`token for ${product}`] = { do: 'token', user_id: 'web-user', job_id: `web-${product}`, product }
  }
  const id_info = { country: 'NG', id_type: 'SHOP', id_number: '00000000000' }
  calls.shop = { do: 'business', partner_params: { user_id: 'shop', job_id: 'shop', job_type: 7 }, id_info }
  const partner_params = { user_id: 'wrong-key', job_id: 'wrong-key', job_type: 5 }
  calls['wrong key'] = { do: 'id_api', partner_params, id_info, api_key: 'another-key' }
  return calls
}

function statusCalls(): Record<string, Call> {
  return Object.fromEntries(
    reviewed.map((one) => {
      const partner_params = { user_id: one.userId, job_id: jobIdOf(one), job_type: one.jobType }
      return [`status of ${jobIdOf(one)}`, { do: 'status', partner_params }]
    }),
  )
}

function confirmCalls(): Record<string, Call> {
  const calls: Record<string, Call> = {}
  const add = (name: string, index: number, { timestamp, signature }: Signed) => {
    const moved = new Date(Date.parse(timestamp) + 1).toISOString()
    calls[`confirm ${name} ${index}`] = { do: 'confirm', timestamp, signature }
    calls[`forged ${name} ${index}`] = { do: 'confirm', timestamp: moved, signature }
  }
  for (const name of [...packageCases, ...lookups].map(jobIdOf)) {
    const { answer } = first[name] ?? {}
    if (answer) add(name, 0, answer)
    for (const [index, callback] of callbacksOf(name).entries()) add(`callback of ${name}`, index, callback)
  }
  return calls
}
