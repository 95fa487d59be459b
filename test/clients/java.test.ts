import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { oldApiKey, signSecKey } from '../../server/core/sec-key.ts'
import type { Emulator } from '../../server/index.ts'
import { sign } from '../../server/vendor/shared/signatures/signature.ts'
import { testRsaKey } from '../core/test-rsa-key.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { type Java, openJava } from '../helpers/java.ts'
import { type Receiver, startReceiver } from '../helpers/receiver.ts'
import type { Given } from './given.ts'
import {
  businessCalls,
  type Call,
  type Connection,
  extra,
  makeCalls,
  ordinaryCalls,
  status,
  submission,
  validatedCall,
} from './java/calls.ts'
import { type Case, cases, lookups, productOf } from './java/cases.ts'
import { factsOf, writePictures } from './java/pictures.ts'
import { type Relay, type Signed, startRelay } from './java/relay.ts'

// The SDK reads the id as a number, so that it signs for 85.
const partner = { id: '085', apiKey: 'not-for-this-sdk' }
const reviewed = cases.flatMap((one) => (one.review ? [{ ...one, review: one.review }] : []))

const java = await openJava()
let emulator: Emulator
let modern: Emulator
let receiver: Receiver
let connection: Connection
const relays: Relay[] = []
let first: Given
let later: Given

describe.skipIf(!java)('the official Java SDK 1.0.8, unmodified, with --sec-key', () => {
  beforeAll(() => playAll(java as Java), 120_000)

  afterAll(async () => {
    await Promise.all([emulator?.close(), modern?.close()])
    await Promise.all([receiver, ...relays].map((one) => one?.[Symbol.asyncDispose]()))
  })

  describe.each([1, 2, 4, 6])('job type %i', (jobType) => {
    test.each(cases.filter((one) => one.jobType === jobType))(
      `${productOf[jobType]} of $userId: $code`,
      async (one) => {
        await expectSubmitted(one)
        await expectPictures(one)
        expectCallbacks(one)
        expectStanding(one)
      },
    )
  })

  test.each(lookups)('job type 5, Enhanced KYC: $jobId answers $code at once', ({ jobId, userId, code }) => {
    const answer = first.answer(jobId) as { timestamp: number; signature: string; sec_key: string }
    expect(answer).toMatchObject({
      ResultCode: code,
      ResultType: 'ID Verification',
      PartnerParams: { user_id: userId, job_id: jobId, job_type: 5, ...extra },
    })
    expect(answer.timestamp).toBeTypeOf('number')
    expect(answer.sec_key).toBe(answer.signature)
    expectConfirmed(jobId)
  })

  describe('job type 7, Business Verification', () => {
    test('is refused by its IDApi itself, before anything is sent', () => {
      expect(first.raised('business by id_api')).toEqual({
        type: 'IllegalArgumentException',
        message: 'Please ensure that you are setting your job_type to 5 to query ID Api',
      })
    })

    test('is sent by its WebApi as a package, which answers 2212 and says where it is taken', () => {
      expectRefused('business by web_api', `${connection.server}/upload`, '2212', 'Invalid job type')
      const refusal = emulator.journal.list().find(({ response }) => JSON.stringify(response).includes('2212'))
      expect(refusal?.hint).toContain('7 belongs to /v1/business_verification')
    })

    test('is reached by a base URL that ends in its endpoint', () => {
      expect(first.answer('business by detour')).toMatchObject({
        success: true,
        ResultCode: '1012',
        ResultType: 'Business Verification',
        company_information: { country: 'Nigeria' },
        PartnerParams: { job_type: 7 },
      })
      expectConfirmed('business by detour')
    })
  })

  test('reads the services', () => {
    expect(first.answer('services')).toMatchObject({ id_types: { KE: { NATIONAL_ID: expect.any(Array) } } })
  })

  test('validates an identity by the services before it is sent', () => {
    expect(first.answer('validated')).toMatchObject({ ResultCode: '1012' })
    expect(first.raised('validated, other country').message).toContain('country')
    expect(first.raised('validated, other type').message).toContain('id_type')
    expect(first.raised('validated, without a bank').message).toContain('bank_code')
  })

  test('a user not on file is refused at submission: 2210', () => {
    expectRefused('unknown', `${connection.server}/upload`, '2210', 'No enrolled user found.')
  })

  test.each([
    ['upload', '2205'],
    ['job_status', '2205'],
    ['id_verification', '2405'],
  ])('another public key is refused by %s with %s', (path, code) => {
    expectRefused(`other key, ${path}`, `${connection.server}/${path}`, code, 'You are not authorized to do that.')
  })

  test('a partner id without its zeros is another partner, though it signs alike', () => {
    expectRefused('no zeros', `${connection.server}/upload`, '2205', 'You are not authorized to do that.')
  })

  test('may be given the base URL of 2.x, without /v1', () => {
    expect(first.answer('base URL of 2.x')).toMatchObject({ success: true })
  })

  test('is refused by an emulator without the switch, which names it', () => {
    expectRefused('no switch', `${modern.url}/v1/upload`, '2205', 'You are not authorized to do that.')
    expect(modern.journal.list()[0]?.hint).toContain('start with --sec-key')
  })

  test('accepts only the decoded key: base64 of the PEM is not a key for it', () => {
    expect(first.raised('key not decoded').type).toBe('InvalidKeySpecException')
  })

  test('notices an answer that is signed for another moment', () => {
    expect(later.raised('another moment')).toEqual({
      type: 'IllegalArgumentException',
      message: 'Unable to confirm validity of the job_status response',
    })
  })

  test.each(['another key', 'the signature of today'])('notices an answer with %s', (name) => {
    expect(later.raised(name).type).toBe('BadPaddingException')
  })

  test('is content with the same answer as it was sent', () => {
    expect(later.answer('unspoilt')).toMatchObject({ job_complete: true, result: { ResultCode: '0820' } })
  })

  test('refuses https until its trust store has the emulator’s certificate authority', () => {
    expect(first.raised('https').type).toBe('SSLHandshakeException')
    expect(later.answer('https')).toMatchObject({ success: true, job_complete: true, result: { ResultCode: '0820' } })
  })
})

/** Asks everything, has the reviewer speak, and asks again: two processes of the SDK, all calls of each at once. */
async function playAll(java: Java): Promise<void> {
  const folder = writePictures()
  const options = { clock: 'system', partners: [partner], journalSize: 10_000 } as const
  emulator = await startTestEmulator({ ...options, secKey: true })
  modern = await startTestEmulator(options)
  receiver = await startReceiver()
  connection = {
    partner_id: partner.id,
    api_key: emulator.secKey?.pem ?? '',
    callback_url: receiver.url,
    server: `${emulator.url}/v1`,
  }
  const trustStore = join(folder, 'trust.jks')
  const trusted = java.makeTrustStore(emulator.ca.path, trustStore)
  first = await makeCalls(java, connection, { ...ordinaryCalls, ...businessCalls(connection), ...strayCalls() })
  await allHeard(() => 1)
  for (const { jobId, review } of reviewed)
    await emulator.review((await jobOf(jobId))?.smileJobId ?? jobId, review.decision)
  await allHeard(({ review }) => (review ? 2 : 1))
  const calls = { ...statusCalls(), ...confirmCalls(), ...(await relayedCalls()), https: overHttps('trusting') }
  await trusted
  later = await makeCalls(java, connection, calls, trustStore)
}

function strayCalls(): Record<string, Call> {
  const otherKey = { api_key: oldApiKey(testRsaKey).pem }
  return {
    unknown: submission('unknown', 'nobody'),
    'base URL of 2.x': { ...submission('other-base', 'enrolled-base'), server: `${emulator.url}/` },
    'other key, upload': { ...submission('other-key', 'enrolled-key'), ...otherKey },
    'other key, job_status': { ...status('any', 'any'), ...otherKey },
    'other key, id_verification': { ...(ordinaryCalls['id_api plain'] as Call), ...otherKey },
    'no zeros': { ...submission('no-zeros', 'enrolled-zeros'), partner_id: '85' },
    'no switch': { ...submission('no-switch', 'enrolled-switch'), server: `${modern.url}/v1` },
    'key not decoded': { ...submission('not-decoded', 'enrolled'), api_key: emulator.secKey?.apiKey ?? '' },
    https: overHttps('distrusting'),
    services: { do: 'services' },
    validated: validatedCall(),
    'validated, other country': validatedCall({ country: 'XX' }),
    'validated, other type': validatedCall({ id_type: 'LIBRARY_CARD' }),
    'validated, without a bank': validatedCall({ id_type: 'BANK_ACCOUNT' }),
  }
}

function overHttps(name: string): Call {
  return {
    ...submission(`https-${name}`, 'enrolled-https', { polled: true }),
    server: `${emulator.secureUrl}/v1`,
  }
}

function statusCalls(): Record<string, Call> {
  return Object.fromEntries(cases.map(({ jobId, userId }) => [`status of ${jobId}`, status(jobId, userId)]))
}

/** Every signature is confirmed as it came, and with its timestamp a little later. */
function confirmCalls(): Record<string, Call> {
  const calls: Record<string, Call> = {}
  const add = (name: string, { timestamp, signature }: { timestamp: string | number; signature: string }) => {
    const moved = typeof timestamp === 'number' ? timestamp + 1 : new Date(Date.parse(timestamp) + 1).toISOString()
    calls[`confirm ${name}`] = { do: 'confirm', timestamp, signature }
    calls[`forged ${name}`] = { do: 'confirm', timestamp: moved, signature }
  }
  for (const name of [...lookups.map(({ jobId }) => jobId), 'business by detour'])
    add(name, first.answer(name) as Signed)
  for (const { jobId } of cases) {
    for (const [index, callback] of callbacksOf(jobId).entries()) add(`callback ${index} of ${jobId}`, callback)
  }
  return calls
}

/** The same question through those who spoil the answer. */
async function relayedCalls(): Promise<Record<string, Call>> {
  const changes: Record<string, (answer: Signed) => Signed> = {
    unspoilt: (answer) => answer,
    'another moment': (answer) => ({ ...answer, timestamp: '2026-01-01T00:00:00.000Z' }),
    'another key': (answer) => ({ ...answer, signature: signSecKey(testRsaKey, partner.id, answer.timestamp) }),
    'the signature of today': (answer) => ({
      ...answer,
      signature: sign(partner.apiKey, partner.id, answer.timestamp),
    }),
  }
  const { jobId, userId } = cases.find((one) => one.code === '0820') as Case
  const calls: Record<string, Call> = {}
  for (const [name, change] of Object.entries(changes)) {
    const relay = await startRelay(emulator.url, change)
    relays.push(relay)
    calls[name] = { ...status(jobId, userId), server: `${relay.url}/v1` }
  }
  return calls
}

async function jobOf(jobId: string) {
  return (await emulator.jobs.list({ jobId }))[0]
}

function callbacksOf(jobId: string) {
  return receiver.received.map(({ body }) => body).filter((body) => body.PartnerParams.job_id === jobId)
}

async function allHeard(wanted: (one: Case) => number): Promise<void> {
  await vi.waitFor(
    () =>
      expect(cases.filter((one) => callbacksOf(one.jobId).length < wanted(one)).map(({ jobId }) => jobId)).toEqual([]),
    { timeout: 20_000 },
  )
}

async function expectSubmitted(one: Case): Promise<void> {
  const smileJobId = (await jobOf(one.jobId))?.smileJobId
  const answer = first.answer(one.jobId)
  if (!one.polled) {
    expect(answer).toEqual({ success: true, smile_job_id: smileJobId })
    return
  }
  const machine = machineResult(one)
  expect(answer).toMatchObject({
    success: true,
    smile_job_id: smileJobId,
    job_complete: true,
    job_success: one.success,
    code: '2302',
    result: machine,
    history: [machine],
    image_links: { selfie_image: expect.stringContaining(emulator.url) },
  })
}

function machineResult({ code, review, userId, jobId, jobType }: Case) {
  return {
    ResultCode: code,
    IsFinalResult: review ? 'false' : 'true',
    IsMachineResult: 'true',
    PartnerParams: { user_id: userId, job_id: jobId, job_type: jobType, ...extra },
  }
}

/** What the vendor has said by the end, newest first. */
function resultsOf(one: Case) {
  const machine = machineResult(one)
  if (!one.review) return [machine]
  return [{ ...machine, ResultCode: one.review.code, IsFinalResult: 'true', IsMachineResult: 'false' }, machine]
}

// No liveness pictures are sent here, and no identity beside a document.
const deserved: Readonly<Record<number, readonly string[]>> = {
  1: ['no-liveness'],
  2: ['no-liveness'],
  4: ['no-liveness'],
  6: ['no-liveness', 'document-info-missing'],
}

async function expectPictures({ jobId, jobType, polled }: Case): Promise<void> {
  const recorded = (await jobOf(jobId))?.submission.package
  expect(recorded?.images.map(({ kind, size, sha256 }) => ({ kind, size, sha256 }))).toEqual(
    factsOf(polled ? 'files' : 'base64'),
  )
  expect(recorded?.warnings.map(({ id }) => id)).toEqual(deserved[jobType])
}

/** Each result was reported once, in order, where the constructor said, under a signature that the SDK confirms. */
function expectCallbacks(one: Case): void {
  const reported = callbacksOf(one.jobId)
  const wanted = resultsOf(one).reverse()
  expect(reported).toHaveLength(wanted.length)
  for (const [index, callback] of reported.entries()) {
    expect(callback).toMatchObject({ ...wanted[index], timestamp: expect.stringMatching(/Z$/) })
    expectConfirmed(`callback ${index} of ${one.jobId}`)
  }
}

function expectStanding(one: Case): void {
  const [newest, ...earlier] = resultsOf(one)
  expect(later.answer(`status of ${one.jobId}`)).toMatchObject({
    job_complete: true,
    job_success: one.review?.success ?? one.success,
    result: newest,
    history: [newest, ...earlier],
  })
}

function expectConfirmed(name: string): void {
  expect(later.answer(`confirm ${name}`)).toBe(true)
  expect(later.answer(`forged ${name}`)).toBe(false)
}

function expectRefused(name: string, url: string, code: string, words: string): void {
  const { type, message } = first.raised(name)
  expect(type).toBe('RuntimeException')
  expect(message).toContain(`Failed to post entity to ${url}, response=400:Bad Request`)
  expect(message).toContain(JSON.stringify({ error: words, code }))
}
