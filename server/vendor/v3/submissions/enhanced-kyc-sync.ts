import { SmileError } from '../../../core/errors.ts'
import { type Job, statusAt } from '../../../core/jobs/job.ts'
import type { Result } from '../../../core/jobs/result.ts'
import type { Call, Operation, Reply } from '../../../http/operation.ts'
import type { Parts } from '../../../http/parts/parts.ts'
import { spoiledBy } from '../../../http/replies/spoiled.ts'
import { callbackFormOf } from '../callbacks/forms.ts'
import { jobHeader, retryHeader, verdictHeaders } from '../described-headers.ts'
import { refusalAtOnce } from '../wording/at-once.ts'
import { errorsAt, refusalSchemasAt, refusalsAt } from '../wording/endpoint-errors.ts'
import type { EntryParts } from './entry.ts'
import { baseOperation } from './entry-operation.ts'
import { enhancedKyc } from './products/enhanced-kyc.ts'
import { submitEntry } from './submit-entry.ts'
import { endedInError, failedReply, patience, verdictReply } from './sync-answer.ts'

const encodeError = errorsAt('sync')

/** `POST /v3/enhanced_kyc/sync`: the same, answered with what would be called back. Source: v3 §5.3, §16.2. */
export function enhancedKycSyncOperation(parts: EntryParts): Operation {
  return {
    ...baseOperation(parts, enhancedKyc),
    path: '/v3/enhanced_kyc/sync',
    purposes: ['submit_at_once'],
    summary: 'Looks an ID number up with its authority, and answers with the result.',
    response: { ...refusalSchemasAt('sync'), 200: callbackFormOf(enhancedKyc.product).schema },
    refusals: refusalsAt('sync'),
    responseHeaders: { 200: verdictHeaders, 408: jobHeader, 424: jobHeader, 429: retryHeader, 500: jobHeader },
    encodeError,
    async handle(call, sent): Promise<Reply> {
      const job = await submitEntry(parts, enhancedKyc, { call, sent: sent as Parts, when: { within: patience } })
      const { state, result } = statusAt(job, call.now)
      const reported = { by: 'lookup', product: job.submission.product, state, result } as const
      const spoilt = spoiledBy(job.scenario.name, job.faults?.answer)
      return { ...answerOf(job, result, call), reported, warnings: job.warnings, ...spoilt }
    },
  }
}

function answerOf(job: Job, result: Result | undefined, call: Call): Reply {
  if (!result) return failedReply(encodeError, job, new SmileError('authority_timeout', tooLate(job)))
  const refusal = refusalAtOnce(job.submission.product, result)
  if (!refusal) return verdictReply(job, result, call)
  return failedReply(encodeError, job, new SmileError(refusal, endedInError(job, result)))
}

function tooLate({ smileJobId, scenario }: Job): string {
  return `Scenario "${scenario.name}" has no final result within ${patience / 1_000} s. GET /v3/status/${smileJobId} says how the job stands.`
}
