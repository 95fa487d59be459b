import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Emulator } from '../../server/index.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { openPython, type Python } from '../helpers/python.ts'
import { type Receiver, startReceiver } from '../helpers/receiver.ts'
import type { Given } from './given.ts'
import { extra, registered } from './python/calls.ts'
import { type Case, cases } from './python/cases.ts'
import { factsOf, writePictures } from './python/pictures.ts'
import { makeCalls } from './python/sdk.ts'
import { playSession, type Session, type VendorCallback, type VendorStatus } from './python/session.ts'

// The same users and jobs for both: what one partner does must not show in what the other sees.
const schemes = [
  { scheme: 'http', partner: { id: '085', apiKey: 'python-over-http' } },
  { scheme: 'https', partner: { id: '1234', apiKey: 'python-over-https' } },
] as const

const products = [
  { product: 'SmartSelfie Authentication', jobType: 2 },
  { product: 'SmartSelfie Registration', jobType: 4 },
] as const

const python = await openPython()
let emulator: Emulator
const receivers: Receiver[] = []
const sessions = new Map<string, Promise<Session>>()
let distrusting: Promise<Given>

describe.skipIf(!python)('the official Python SDK, unmodified', () => {
  beforeAll(() => playAll(python as Python), 90_000)

  afterAll(async () => {
    await emulator?.close()
    await Promise.all(receivers.map((receiver) => receiver[Symbol.asyncDispose]()))
  })

  test('refuses https until REQUESTS_CA_BUNDLE names the emulator’s certificate authority', async () => {
    expect((await distrusting).raised('status')).toMatchObject({
      type: 'SSLError',
      message: expect.stringContaining('CERTIFICATE_VERIFY_FAILED'),
    })
  })

  test('sends a partner id given as a number without its zeros, which makes it another partner', async () => {
    const session = await sessionOver('http')
    await expectRefused(session, session.first, 'partner-as-number', '2205', 'You are not authorized to do that.')
  })

  test('may be given a partner id without leading zeros as a number', async () => {
    const { first, jobOf } = await sessionOver('https')
    expect(first.answer('partner-as-number')).toMatchObject({ success: true })
    expect((await jobOf('partner-as-number'))?.warnings.map(({ id }) => id)).toEqual(['partner-id-as-number'])
  })

  describe.each(schemes)('over $scheme', ({ scheme }) => {
    describe.each(products)('$product (job_type $jobType)', ({ jobType }) => {
      const ofProduct = cases.filter((one) => one.jobType === jobType)
      test.each(ofProduct)('a user named $outcome.words, $how, $end', async (one) => {
        const session = await sessionOver(scheme)
        await expectSubmitted(session, one)
        await expectPictures(session, one)
        await expectCallbacks(session, one)
        expectStanding(session, one)
      })
    })

    test.each([
      { jobId: 'unknown-files-told', how: 'pictures as files, not polled' },
      { jobId: 'unknown-files-polled', how: 'pictures as files, polled' },
      { jobId: 'unknown-base64-told', how: 'pictures as base64, not polled' },
      { jobId: 'unknown-base64-polled', how: 'pictures as base64, polled' },
    ])('a user not on file is refused at submission, $how: 2210, no job and no callback', async ({ jobId }) => {
      const session = await sessionOver(scheme)
      await expectRefused(session, session.first, jobId, '2210', 'No enrolled user found.')
    })

    test('a user named unknown-user is not on file, whatever else the name says', async () => {
      const session = await sessionOver(scheme)
      await expectRefused(session, session.first, 'unknown-by-name', '2210', 'No enrolled user found.')
    })

    test.each([
      { jobId: 'sandbox-approves', code: '0820', success: true, sandboxResult: '0' },
      { jobId: 'sandbox-rejects', code: '0821', success: false, sandboxResult: '1' },
      { jobId: 'sandbox-is-unsure', code: '0822', success: true, sandboxResult: '2' },
    ])('sandbox_result $sandboxResult gives $code', async ({ jobId, code, success, sandboxResult }) => {
      const session = await sessionOver(scheme)
      expect(session.first.answer(jobId)).toMatchObject({
        job_complete: true,
        job_success: success,
        result: { ResultCode: code, PartnerParams: { sandbox_result: sandboxResult } },
      })
      expect((await session.jobOf(jobId))?.scenario.chosenBy).toBe('hinted')
    })

    test('polls for the bare result when no options are given', async () => {
      const session = await sessionOver(scheme)
      const status = session.first.answer('no-options')
      expect(status).toMatchObject({ job_complete: true, result: { ResultCode: '0820' } })
      expect(status).not.toHaveProperty('history')
      expect(status).not.toHaveProperty('image_links')
    })

    test('shows neither history nor pictures to who does not ask', async () => {
      const session = await sessionOver(scheme)
      const status = session.later.answer('status with nothing more')
      expect(status).toMatchObject({ job_complete: true, result: { ResultCode: '0840' } })
      expect(status).not.toHaveProperty('history')
      expect(status).not.toHaveProperty('image_links')
    })

    test('refuses the product page’s own sample itself, before anything is sent', async () => {
      const session = await sessionOver(scheme)
      expect(session.first.raised('product-page')).toEqual({
        type: 'ValueError',
        message: 'check for image_type_id and image file mismatch',
      })
      const heard = JSON.stringify(emulator.journal.list())
      expect(heard).toContain('enrolled-options')
      expect(heard).not.toContain('enrolled-product-page')
    })

    test('a wrong API key is refused with 2205', async () => {
      const session = await sessionOver(scheme)
      await expectRefused(session, session.first, 'wrong-key', '2205', 'You are not authorized to do that.')
    })

    test('an approved registration puts the user on file: to authenticate, and not to register again', async () => {
      const session = await sessionOver(scheme)
      expect(session.later.answer('authenticate-approved')).toMatchObject({
        job_success: true,
        result: { ResultCode: '0820', PartnerParams: { user_id: registered.userId } },
      })
      await expectRefused(session, session.later, 'register-approved-again', '2209', 'This user is already enrolled')
    })

    test('a rejected registration puts nobody on file', async () => {
      const session = await sessionOver(scheme)
      await expectRefused(session, session.later, 'authenticate-rejected', '2210', 'No enrolled user found.')
    })

    test('who is on file after a provisional registration is for the reviewer to say', async () => {
      const session = await sessionOver(scheme)
      expect(session.later.answer('authenticate-approved-by-reviewer')).toMatchObject({ success: true })
      await expectRefused(
        session,
        session.later,
        'authenticate-rejected-by-reviewer',
        '2210',
        'No enrolled user found.',
      )
    })

    test('a base URL that ends in a slash works too', async () => {
      const session = await sessionOver(scheme)
      expect(session.first.answer('slash-at-end')).toMatchObject({ success: true })
    })

    test('no callback comes twice, and none for what was refused', async () => {
      const reported = () =>
        receiverOf(scheme).received.map(({ body }) => `${body.PartnerParams.job_id} ${body.ResultCode}`)
      const jobs = () => [...new Set(reported().map((one) => one.split(' ')[0]))].sort()
      await vi.waitFor(() => expect(jobs()).toEqual(acceptedJobs(scheme)), { timeout: 20_000 })
      expect(reported()).toHaveLength(new Set(reported()).size)
    })
  })
})

async function sessionOver(scheme: string): Promise<Session> {
  const session = await sessions.get(scheme)
  if (!session) throw new Error(`Nothing was played over ${scheme}.`)
  return session
}

/** Plays both sessions to their end. What goes wrong in one is for its own tests to say. */
async function playAll(python: Python): Promise<void> {
  writePictures()
  emulator = await startTestEmulator({
    clock: 'system',
    partners: schemes.map(({ partner }) => partner),
    journalSize: 10_000,
  })
  receivers.push(...(await Promise.all(schemes.map(() => startReceiver()))))
  for (const { scheme, partner } of schemes) {
    const origin = scheme === 'https' ? emulator.secureUrl : emulator.url
    sessions.set(scheme, playSession({ python, emulator, receiver: receiverOf(scheme), partner, origin }))
  }
  distrusting = callWithoutTrust(python)
  await Promise.allSettled([...sessions.values(), distrusting])
}

function receiverOf(scheme: string): Receiver {
  return receivers[schemes.findIndex((one) => one.scheme === scheme)] as Receiver
}

function callWithoutTrust(python: Python): Promise<Given> {
  const { id, apiKey } = schemes[1].partner
  const server = `${emulator.secureUrl}/v1`
  const connection = { partner_id: id, api_key: apiKey, callback_url: '', server }
  const options = { return_job_status: true, return_history: false, return_images: false }
  const partner_params = { user_id: 'anna', job_id: 'unasked', job_type: 2 }
  return makeCalls(python, connection, { status: { do: 'status', partner_params, options } })
}

/** What `submit_job` gave: the job's number, or with `return_job_status` what the machine said. */
async function expectSubmitted({ first, later, server, jobOf }: Session, one: Case): Promise<void> {
  const { jobId, outcome } = one
  const smileJobId = (await jobOf(jobId))?.smileJobId
  expect(smileJobId).toMatch(/^\d{10}$/)
  if (!one.polled) {
    expect(first.answer(jobId)).toEqual({ success: true, smile_job_id: smileJobId })
    return
  }
  const machine = machineResult(one)
  expect(first.answer(jobId)).toMatchObject({
    job_complete: true,
    job_success: outcome.success,
    code: '2302',
    result: { ...machine, SmileJobID: smileJobId },
    history: [machine],
    image_links: { selfie_image: expect.stringContaining(new URL(server).origin) },
  })
  const picture = { status: 200, content_type: 'image/jpeg', begins: 'ffd8' }
  expect(later.answer(`picture of ${jobId}`)).toEqual(picture)
}

function machineResult({ outcome, userId, jobId, jobType }: Case) {
  return {
    ResultCode: outcome.machine,
    IsFinalResult: outcome.review ? 'false' : 'true',
    IsMachineResult: 'true',
    PartnerParams: { user_id: userId, job_id: jobId, job_type: jobType, ...extra },
  }
}

/** What the vendor has said by the end, newest first. */
function resultsOf(one: Case) {
  const machine = machineResult(one)
  const { review } = one.outcome
  if (!review) return [machine]
  return [{ ...machine, ResultCode: review.code, IsFinalResult: 'true', IsMachineResult: 'false' }, machine]
}

/** One selfie and eight liveness pictures arrived whole, in whichever form they were sent, and nothing is wrong with them. */
async function expectPictures({ jobOf }: Session, { jobId, pictures }: Case): Promise<void> {
  const job = await jobOf(jobId)
  const images = job?.submission.package?.images
  expect(images?.map(({ kind, size, sha256 }) => ({ kind, size, sha256 }))).toEqual(factsOf(pictures))
  expect(job?.warnings).toEqual([])
}

/** Each result was reported once, in order, under a signature that the SDK's own Signature class confirms. */
async function expectCallbacks({ callbacksOf, jobOf, later }: Session, one: Case): Promise<void> {
  const reported: readonly VendorCallback[] = callbacksOf(one.jobId)
  const wanted = resultsOf(one).reverse()
  expect(reported).toHaveLength(wanted.length)
  for (const [index, callback] of reported.entries()) {
    expect(callback).toMatchObject({ ...wanted[index], SmileJobID: (await jobOf(one.jobId))?.smileJobId })
    expect(callback.PartnerParams).toEqual(wanted[index]?.PartnerParams)
    expect(later.answer(`confirm ${one.jobId} ${index}`)).toBe(true)
    expect(later.answer(`forged ${one.jobId} ${index}`)).toBe(false)
  }
}

/** What `get_job_status` gives once all is said. */
function expectStanding({ later }: Session, one: Case): void {
  const { outcome, jobId } = one
  const [newest, ...earlier] = resultsOf(one)
  const status = later.answer(`status of ${jobId}`) as VendorStatus
  expect(status).toMatchObject({
    job_complete: true,
    job_success: outcome.review?.success ?? outcome.success,
    code: '2302',
    result: newest,
    history: [newest, ...earlier],
  })
  expect(status.result.PartnerParams).toEqual(newest?.PartnerParams)
}

/** The SDK raises what the vendor answered, and nothing comes of the submission. */
async function expectRefused(
  session: Session,
  given: Given,
  jobId: string,
  code: string,
  words: string,
): Promise<void> {
  const { type, message } = given.raised(jobId)
  expect(type).toBe('ServerError')
  expect(message).toContain(`Failed to post entity to ${session.server}/upload, status=400`)
  expect(message).toContain(words)
  expect(message).toContain(`'code': '${code}'`)
  expect(await session.jobOf(jobId)).toBeUndefined()
  expect(session.callbacksOf(jobId)).toEqual([])
}

/** Every job that was taken, by the partner's own name for it, in order of the alphabet. */
function acceptedJobs(scheme: 'http' | 'https'): string[] {
  const strays = ['sandbox-approves', 'sandbox-rejects', 'sandbox-is-unsure', 'no-options', 'slash-at-end']
  const later = ['authenticate-approved', 'authenticate-approved-by-reviewer']
  const numbered = scheme === 'https' ? ['partner-as-number'] : []
  return [...cases.map(({ jobId }) => jobId), ...strays, ...later, ...numbered].sort()
}
