import { randomUUID } from 'node:crypto'
import smile from 'smile-identity-core'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { hasFaults } from '../../server/core/scenarios/scenario.ts'
import type { Emulator } from '../../server/index.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { pictureBase64 } from '../helpers/partner.ts'
import { type Received, type Receiver, startReceiver } from '../helpers/receiver.ts'

// What the official Node SDK makes of each fault, pleasant or not. Source of the SDK's behaviour: this run (3.2.1).

const { WebApi, IDApi, Signature } = smile
const partner = { id: '085', apiKey: 'node-faults-key' }
const realTimeout = globalThis.setTimeout
// Between its questions the SDK waits so long; here, a thousandth of it.
const sdkWaits = [2_000, 4_000]

let emulator: Emulator
let receiver: Receiver
// Every promise and timer of an SDK that polls forever ends when this says so.
let polling = true

beforeAll(async () => {
  emulator = await startTestEmulator({ partners: [partner] })
  receiver = await startReceiver()
  emulator.trust()
  const shortened = (run: (...more: unknown[]) => void, wait = 0, ...more: unknown[]) => {
    if (!sdkWaits.includes(wait)) return realTimeout(run, wait, ...more)
    return realTimeout(polling ? run : () => {}, wait / 1_000, ...more)
  }
  vi.stubGlobal('setTimeout', shortened)
})

afterEach(() => {
  receiver.received.length = 0
})

afterAll(async () => {
  polling = false
  vi.unstubAllGlobals()
  await emulator.close()
  await receiver[Symbol.asyncDispose]()
})

interface Outcome {
  readonly jobId: string
  readonly answer: Promise<unknown>
}

function submit(scenario: string, polls = false, jobId: string = randomUUID()): Outcome {
  const api = new WebApi(partner.id, receiver.url, partner.apiKey, `${emulator.secureUrl}/v1`)
  const params = { user_id: `demo-${scenario}`, job_id: jobId, job_type: 2 }
  const images = [{ image_type_id: 2, image: pictureBase64 }]
  const answer = api.submit_job(params, images, {}, { return_job_status: polls } as never)
  // Looked at later; nobody is to call it unhandled until then.
  answer.catch(() => undefined)
  return { jobId, answer }
}

function lookUp(scenario: string): Outcome {
  const jobId = randomUUID()
  const params = { user_id: `demo-${scenario}`, job_id: jobId, job_type: 5 }
  const api = new IDApi(partner.id, partner.apiKey, `${emulator.secureUrl}/v1`)
  const answer = api.submit_job(params, { country: 'NG', id_type: 'NIN', id_number: '12345678901' })
  answer.catch(() => undefined)
  return { jobId, answer }
}

/** What the SDK threw, as far as it can be looked at. */
async function thrownBy({ answer }: Outcome) {
  const error = await answer.then(
    (value) => Promise.reject(new Error(`the SDK gave ${JSON.stringify(value)}`)),
    (reason) => reason,
  )
  const { name, code, message, response } = error
  return { name, code, message, status: response?.status, data: response?.data }
}

/** Resolves when the emulator was asked so often about the job's status, or opened it. */
async function asked(path: string, times: number): Promise<void> {
  await vi.waitUntil(() => emulator.journal.list().filter((one) => one.path.startsWith(path)).length >= times, {
    interval: 5,
    timeout: 20_000,
  })
}

function confirm({ body }: Received): boolean {
  return new Signature(partner.id, partner.apiKey).confirm_signature(body.timestamp, body.signature)
}

/** Submits, lets time pass, and lists what was called back. */
async function calledBack(scenario: string, time: string): Promise<readonly Received[]> {
  await submit(scenario).answer
  await emulator.clock.advance(time)
  return receiver.received
}

const cases: Readonly<Record<string, () => Promise<void>>> = {
  'answer-500': async () => {
    expect(await thrownBy(submit('answer-500'))).toMatchObject({
      name: 'AxiosError',
      status: 500,
      data: { message: 'Internal server error' },
    })
  },
  'answer-503': async () => {
    expect(await thrownBy(submit('answer-503'))).toMatchObject({
      status: 503,
      data: { message: 'Service Unavailable' },
    })
  },
  'answer-503-once': async () => {
    expect(await thrownBy(submit('answer-503-once'))).toMatchObject({ status: 503 })
    const reported = await calledBack('answer-503-once', '1s')
    expect(reported.map(({ body }) => body.ResultCode)).toEqual(['0820'])
  },
  // It does not wait and try again, whatever Retry-After says.
  'answer-429': async () => {
    expect(await thrownBy(submit('answer-429'))).toMatchObject({ status: 429, data: { message: 'Too Many Requests' } })
    expect(emulator.journal.list()).toHaveLength(1)
  },
  // An upload is never refused: its ID number comes with the package.
  'id-number-blocked': async () => {
    for (const _ of [1, 2, 3]) expect(await lookUp('id-number-blocked').answer).toMatchObject({ ResultCode: '1012' })
    expect(await thrownBy(lookUp('id-number-blocked'))).toMatchObject({ status: 400, data: { code: '2405' } })
    expect(await submit('id-number-blocked').answer).toMatchObject({ success: true })
  },
  'answer-late': () => comesWithTime('answer-late', '10s'),
  'answer-drip': () => comesWithTime('answer-drip', '5s'),
  // The job exists, and the SDK has no way to ask for a fresh link: its user is stuck with 2215.
  'answer-cut': async () => {
    const first = submit('answer-cut')
    expect(await thrownBy(first)).toMatchObject({ code: 'ERR_BAD_RESPONSE', message: 'stream has been aborted' })
    await isStuck(first)
  },
  'answer-reset': async () => {
    const first = submit('answer-reset')
    expect(await thrownBy(first)).toMatchObject({ code: 'ECONNRESET', message: 'socket hang up' })
    await isStuck(first)
  },
  // It takes text that is not JSON for an answer, and PUTs the package to "undefined".
  'answer-malformed': async () => {
    const first = submit('answer-malformed')
    expect(await thrownBy(first)).toMatchObject({ status: undefined })
    await isStuck(first)
  },
  'link-expired': () => putIsRefused('link-expired', 403, 'Request has expired'),
  'link-forbidden': () => putIsRefused('link-forbidden', 403, 'Access Denied'),
  'put-503': () => putIsRefused('put-503', 503, 'SlowDown'),
  // The SDK takes the package for lost, though the job goes on and is called back.
  'put-answer-lost': async () => {
    expect(await thrownBy(submit('put-answer-lost'))).toMatchObject({ code: 'ECONNRESET' })
    await emulator.clock.advance('1s')
    expect(receiver.received.map(({ body }) => body.ResultCode)).toEqual(['0820'])
  },
  'put-answer-overtaken': async () => {
    const { answer } = submit('put-answer-overtaken')
    let isAnswered = false
    void answer.then(() => (isAnswered = true))
    await vi.waitUntil(async () => (await emulator.jobs.list()).length === 1, { interval: 5, timeout: 20_000 })
    await emulator.clock.advance('2s')
    expect([receiver.received.length, isAnswered]).toEqual([1, false])
    await emulator.clock.advance('1s')
    expect(await answer).toMatchObject({ success: true })
  },
  'status-overtaken': async () => {
    const { answer } = submit('status-overtaken', true)
    await emulator.clock.advance('0s')
    await vi.waitUntil(async () => (await emulator.jobs.list()).length === 1, { interval: 5, timeout: 20_000 })
    await emulator.clock.advance('4s')
    expect(receiver.received).toHaveLength(1)
    expect(await answer).toMatchObject({ job_complete: true, result: { ResultCode: '0820' } })
  },
  'callback-final-lost': async () => {
    expect((await calledBack('callback-final-lost', '1d')).map(({ body }) => body.ResultCode)).toEqual(['0822'])
    expect((await emulator.callbacks.list()).map(({ state }) => state)).toEqual(['delivered', 'lost'])
  },
  'callback-late-status-down': async () => {
    const { answer } = submit('callback-late-status-down', true)
    await asked('/v1/job_status', 2)
    await emulator.clock.advance('10s')
    expect(receiver.received).toEqual([])
    await emulator.clock.advance('1s')
    expect(receiver.received.map(confirm)).toEqual([true])
    expect(await answer).toMatchObject({ job_complete: true, result: { ResultCode: '0820' } })
  },
  'status-500': () => pollsForever('status-500'),
  'status-forged': () => pollsForever('status-forged'),
  // The callback is there before the status knows.
  'status-late': async () => {
    const { answer } = submit('status-late', true)
    await asked('/v1/job_status', 1)
    await emulator.clock.advance('1s')
    expect(receiver.received).toHaveLength(1)
    await asked('/v1/job_status', 4)
    await emulator.clock.advance('10s')
    expect(await answer).toMatchObject({ job_complete: true, result: { ResultCode: '0820' } })
  },
  'never-completes': async () => {
    const given = await thrownBy(submit('never-completes', true))
    expect(given.message).toBe('Timeout waiting for job status response.')
    expect(emulator.journal.list().filter(({ path }) => path === '/v1/job_status')).toHaveLength(22)
  },
  'callback-lost': async () => {
    expect(await calledBack('callback-lost', '1d')).toEqual([])
    expect((await emulator.callbacks.list()).map(({ state }) => state)).toEqual(['lost'])
  },
  'callback-delayed': async () => {
    expect(await calledBack('callback-delayed', '60s')).toHaveLength(0)
    await emulator.clock.advance('1s')
    expect(receiver.received.map(confirm)).toEqual([true])
  },
  'callback-twice': () => comesOften('callback-twice', '2s', 2),
  'callback-five-times': () => comesOften('callback-five-times', '41s', 5),
  'callback-burst': () => comesOften('callback-burst', '1s', 20),
  'callback-out-of-order': async () => {
    const reported = await calledBack('callback-out-of-order', '4s')
    expect(reported.map(({ body }) => [body.ResultCode, body.IsFinalResult])).toEqual([
      ['1220', 'true'],
      ['0822', 'false'],
    ])
    expect(reported.map(confirm)).toEqual([true, true])
  },
  'callback-forged': async () => {
    expect((await calledBack('callback-forged', '1s')).map(confirm)).toEqual([false])
  },
  'callback-false-approval': async () => {
    const reported = await calledBack('callback-false-approval', '1s')
    expect(reported.map(({ body }) => body.ResultCode)).toEqual(['0820'])
    expect(reported.map(confirm)).toEqual([false])
  },
  'callback-unsigned': async () => {
    const [reported] = await calledBack('callback-unsigned', '1s')
    expect(() => confirm(reported as Received)).toThrow('Invalid time value')
  },
  // The SDK looks at no clock: yesterday's signature is as good as today's.
  'callback-stale': async () => {
    expect((await calledBack('callback-stale', '1s')).map(confirm)).toEqual([true])
  },
  'callback-other-partner': async () => {
    expect((await calledBack('callback-other-partner', '1s')).map(confirm)).toEqual([false])
  },
  'callback-unknown-fields': async () => {
    const reported = await calledBack('callback-unknown-fields', '1s')
    expect(reported.map(confirm)).toEqual([true])
    expect(reported[0]?.body).toHaveProperty('EmulatorUnknownObject')
  },
  'callback-missing-fields': async () => {
    const reported = await calledBack('callback-missing-fields', '1s')
    expect(reported.map(confirm)).toEqual([true])
    expect(Object.keys(reported[0]?.body).sort()).toEqual(
      ['PartnerParams', 'ResultCode', 'ResultText', 'SmileJobID', 'signature', 'timestamp'].sort(),
    )
  },
  'callback-large': async () => {
    const reported = await calledBack('callback-large', '1s')
    expect(reported.map(confirm)).toEqual([true])
    expect(JSON.stringify(reported[0]?.body).length).toBeGreaterThan(1.4 * 1024 ** 2 - 1)
  },
}

async function comesWithTime(scenario: string, time: string): Promise<void> {
  const { jobId, answer } = submit(scenario)
  await vi.waitUntil(async () => (await statusOf(scenario, jobId)).ok, { interval: 5, timeout: 20_000 })
  await emulator.clock.advance(time)
  expect(await answer).toMatchObject({ success: true })
}

function statusOf(scenario: string, jobId: string): Promise<Response> {
  const { timestamp, signature } = new Signature(partner.id, partner.apiKey).generate_signature()
  const body = { partner_id: partner.id, user_id: `demo-${scenario}`, job_id: jobId, timestamp, signature }
  return fetch(`${emulator.url}/v1/job_status`, { method: 'POST', body: JSON.stringify(body) })
}

async function isStuck({ jobId }: Outcome): Promise<void> {
  const again = await thrownBy(submit('plain', false, jobId))
  expect(again).toMatchObject({ status: 400, data: { code: '2215' } })
}

async function putIsRefused(scenario: string, status: number, words: string): Promise<void> {
  const first = submit(scenario)
  expect(await thrownBy(first)).toMatchObject({ name: 'AxiosError', status, data: expect.stringContaining(words) })
  await isStuck(first)
}

/** Only an answer that says "not complete" counts towards its 22 questions: an error, or a wrong signature, does not. */
async function pollsForever(scenario: string): Promise<void> {
  let settled = false
  const { answer } = submit(scenario, true)
  answer.finally(() => (settled = true)).catch(() => undefined)
  await asked('/v1/job_status', 1)
  await emulator.clock.advance('1s')
  await asked('/v1/job_status', 50)
  expect(settled).toBe(false)
  expect(receiver.received.map(confirm)).toEqual([true])
  polling = false
  await new Promise((resolve) => realTimeout(resolve, 20))
  polling = true
}

async function comesOften(scenario: string, time: string, times: number): Promise<void> {
  const reported = await calledBack(scenario, time)
  expect(reported.map(confirm)).toEqual(Array.from({ length: times }, () => true))
  expect(new Set(reported.map(({ body }) => body.SmileJobID)).size).toBe(1)
}

describe('the official Node SDK, unmodified, and each fault that is shipped', () => {
  test.each(Object.entries(cases))('%s', async (_, run) => {
    await emulator.reset()
    await run()
  })

  test('none is left out', () => {
    const shipped = emulator.scenarios.list().filter(hasFaults)
    expect(shipped.map(({ name }) => name).sort()).toEqual(Object.keys(cases).sort())
  })
})
