import { FieldError } from '../../../core/field-error.ts'
import { type Job, statusAt } from '../../../core/jobs/job.ts'
import { describeStatusFault } from '../../../core/scenarios/describe.ts'
import { statusFaultAt } from '../../../core/scenarios/fault.ts'
import { refusalError, scenarioHint } from '../../../core/scenarios/refusal.ts'
import { type Instant, toTimestamp } from '../../../core/time.ts'
import type { Partner } from '../../../core/users/partner.ts'
import type { V3StatusResponse } from '../../../generated/v3/status-response.ts'
import type { Operation, Reply } from '../../../http/operation.ts'
import type { Store } from '../../../store/store.ts'
import { isTypeId } from '../../shared/type-id.ts'
import { type ProofParts, proveByToken } from '../access/authenticate.ts'
import { apiVersion } from '../api-version.ts'
import { statusHeaders, tokenHeaders } from '../described-headers.ts'
import { headerText } from '../header-text.ts'
import { errorsAt, refusalSchemasAt, refusalsAt } from '../wording/endpoint-errors.ts'
import { jobNotFound } from '../wording/errors.ts'
import { sayResult } from '../wording/wording.ts'

/** What the status endpoint needs. */
export interface StatusParts extends ProofParts {
  readonly store: Pick<Store, 'read'>
}

/** `GET /v3/status/{jobId}`: how a job stands, and no more of its result than that. Source: v3 §5.2, §17.2. */
export function statusOperation(parts: StatusParts): Operation {
  const schema = 'v3/status-response'
  return {
    method: 'get',
    path: '/v3/status/:jobId',
    body: 'none',
    limit: 0,
    purposes: ['ask_status'],
    summary: 'Says how a job stands.',
    tag: 'submissions',
    response: { ...refusalSchemasAt('status'), 200: schema, 202: schema, 404: schema },
    refusals: refusalsAt('status'),
    headers: tokenHeaders,
    responseHeaders: { 200: statusHeaders, 202: statusHeaders, 404: statusHeaders },
    authenticate: (call) => proveByToken(parts, call),
    encodeError: errorsAt('status'),
    async handle({ params: { jobId = '' }, partner, now }): Promise<Reply> {
      checkJobId(jobId, 'jobId')
      const job = await jobOfV3(parts, (partner as Partner).id, jobId)
      return job ? replyOf(job, now) : unknownJob(jobId, partner as Partner, now)
    },
  }
}

/** @param name what the vendor calls it at this endpoint. @throws FieldError for what is not an id of v3. Source: v3 §5.2, §5.4. */
export function checkJobId(text: string, name: 'jobId' | 'job_id'): void {
  if (isTypeId('job', text)) return
  const hint = `"${text}" is not a job id of v3: job_ and 26 characters, as in the answer to the submission.`
  throw new FieldError('wrong_type', hint, { field: name, problem: 'wrong' })
}

/** A partner's job that came by v3: the others have names that v3 does not know. */
export async function jobOfV3(
  { store }: { readonly store: Pick<Store, 'read'> },
  partnerId: string,
  smileJobId: string,
): Promise<Job | undefined> {
  const { job } = await store.read(partnerId, { job: { fact: 'job', smileJobId } })
  return job?.submission.generation === 'v3' ? job : undefined
}

function replyOf(job: Job, now: Instant): Reply {
  const { smileJobId, submission, scenario } = job
  const fault = statusFaultAt(job.faults?.status, now - job.submittedAt)
  if (fault?.error) throw refusalError(fault.error, scenarioHint(scenario.name), fault)
  const { state, result } = statusAt(job, now - (fault?.lag ?? 0))
  const status = result ? sayResult(submission.product, result).status : 'processing'
  const isDone = status !== 'processing'
  return {
    ...statusReply(isDone ? 200 : 202, {
      created_at: toTimestamp(now),
      job_id: smileJobId,
      message: isDone ? 'Job completed' : 'Job is still processing',
      status,
      user_id: submission.userId,
    }),
    reported: { by: 'status', product: submission.product, state, result },
    ...(fault && { fault, hint: describeStatusFault(scenario.name, fault) }),
  }
}

/** One of another partner is not found either. */
function unknownJob(jobId: string, { id }: Partner, now: Instant): Reply {
  const { status, message } = jobNotFound
  const said = { created_at: toTimestamp(now), job_id: jobId, message, status: 'not_found' } as const
  const hint = `Partner "${id}" has no job ${jobId} here. A reset removes all jobs, and --keep-jobs removes old ones.`
  return { ...statusReply(status, { ...said, user_id: 'unknown' }), hint }
}

/** The names of these headers have underscores. Source: v3 §5.2. */
function statusReply(status: number, json: V3StatusResponse): Reply {
  const headers = { api_version: apiVersion, job_id: json.job_id, user_id: headerText(json.user_id) }
  return { status, headers, json }
}
