import { jobTypeOf } from '../api/v1/decode.ts'
import { encodeCallback } from '../api/v1/encode-callback.ts'
import { hmacSigner } from '../api/v1/signer.ts'
import { jobIds } from '../core/ids.ts'
import type { Job } from '../core/job.ts'
import type { Message } from '../core/message.ts'
import type { Partner } from '../core/partner.ts'
import type { IdInfo, Person } from '../core/person.ts'
import { planJob } from '../core/plan.ts'
import { resultOf } from '../core/result.ts'
import { hmac } from '../core/signature.ts'
import { type Instant, toTimestamp } from '../core/time.ts'
import type { Case, CaseJob, Telling } from './case.ts'
import type { JobRef } from './partner-port.ts'

/** In whose name callbacks are sent, and where to. */
export interface Sender {
  readonly partner: Partner
  readonly callbackUrl: string
  /** The person whom an ID authority knows by the number of `idInfo`. */
  readonly person: Person
  /** Ids follow from it. */
  readonly seed: string
}

/** The vendor's own test identity. Source: v1 §10. */
export const idInfo: IdInfo = { country: 'NG', id_type: 'BVN', id_number: '00000000000' }

/** The jobs of a case, as the emulator would have planned them. */
export function composeJobs({ id, jobs }: Case, sender: Sender, now: Instant): Map<string, Job> {
  return new Map(Object.entries(jobs).map(([name, job]) => [name, composeJob(`${id}/${name}`, id, job, sender, now)]))
}

function composeJob(path: string, caseId: string, spec: CaseJob, sender: Sender, now: Instant): Job {
  const { partner, callbackUrl, person, seed } = sender
  const { product, user, params } = spec
  const userId = uuid(seed, `user/${user === undefined ? path : `${caseId}/${user}`}`)
  const jobId = uuid(seed, `job/${path}`)
  const serial = hmac(seed, `serial/${path}`).readUIntBE(0, 6) % 10_000_000_000
  const submission = {
    generation: 'v1',
    partnerId: partner.id,
    product,
    userId,
    jobId,
    partnerParams: { user_id: userId, job_id: jobId, ...jobTypeParam(spec), ...params },
    callbackUrl,
    idInfo,
    sourceSdk: undefined,
    warnings: [],
    person,
  }
  const scenario = { name: caseId, summary: '', alternatives: [], stages: [], file: '' }
  return planJob({ ids: jobIds(partner.id, serial), submission, now }, { scenario, rung: 'queued' }).job
}

function jobTypeParam({ product, jobType }: CaseJob): object {
  if (jobType === 'absent') return {}
  const number = jobTypeOf(product)
  return { job_type: jobType === 'as_text' ? String(number) : number }
}

/** What a partner knows a job by. */
export function refOf({ submission: { userId, jobId, product } }: Job): JobRef {
  return { userId, jobId, jobType: jobTypeOf(product) }
}

/** In the form of a random UUID, as most partners' own ids are; but it follows from the seed. */
function uuid(seed: string, path: string): string {
  const hex = hmac(seed, path).toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}

/** The members that prove a callback. */
export interface Proof {
  readonly timestamp?: unknown
  readonly signature?: unknown
}

/**
 * Writes one callback: as the emulator would send it, and then changed in the way that the case says.
 * @param earlier the proof of an earlier callback of the case, by its name.
 */
export function composeMessage(
  told: Telling,
  job: Job,
  { partner, callbackUrl }: Sender,
  now: Instant,
  earlier: (name: string) => Proof = () => ({}),
): Message & { readonly proof: Proof } {
  const result = resultOf(job.submission.product, told.outcome, told.by, told.overrides)
  const signer = hmacSigner(partner)
  const sent = encodeCallback(job, result, signer, now - (told.proof?.age ?? 0), told.fault)
  const { timestamp, restamped, of } = told.proof ?? {}
  const body: Record<string, unknown> = {
    ...sent,
    ...(timestamp !== undefined && { timestamp, signature: signer(timestamp) }),
    ...(restamped && { timestamp: toTimestamp(now) }),
    ...(of !== undefined && earlier(of)),
    ...told.members,
  }
  for (const name of told.without ?? []) delete body[name]
  return {
    url: callbackUrl,
    headers: { 'content-type': told.contentType ?? 'application/json' },
    body: told.raw ?? JSON.stringify(body),
    proof: { timestamp: body.timestamp, signature: body.signature },
  }
}
