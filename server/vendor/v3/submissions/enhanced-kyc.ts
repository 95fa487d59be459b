import { toTimestamp } from '../../../core/time.ts'
import type { V3Accepted } from '../../../generated/v3/accepted.ts'
import type { Operation, Reply } from '../../../http/operation.ts'
import { spoiledBy } from '../../../http/replies/spoiled.ts'
import { retryHeader } from '../described-headers.ts'
import { errorsAt, refusalSchemasAt, refusalsAt } from '../wording/endpoint-errors.ts'
import { type KycParts, kycOperation, submitKyc } from './kyc-operation.ts'

/** `POST /v3/enhanced_kyc`: looks a person up with an ID authority, and calls back with the result. Source: v3 §16.1. */
export function enhancedKycOperation(parts: KycParts): Operation {
  return {
    ...kycOperation(parts),
    path: '/v3/enhanced_kyc',
    summary: 'Looks an ID number up with its authority, and calls back with the result.',
    callback: 'v3/enhanced-kyc-callback',
    response: { ...refusalSchemasAt('entry'), 202: 'v3/accepted' },
    refusals: refusalsAt('entry'),
    responseHeaders: { 429: retryHeader },
    encodeError: errorsAt('entry'),
    async handle(call): Promise<Reply> {
      const { smileJobId, submittedAt, submission, scenario, faults, warnings } = await submitKyc(parts, call, 'later')
      const json: V3Accepted = {
        created_at: toTimestamp(submittedAt),
        job_id: smileJobId,
        message: 'Request accepted and queued for processing.',
        status: 'accepted',
        user_id: submission.userId,
      }
      return { status: 202, json, warnings, ...spoiledBy(scenario.name, faults?.answer) }
    },
  }
}
