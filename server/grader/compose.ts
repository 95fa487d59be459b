import type { Message } from '../core/callbacks/message.ts'
import { hmac } from '../core/hmac.ts'
import type { IdInfo } from '../core/identity/identity.ts'
import type { Person } from '../core/identity/person.ts'
import { idsBy } from '../core/jobs/ids.ts'
import type { Job } from '../core/jobs/job.ts'
import { planJob } from '../core/jobs/plan.ts'
import type { Instant } from '../core/time.ts'
import type { Partner } from '../core/users/partner.ts'
import type { GradedGeneration } from '../vendor/contract-kit.ts'
import type { EncodedCallback } from '../vendor/generation-callbacks.ts'
import type { Case, CaseCallback, CaseJob } from '../vendor/grading/case.ts'
import { changedHeaders } from './headers.ts'
import { resultSaid } from './result-said.ts'

/** Whose callbacks are sent, and where to. */
export interface Sender {
  /** The generation that words them. */
  readonly generation: GradedGeneration
  readonly partner: Partner
  readonly callbackUrl: string
  /** The person with the number of `idInfo`. */
  readonly person: Person
  /** Ids are made from it. */
  readonly seed: string
}

/** The vendor's own test identity. Source: v1 §10. */
export const idInfo: IdInfo = { country: 'NG', idType: 'BVN', idNumber: '00000000000' }

/** The jobs of a case, as the emulator would have planned them. */
export function composeJobs({ id, jobs }: Case, sender: Sender, now: Instant): Map<string, Job> {
  return new Map(Object.entries(jobs).map(([name, job]) => [name, composeJob(`${id}/${name}`, id, job, sender, now)]))
}

function composeJob(path: string, caseId: string, spec: CaseJob, sender: Sender, now: Instant): Job {
  const { generation, partner, callbackUrl, person, seed } = sender
  const { product, user, params } = spec
  const userId = uuid(seed, `user/${user === undefined ? path : `${caseId}/${user}`}`)
  // A number at random, since the endpoint may have heard of the first ones already.
  const ids = idsBy(generation, { partnerId: partner.id, seed })(hmac(seed, `serial/${path}`).readUInt32BE())
  const jobId = generation.grading.jobIdOf?.(ids) ?? uuid(seed, `job/${path}`)
  const submission = {
    generation: generation.name,
    partnerId: partner.id,
    product,
    userId,
    jobId,
    partnerParams: { ...generation.grading.partnerParams?.(spec, { userId, jobId }), ...params },
    callbackUrl,
    idInfo,
    sourceSdk: undefined,
    warnings: [],
    person,
  }
  const scenario = { name: caseId, summary: '', alternatives: [], stages: [], file: '' }
  return planJob({ ids, submission, now }, { scenario, chosenBy: 'queued' }).job
}

/** In the form of a random UUID, like most partners' own ids; but made from the seed. */
function uuid(seed: string, path: string): string {
  const hex = hmac(seed, path).toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}

/** A callback as it is sent, and as it was encoded before the case changed it. */
export interface ComposedMessage extends Message {
  readonly encoded: EncodedCallback
}

/**
 * Writes one callback: as the emulator would send it, then with the changes of the case.
 * @param earlier finds an earlier callback of the case by its name.
 */
export function composeMessage(
  callback: CaseCallback,
  job: Job,
  { generation, partner, callbackUrl }: Sender,
  now: Instant,
  earlier: (name: string) => EncodedCallback = nothingEarlier,
): ComposedMessage {
  const result = resultSaid(callback, generation.name)
  const { callbacks, grading } = generation
  const { proof, fault } = callback
  const genuine = callbacks.encode({ job, result, partner, origin: undefined, fault }, now - (proof?.age ?? 0))
  const encoded = (proof && grading.changeProof?.(genuine, proof, { partner, now, earlier })) ?? genuine
  const json: Record<string, unknown> = { ...encoded.json, ...callback.members }
  for (const name of callback.without ?? []) delete json[name]
  return {
    url: callbackUrl,
    headers: changedHeaders(encoded.headers, callback),
    body: callback.raw ?? JSON.stringify(json),
    encoded: { ...encoded, json },
  }
}

function nothingEarlier(name: string): never {
  throw new RangeError(`no callback called "${name}" was sent before`)
}
