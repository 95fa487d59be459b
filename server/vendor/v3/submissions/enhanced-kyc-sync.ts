import { SmileError } from '../../../core/errors.ts'
import { type Job, statusAt } from '../../../core/jobs/job.ts'
import { isReworded, type Result } from '../../../core/jobs/result.ts'
import type { Milliseconds } from '../../../core/time.ts'
import type { Partner } from '../../../core/users/partner.ts'
import type { Call, Operation, Reply } from '../../../http/operation.ts'
import type { Parts } from '../../../http/parts/parts.ts'
import { spoiledBy } from '../../../http/replies/spoiled.ts'
import { encodeCallback } from '../callbacks/encode.ts'
import { callbackFormOf } from '../callbacks/forms.ts'
import { jobHeader, retryHeader, verdictHeaders } from '../described-headers.ts'
import { headerText } from '../header-text.ts'
import { errorsAt, refusalSchemasAt, refusalsAt } from '../wording/endpoint-errors.ts'
import { sayResult } from '../wording/wording.ts'
import { enhancedKyc } from './enhanced-kyc.ts'
import type { EntryParts } from './entry.ts'
import { baseOperation } from './entry-operation.ts'
import { submitEntry } from './submit-entry.ts'

// How long the gateway lets an endpoint take, as AWS has it. Assumed: the vendor publishes no figure.
const patience: Milliseconds = 29_000

const encodeError = errorsAt('sync')

/** `POST /v3/enhanced_kyc/sync`: the same, answered with what would be called back. Source: v3 §5.3, §16.2. */
export function enhancedKycSyncOperation(parts: EntryParts): Operation {
  return {
    ...baseOperation(parts, enhancedKyc),
    path: '/v3/enhanced_kyc/sync',
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
  if (!result) return failed(job, new SmileError('authority_timeout', tooLate(job)))
  const { status } = sayResult(job.submission.product, result)
  if (status === 'error') return failed(job, new SmileError(errorKind(result), endedInError(job, result)))
  return verdictReply(job, result, call)
}

/** An error is never answered with 200. Source: v3 §16.2. */
function errorKind({ outcome }: Result): 'authority_unavailable' | 'system_error' {
  return outcome === 'issuer_unavailable' ? 'authority_unavailable' : 'system_error'
}

/** The same bytes as a callback would have; only the ids are in other headers. Source: v3 §5.3. */
function verdictReply(job: Job, result: Result, call: Call): Reply {
  const { headers, json } = encodeCallback(
    { job, result, partner: call.partner as Partner, origin: call.origin },
    call.now,
  )
  const { 'Response-Signature': signature = '', 'Response-Timestamp': timestamp = '' } = headers
  return {
    status: 200,
    headers: {
      'Response-Signature': signature,
      'Response-Timestamp': timestamp,
      'SmileID-Job-ID': job.smileJobId,
      'User-ID': headerText(job.submission.userId),
    },
    json,
    isReworded: isReworded(result, 'v3'),
  }
}

function failed({ smileJobId }: Job, error: SmileError): Reply {
  return { ...encodeError(error), headers: { 'SmileID-Job-ID': smileJobId } }
}

function tooLate({ smileJobId, scenario }: Job): string {
  return `Scenario "${scenario.name}" has no final result within ${patience / 1_000} s. GET /v3/status/${smileJobId} says how the job stands.`
}

function endedInError({ scenario }: Job, { outcome }: Result): string {
  return `Scenario "${scenario.name}" ends in ${outcome}, which this endpoint answers with an HTTP status.`
}
