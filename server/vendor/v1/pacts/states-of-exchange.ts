import { scenarioInHint } from '../../../core/scenarios/refusal.ts'
import type { StateUse } from '../../pacts/interaction.ts'
import type { ListedJob } from '../../pacts/pacts.ts'
import { testNumber } from '../../pacts/test-number.ts'
import { isPlainWord } from './plain-words.ts'
import { paramsWithoutPersonalData } from './without-personal-data.ts'

// biome-ignore lint/suspicious/noExplicitAny: requests and answers of every endpoint.
export type Body = any

// A pact has no ids of the partner's.
export const user = { enrolled: 'user-1', unknown: 'user-2' } as const
export const jobId = 'job-1'

/** Whether a job can begin at this path. */
export function isSubmission(path: string): boolean {
  return /upload|verification|aml|verify-address/.test(path)
}

/** The parts of an exchange that show which state it had. */
export interface Asked {
  readonly path: string
  readonly status: number
  readonly request: Body
  readonly response: Body
  readonly hint: string | undefined
  readonly job: ListedJob | undefined
}

const userStateOf: Readonly<Record<string, string>> = {
  2207: 'disabled',
  2208: 'deleted',
  2209: 'enrolled',
  2211: 'must_re_enroll',
  2216: 'no_photo',
}

/** The states needed for the same answer. */
export function statesOf(asked: Asked): StateUse[] {
  const { path, status, response } = asked
  const scenario = scenarioInHint(asked.hint)
  if (['2205', '2405'].includes(response.code)) return [{ name: 'a forged signature' }]
  if (path === '/v1/job_status' && status >= 400) return [troubledStatus(asked, scenario)]
  // A refusal without a scenario has a state of its own.
  if (scenario !== undefined && !userStateOf[response.code])
    return [{ name: 'the next submission', params: { user_id: user.enrolled, scenario } }]
  if (path === '/v1/job_status' && status === 200) return [statusState(asked)]
  if (path === '/v1/upload') return [uploadState(asked)]
  return status === 200 && isSubmission(path)
    ? [{ name: 'the next submission', params: scenarioParams(asked) }]
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

/** A job whose scenario has a fault of job_status; any partner, if the client made the mistake. */
function troubledStatus({ status, response, job }: Asked, named: string | undefined): StateUse {
  // Smile ID answers 400 to every mistake of a client (v1 §2.4).
  const scenario = named ?? (status === 400 ? undefined : job?.scenario.name)
  if (scenario === undefined) return { name: 'a partner' }
  return { name: 'a job', params: { user_id: user.enrolled, job_id: jobId, ...jobTypeIn(response, job), scenario } }
}

/** What else the job was submitted with, as far as its result shows. */
function askedAbout({ result }: Body): Readonly<Record<string, object>> {
  const more = paramsWithoutPersonalData(result?.PartnerParams ?? {})
  const { Country: country, IDType: id_type, IDNumber: id_number } = result ?? {}
  const isKnown = isPlainWord('country', country) && isPlainWord('id_type', id_type)
  return {
    ...(Object.keys(more).length > 0 && { partner_params: more }),
    ...(isKnown && { id_info: { country, id_type, id_number: testNumber(String(id_number)) } }),
  }
}

function jobTypeIn({ result }: Body, job: ListedJob | undefined): { job_type?: number } {
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

/** The scenario with such a result; a reviewer may have decided differently from the job's own. */
function scenarioOf({ job_success: success, result }: Body, job: ListedJob | undefined): string {
  const reviewed = result?.IsMachineResult === 'false'
  if (reviewed) return success ? 'provisional-then-approved' : 'provisional-then-rejected'
  return job?.scenario.name ?? (success ? 'approved' : 'rejected')
}

function scenarioParams({ job }: Asked): Readonly<Record<string, string>> {
  return { user_id: user.enrolled, ...(job && { scenario: job.scenario.name }) }
}
