import { SmileError } from '../../../core/errors.ts'
import type { Partner } from '../../../core/users/partner.ts'
import type { V3ReportFraudRequest } from '../../../generated/v3/report-fraud-request.ts'
import type { V3ReportFraudResponse } from '../../../generated/v3/report-fraud-response.ts'
import type { Call, Operation, Reply } from '../../../http/operation.ts'
import type { Parts } from '../../../http/parts/parts.ts'
import { type FraudReportParts, reportFraud } from '../../../service/partners/report-fraud.ts'
import { bodyLimit } from '../../shared/parts/limits.ts'
import { type ProofParts, proveByToken } from '../access/authenticate.ts'
import type { TokenClaims } from '../access/claims.ts'
import { bracketWarnings, decodeParts } from '../decode-parts.ts'
import { tokenHeaders } from '../described-headers.ts'
import { errorsAt, refusalSchemasAt, refusalsAt } from '../wording/endpoint-errors.ts'
import { screenReport, withoutIgnored } from './screen-report.ts'

/** What taking reports of fraud needs. */
export interface ReportFraudParts extends FraudReportParts, ProofParts {}

const names = { known: ['is_fraud', 'reason', 'notes', 'reported_by'], flags: ['is_fraud'] }

/** `POST /v3/users/{user_id}/report_fraud`: marks a user as fraud, or takes that back. Source: v3 §5.5, §17.4. */
export function reportFraudOperation(parts: ReportFraudParts): Operation {
  return {
    method: 'post',
    path: '/v3/users/:user_id/report_fraud',
    body: 'multipart',
    limit: bodyLimit,
    purposes: ['report_fraud'],
    summary:
      'Reports a user as fraud, so that later jobs of the user, or with the same face, are blocked; or takes that back.',
    tag: 'users',
    request: 'v3/report-fraud-request',
    response: { ...refusalSchemasAt('reportFraud'), 202: 'v3/report-fraud-response' },
    refusals: refusalsAt('reportFraud'),
    headers: tokenHeaders,
    authenticate(call) {
      const { partner, claims } = proveByToken(parts, call)
      return { partner, claims }
    },
    decode: (sent) => withoutIgnored(decodeParts(sent, names)),
    screen: screenReport,
    warn: (_, sent) => bracketWarnings(sent as Parts),
    encodeError: errorsAt('reportFraud'),
    async handle(call): Promise<Reply> {
      const { user_id: userId = '' } = call.params
      refuseOtherUser(call, userId)
      const { is_fraud: isFraud, reason } = call.body as V3ReportFraudRequest
      await reportFraud(parts, (call.partner as Partner).id, { userId, reason: isFraud ? reason : undefined }, call)
      const json: V3ReportFraudResponse = { message: 'Fraud report accepted', status: 'accepted', user_id: userId }
      return { status: 202, json }
    },
  }
}

/** A token that is bound to a user is for no other. Source: v3 §2.3; that it holds here is assumed. */
function refuseOtherUser({ claims }: Call, userId: string): void {
  const { user_id: bound } = claims as TokenClaims
  if (bound === undefined || bound === userId) return
  throw new SmileError('user_not_allowed', `The token is for user "${bound}", and the path names "${userId}".`)
}
