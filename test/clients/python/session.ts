import { expect, vi } from 'vitest'
import type { Emulator, Job, Partner } from '../../../server/index.ts'
import type { Python } from '../../helpers/python.ts'
import type { Receiver } from '../../helpers/receiver.ts'
import type { Given } from '../given.ts'
import { firstCalls, laterCalls } from './calls.ts'
import { type Case, cases } from './cases.ts'
import { type Call, type Connection, makeCalls } from './sdk.ts'

/** A result as the vendor words it. */
interface VendorResult {
  readonly ResultCode: string
  readonly IsFinalResult: string
  readonly IsMachineResult: string
  readonly SmileJobID: string
  readonly PartnerParams: Readonly<Record<string, unknown>>
}

/** A callback: a result, signed. */
export interface VendorCallback extends VendorResult {
  readonly timestamp: string
  readonly signature: string
}

/** How the vendor says a job stands. */
export interface VendorStatus {
  readonly job_complete: boolean
  readonly job_success: boolean
  readonly code: string
  readonly result: VendorResult
  readonly history?: readonly VendorResult[]
  readonly image_links?: { readonly selfie_image: string }
}

/** Everything that one partner lived through over one scheme. */
export interface Session {
  readonly server: string
  /** What submitting gave, by the name of the job. */
  readonly first: Given
  /** What the second round gave: names of jobs, `status of JOB`, `confirm JOB N`, `forged JOB N`, `picture of JOB`. */
  readonly later: Given
  /** In order of arrival. */
  callbacksOf(jobId: string): readonly VendorCallback[]
  /** What the emulator recorded; undefined when it took no such job. */
  jobOf(jobId: string): Promise<Job | undefined>
}

/** What a session is played with. */
export interface Stage {
  readonly python: Python
  readonly emulator: Emulator
  /** The session's own: a callback does not say whose it is. */
  readonly receiver: Receiver
  readonly partner: Partner
  /** `http://localhost:PORT` or `https://localhost:PORT`. */
  readonly origin: string
}

/** Submits every case, has the reviewer speak, and asks again: two processes of the SDK, all calls of each at once. */
export async function playSession({ python, emulator, receiver, partner, origin }: Stage): Promise<Session> {
  const trust = { REQUESTS_CA_BUNDLE: emulator.ca.path }
  const connection: Connection = {
    partner_id: partner.id,
    api_key: partner.apiKey,
    callback_url: receiver.url,
    server: `${origin}/v1`,
  }
  const jobOf = async (jobId: string) => (await emulator.jobs.list({ partnerId: partner.id, jobId }))[0]
  const callbacksOf = (jobId: string) => callbacksAbout(receiver, jobId)

  const first = await makeCalls(python, connection, firstCalls(connection), trust)
  await allHeard(callbacksOf, () => 1)
  for (const { jobId, outcome } of cases) {
    if (outcome.review)
      await emulator.review((await jobOf(jobId))?.smileJobId ?? jobId, outcome.review.decision, partner.id)
  }
  await allHeard(callbacksOf, ({ outcome }) => (outcome.review ? 2 : 1))
  const calls = { ...laterCalls, ...callsAbout(callbacksOf), ...pictureCalls(first) }
  const later = await makeCalls(python, connection, calls, trust)
  return { server: connection.server, first, later, callbacksOf, jobOf }
}

function callbacksAbout(receiver: Receiver, jobId: string): VendorCallback[] {
  const bodies = receiver.received.map(({ body }) => body as VendorCallback)
  return bodies.filter((body) => body.PartnerParams.job_id === jobId)
}

/** Waits until every case has so many callbacks; what else came is for the tests to see. */
async function allHeard(callbacksOf: Session['callbacksOf'], wanted: (one: Case) => number): Promise<void> {
  await vi.waitFor(
    () => {
      const unheard = cases.filter((one) => callbacksOf(one.jobId).length < wanted(one))
      expect(unheard.map(({ jobId }) => jobId)).toEqual([])
    },
    { timeout: 20_000 },
  )
}

/** Every callback is confirmed as it came, and with its timestamp a little later. */
function callsAbout(callbacksOf: Session['callbacksOf']): Record<string, Call> {
  const calls: Record<string, Call> = {}
  for (const { jobId } of cases) {
    for (const [index, { timestamp, signature }] of callbacksOf(jobId).entries()) {
      const later = new Date(Date.parse(timestamp) + 1).toISOString()
      calls[`confirm ${jobId} ${index}`] = { do: 'confirm', timestamp, signature }
      calls[`forged ${jobId} ${index}`] = { do: 'confirm', timestamp: later, signature }
    }
  }
  return calls
}

function pictureCalls(first: Given): Record<string, Call> {
  const polled = cases.filter((one) => one.polled)
  return Object.fromEntries(
    polled.map(({ jobId }) => {
      const { image_links: links } = first.answer(jobId) as VendorStatus
      return [`picture of ${jobId}`, { do: 'fetch', url: links?.selfie_image ?? '' }]
    }),
  )
}
