import type { JobList } from '../generated/control/jobs.ts'
import type { Journal } from '../generated/control/journal.ts'
import { type HttpInteraction, type PactFile, pactFile, type StateUse } from './pact-file.ts'
import { isPlainWord } from './plain-words.ts'
import { fromState, like, type Term } from './term.ts'
import { testNumber } from './test-number.ts'
import {
  answeredWithoutPersonalData,
  askedWithoutPersonalData,
  paramsWithoutPersonalData,
} from './without-personal-data.ts'

type Exchange = Journal['exchanges'][number]
type Job = JobList['jobs'][number]

/** What the control API tells of an emulator's past. */
export type Told = Journal & JobList

// biome-ignore lint/suspicious/noExplicitAny: requests and answers of every endpoint.
type Body = any

// No name of a partner's gets into a pact.
const user = { enrolled: 'user-1', unknown: 'user-2' } as const
const jobId = 'job-1'

/** Writes down what a client asked and was answered as a pact that anybody may see. @throws Error when there was nothing. */
export function pactFromJournal(
  names: { readonly consumer: string; readonly provider: string },
  { exchanges, jobs }: Told,
): PactFile {
  const made = exchanges.flatMap((exchange) => interactionOf(exchange, jobs) ?? [])
  if (made.length === 0) {
    throw new Error('The journal has no exchange to make a pact of. Run your tests against the emulator first.')
  }
  const different = [...new Map(made.map((one) => [JSON.stringify(one), one])).values()]
  return pactFile(
    names.consumer,
    names.provider,
    different.map((one, index) => renamed(one, different.slice(0, index))),
  )
}

/** Descriptions tell interactions apart. */
function renamed(one: HttpInteraction, earlier: readonly HttpInteraction[]): HttpInteraction {
  const same = earlier.filter(({ description }) => description === one.description).length
  return same === 0 ? one : { ...one, description: `${one.description} (${same + 1})` }
}

/** Undefined for what no pact can say: packages, whose bytes are not kept; pictures; and what went wrong on purpose. */
function interactionOf(exchange: Exchange, jobs: readonly Job[]): HttpInteraction | undefined {
  const { method, status, request, response } = exchange as Exchange & { request: Body; response: Body }
  // A query is not the vendor's, and could be about anybody.
  const path = exchange.path.replace(/[?#].*$/s, '')
  if (!/^\/v1\/[\w/-]+$/.test(path) || (status !== 200 && status !== 400) || typeof response !== 'object')
    return undefined
  const job = jobs.find((one) => one.partner_id === exchange.partner_id && one.job_id === exchange.job_id)
  const states = statesOf({ path, status, request, response, job })
  const userId = states.find(({ params }) => params?.user_id)?.params?.user_id ?? user.enrolled
  const opens = status === 200 && isSubmission(path)
  const generated: Record<string, Term> = {
    smile_client_id: fromState('partner_id', '1234'),
    partner_id: fromState('partner_id', '1234'),
    timestamp: fromState('timestamp', '2026-01-01T00:00:00.000Z'),
    signature: fromState('signature', 'K9d1r3f9m0ZkRr1mB0c1mZ1cJm0Yt8y6m1rX4o2b9aQ='),
    token: fromState('token', 'eyJhbGciOiJIUzI1NiJ9.e30.c2ln'),
    user_id: fromState('user_id', userId),
    job_id: fromState('job_id', jobId),
  }
  const hasBody = typeof request === 'object' && request !== null
  return {
    description: describe({ ...exchange, path }),
    states: request?.token ? [...states, { name: 'a web token' }] : states,
    request: {
      method,
      path,
      ...(hasBody && { headers: { 'Content-Type': 'application/json' } }),
      ...(hasBody && { body: askedWithoutPersonalData(request, generated) }),
    },
    response: {
      status,
      body: answeredWithoutPersonalData(response, { user_id: userId, job_id: opens ? like(jobId) : jobId }),
    },
  }
}

function isSubmission(path: string): boolean {
  return /upload|verification|aml|verify-address/.test(path)
}

interface Asked {
  readonly path: string
  readonly status: number
  readonly request: Body
  readonly response: Body
  readonly job: Job | undefined
}

const userStateOf: Readonly<Record<string, string>> = {
  2207: 'disabled',
  2208: 'deleted',
  2209: 'enrolled',
  2211: 'must_re_enroll',
  2216: 'no_photo',
}

/** What has to hold for the same answer. */
function statesOf(asked: Asked): StateUse[] {
  const { path, status, response } = asked
  if (['2205', '2405'].includes(response.code)) return [{ name: 'a forged signature' }]
  if (path === '/v1/job_status' && status === 200) return [statusState(asked)]
  if (path === '/v1/upload') return [uploadState(asked)]
  return status === 200 && isSubmission(path)
    ? [{ name: 'the next submission', params: told(asked) }]
    : [{ name: 'a partner' }]
}

function uploadState({ status, request, response }: Asked): StateUse {
  const jobType = String(request?.partner_params?.job_type)
  const needsUser = ['2', '8'].includes(jobType) || request?.use_enrolled_image === true
  const state = userStateOf[response.code]
  if (response.code === '2215') return { name: 'an open upload', params: { user_id: user.enrolled, job_id: jobId } }
  if (state) return { name: 'a user on file', params: { user_id: user.enrolled, state } }
  if (status === 200 && needsUser) return { name: 'a user on file', params: { user_id: user.enrolled } }
  return { name: 'a user not on file', params: { user_id: user.unknown } }
}

function statusState({ response, job }: Asked): StateUse {
  const params = { user_id: user.enrolled, job_id: jobId, ...jobTypeIn(response, job), ...askedAbout(response) }
  if (response.code === '2314') return { name: 'an open upload', params }
  if (!response.job_complete) return { name: 'a job', params: { ...params, state: 'pending' } }
  const final = response.result?.IsFinalResult !== 'false'
  return {
    name: 'a job',
    params: { ...params, state: final ? 'final' : 'in_review', scenario: scenarioOf(response, job) },
  }
}

/** What else the job was submitted with, as far as its result tells. */
function askedAbout({ result }: Body): Readonly<Record<string, object>> {
  const more = paramsWithoutPersonalData(result?.PartnerParams ?? {})
  const { Country: country, IDType: id_type, IDNumber: id_number } = result ?? {}
  const isKnown = isPlainWord('country', country) && isPlainWord('id_type', id_type)
  return {
    ...(Object.keys(more).length > 0 && { partner_params: more }),
    ...(isKnown && { id_info: { country, id_type, id_number: testNumber(String(id_number)) } }),
  }
}

function jobTypeIn({ result }: Body, job: Job | undefined): { job_type?: number } {
  const type = result?.PartnerParams?.job_type ?? (job && jobTypes[job.product])
  return isPlainWord('job_type', type) ? { job_type: Number(type) } : {}
}

const jobTypes: Readonly<Record<string, number>> = {
  biometric_kyc: 1,
  smart_selfie_registration: 4,
  document_verification: 6,
  photo_update: 8,
  user_info_comparison: 9,
  enhanced_document_verification: 11,
}

/** The scenario that comes to such a result; a reviewer may have decided against the job's own. */
function scenarioOf({ job_success: success, result }: Body, job: Job | undefined): string {
  const reviewed = result?.IsMachineResult === 'false'
  if (reviewed) return success ? 'provisional-then-approved' : 'provisional-then-rejected'
  return job?.scenario.name ?? (success ? 'approved' : 'rejected')
}

function told({ job }: Asked): Readonly<Record<string, string>> {
  return { user_id: user.enrolled, ...(job && { scenario: job.scenario.name }) }
}

function describe({ method, path, request, response }: Exchange & { request?: Body; response?: Body }): string {
  const jobType = request?.partner_params?.job_type
  const { code = '', result } = response as Body
  const what = result?.ResultCode ?? (response as Body)?.ResultCode ?? code
  const about = isPlainWord('job_type', jobType) ? ` of job type ${jobType}` : ''
  return `${method} ${path}${about}, answered${/^\d{4}$/.test(what) ? ` ${what}` : ''}`
}
