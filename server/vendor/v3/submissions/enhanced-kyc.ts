import { SmileError } from '../../../core/errors.ts'
import { toTimestamp } from '../../../core/time.ts'
import type { V3Accepted } from '../../../generated/v3/accepted.ts'
import type { V3EnhancedKycRequest } from '../../../generated/v3/enhanced-kyc-request.ts'
import type { Call, Operation, Reply } from '../../../http/operation.ts'
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
      if (parts.strict) refuseUnheard(call)
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

/** Smile ID takes no submission whose result nobody would hear; here it may be polled, unless --strict says otherwise. Source: v3 §16.1. */
function refuseUnheard({ body, partner }: Call): void {
  const { callback_url: url } = body as V3EnhancedKycRequest
  if (url || partner?.callbackUrl !== undefined) return
  const hint = 'Refused because of --strict: no callback_url was sent, and the emulator has no --callback-url.'
  throw new SmileError('no_callback_url', hint)
}
