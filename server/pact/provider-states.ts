import { decodeJobType } from '../api/v1/decode.ts'
import { uploadPath } from '../api/v1/paths.ts'
import type { Control } from '../control.ts'
import { userStates } from '../core/enrolment.ts'
import { type Job, jobStates } from '../core/job.ts'
import type { Partner } from '../core/partner.ts'
import { readIdInfo } from '../core/person.ts'
import { products } from '../core/product.ts'
import { sign } from '../core/signature.ts'
import type { Instant } from '../core/time.ts'
import { issueToken } from '../core/token.ts'
import { linkTerms } from '../core/upload.ts'
import type { People } from '../people/people.ts'
import type { ArrangedJobs, ArrangedSubmission } from '../service/arranged-jobs.ts'
import { type Sdk, sdks, sdkTimestamp } from './sdk-timestamp.ts'
import type { ReadParams, StateParam } from './state-params.ts'

/** What a provider state is brought about with. */
export interface StateWorld {
  readonly control: Control
  readonly arrangedJobs: ArrangedJobs
  readonly people: People
  readonly partner: Partner
  readonly seed: string
  readonly now: Instant
  /** The partner's, when the call began. */
  readonly epoch: number
  /** A `job_id` that nobody has used. */
  readonly freshJobId: string
}

/** What a state gives back: pacts generate members from it by name, as in `fromProviderState('${signature}')`. */
export type StateValues = Readonly<Record<string, string | number>>

/** Something that a pact takes for granted about Smile ID, and how it is brought about. */
export interface ProviderState {
  readonly name: string
  readonly summary: string
  readonly params: Readonly<Record<string, StateParam>>
  /** What it gives back besides those of every state. */
  readonly values: readonly string[]
  bringAbout(params: ReadParams, world: StateWorld): Promise<Brought> | Brought
}

/** What became of a state: values, and the job that it put in place. */
export interface Brought {
  readonly values: StateValues
  readonly job?: Job
}

const userId: StateParam = { says: 'The user.', otherwise: 'user-1' }
const about: Readonly<Record<string, StateParam>> = {
  user_id: userId,
  job_id: { says: 'The partner’s own name of the job; one that nobody has used when left out.' },
  job_type: { says: 'The product, as its number.', otherwise: 2 },
  partner_params: { says: 'More members of partner_params, as an object.' },
  id_info: { says: 'The identity asked about, as an object.' },
  callback_url: { says: 'Where callbacks go; nowhere when left out.' },
}

/** Every provider state, in the order of the documents. Parameters that all of them take are in `commonParams`. */
export const providerStates: readonly ProviderState[] = [
  {
    name: 'a partner',
    summary: 'Nothing but the partner, and a fresh signature.',
    params: { user_id: userId, job_id: about.job_id as StateParam },
    values: [],
    bringAbout: () => ({ values: {} }),
  },
  {
    name: 'a forged signature',
    summary: 'A signature that does not hold: made with another key, or by another partner for itself.',
    params: { by: { says: 'Who made it.', otherwise: 'another key', words: ['another key', 'another partner'] } },
    values: [],
    bringAbout(params, { partner, now }) {
      const id = params.text('by') === 'another partner' ? `${partner.id}0` : partner.id
      return { values: signedBy({ id, apiKey: 'another-key' }, params, now) }
    },
  },
  {
    name: 'an old signature',
    summary: 'A signature that holds, made some time ago.',
    params: { age: { says: 'How long ago, such as 1h.', otherwise: '1h' } },
    values: [],
    bringAbout: (params, { partner, now }) => ({
      values: signedBy(partner, params, now - params.duration('age')),
    }),
  },
  {
    name: 'a user on file',
    summary: 'The user is enrolled, or on file in another state.',
    params: { user_id: userId, state: { says: 'The user’s state.', otherwise: 'enrolled', words: userStates } },
    values: [],
    bringAbout(params, { control, partner }) {
      control.setUser(params.text('user_id'), params.text('state') as (typeof userStates)[number], partner.id)
      return { values: {} }
    },
  },
  {
    name: 'a user not on file',
    summary: 'Nobody has enrolled the user.',
    params: { user_id: { says: 'The user.', otherwise: 'nobody' } },
    values: [],
    bringAbout(params, { control, partner }) {
      control.setUser(params.text('user_id'), 'absent', partner.id)
      return { values: {} }
    },
  },
  {
    name: 'the next submission',
    summary: 'The next submission is told a scenario.',
    params: {
      user_id: userId,
      job_id: about.job_id as StateParam,
      scenario: { says: 'The scenario’s name.', otherwise: 'approved' },
    },
    values: [],
    bringAbout(params, { control, partner }) {
      control.next(params.text('scenario'), { partnerId: partner.id })
      return { values: {} }
    },
  },
  {
    name: 'an open upload',
    summary: 'An upload was opened, and its package has not come.',
    params: about,
    values: ['smile_job_id', 'ref_id', 'upload_path', 'upload_expires', 'upload_signature'],
    async bringAbout(params, world) {
      const { partner, arrangedJobs, now } = world
      const upload = arrangedJobs.upload(await submissionOf(params, world), world)
      const { smileJobId, ref } = upload
      const terms = linkTerms(partner.apiKey, upload, now, 15 * 60_000)
      const [path = ''] = uploadPath(partner.id, ref, terms).split('?')
      return {
        values: {
          smile_job_id: smileJobId,
          ref_id: ref,
          upload_path: path,
          upload_expires: String(terms.expires),
          upload_signature: terms.signature,
        },
      }
    },
  },
  {
    name: 'a job',
    summary: 'A job was submitted, and has come so far.',
    params: {
      ...about,
      state: { says: 'How far it has come.', otherwise: 'final', words: jobStates },
      scenario: {
        says: 'Its scenario; when left out approved, provisional-then-approved for in_review, never-completes for pending.',
      },
    },
    values: ['smile_job_id', 'ref_id'],
    async bringAbout(params, world) {
      const state = params.text('state') as (typeof jobStates)[number]
      const scenario = params.optional('scenario') ?? usualScenario[state]
      const submission = await submissionOf(params, world)
      const job = world.arrangedJobs.job(submission, scenario, state, world)
      return { values: { smile_job_id: job.smileJobId, ref_id: job.ref }, job }
    },
  },
  {
    name: 'a web token',
    summary: 'A web token, which a browser sends in place of a signature.',
    params: {
      user_id: userId,
      job_id: about.job_id as StateParam,
      product: { says: 'What it is for.', otherwise: 'authentication' },
    },
    values: ['token'],
    bringAbout(params, { partner, now, freshJobId }) {
      const names = { user_id: params.text('user_id'), job_id: params.optional('job_id') ?? freshJobId }
      const claims = { partner_id: partner.id, product: params.text('product'), partner_params: names }
      return { values: { token: issueToken(partner.apiKey, claims, now) } }
    },
  },
]

/** Parameters that every state takes, in the pact or in the query of the call. */
export const commonParams: Readonly<Record<string, StateParam>> = {
  partner_id: { says: 'The partner; the first when left out.' },
  callback_path: { says: 'Where the partner’s endpoint is, which pacts of callbacks post to.', otherwise: '/callback' },
  sdk: { says: 'The SDK in whose form the timestamp is written.', otherwise: 'node', words: sdks },
}

/** What every state gives back. */
export const commonValues = ['partner_id', 'user_id', 'job_id', 'callback_path', 'timestamp', 'signature'] as const

const usualScenario = { pending: 'never-completes', in_review: 'provisional-then-approved', final: 'approved' } as const

/** A timestamp of that moment and its signature. */
export function signedBy({ id, apiKey }: Partner, params: ReadParams, at: Instant): StateValues {
  const timestamp = sdkTimestamp(params.text('sdk') as Sdk, at)
  return { timestamp, signature: sign(apiKey, id, timestamp) }
}

async function submissionOf(
  params: ReadParams,
  { people, partner, seed, freshJobId }: StateWorld,
): Promise<ArrangedSubmission> {
  const jobType = params.text('job_type')
  const names = { user_id: params.text('user_id'), job_id: params.optional('job_id') ?? freshJobId }
  const idInfo = readIdInfo(params.object('id_info'))
  const { country, id_number: idNumber } = idInfo
  return {
    generation: 'v1',
    partnerId: partner.id,
    product: productOf(jobType),
    userId: names.user_id,
    jobId: names.job_id,
    partnerParams: { ...names, job_type: Number(jobType), ...params.object('partner_params') },
    callbackUrl: params.optional('callback_url'),
    idInfo,
    person: country && idNumber ? await people.of(String(country), String(idNumber), seed) : undefined,
  }
}

function productOf(jobType: string): (typeof products)[number] {
  return decodeJobType(jobType, products, '/params/job_type')
}
