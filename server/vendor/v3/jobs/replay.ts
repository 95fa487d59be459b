import type { Job } from '../../../core/jobs/job.ts'
import { refuseOtherDomain } from '../../../core/users/account-refusal.ts'
import type { Partner } from '../../../core/users/partner.ts'
import type { V3ReplayRequest } from '../../../generated/v3/replay-request.ts'
import type { V3ReplayResponse } from '../../../generated/v3/replay-response.ts'
import type { Operation, Reply } from '../../../http/operation.ts'
import { type JobReplayParts, replayJob } from '../../../service/jobs/replay-job.ts'
import type { Store } from '../../../store/store.ts'
import { bodyLimit } from '../../shared/parts/limits.ts'
import { accessOf, proveWithBinding } from '../access/access.ts'
import type { ProofParts } from '../access/authenticate.ts'
import type { BoundPayload } from '../access/claims.ts'
import { callbackUrlWarnings } from '../callback-url.ts'
import { decodeParts } from '../decode-parts.ts'
import { tokenHeaders } from '../described-headers.ts'
import { errorsAt, refusalSchemasAt, refusalsAt } from '../wording/endpoint-errors.ts'
import { checkJobId } from './status.ts'

/** What replays work with. */
export interface ReplayParts extends ProofParts, Omit<JobReplayParts, 'store'> {
  readonly store: Store
}

const names = { known: ['callback_url'] }

/** `POST /v3/replay/{job_id}`: sends the callback of a finished job again. Source: v3 §5.4, §17.3. */
export function replayOperation(parts: ReplayParts): Operation {
  return {
    method: 'post',
    path: '/v3/replay/:job_id',
    body: 'multipart',
    parts: { mayBeMissing: true },
    limit: bodyLimit,
    purposes: ['replay_callback'],
    summary: 'Sends the callback of a job again, with a new signature.',
    tag: 'submissions',
    request: 'v3/replay-request',
    response: { ...refusalSchemasAt('replay'), 202: 'v3/replay-response' },
    refusals: refusalsAt('replay'),
    headers: tokenHeaders,
    authenticate: (call) => proveWithBinding(parts, call),
    decode: (sent, call) => ({ ...decodeParts(sent, names), ...boundUrl(accessOf(call).bound) }),
    warn: ({ body }) => callbackUrlWarnings((body as V3ReplayRequest).callback_url),
    encodeError: errorsAt('replay'),
    async handle(call): Promise<Reply> {
      const { job_id: smileJobId = '' } = call.params
      checkJobId(smileJobId, 'job_id')
      const partner = call.partner as Partner
      const { id: partnerId, callbackUrl: usual } = partner
      const { callback_url: asked } = call.body as V3ReplayRequest
      const asks = { partnerId, smileJobId, generation: 'v3' }
      // A domain may have been allowed when the job was submitted, and not be by now.
      const urlOf = ({ submission }: Job): string | undefined => {
        const url = asked ?? submission.callbackUrl ?? usual
        refuseOtherDomain(partner, url)
        return url
      }
      const job = await replayJob(parts, { ...asks, urlOf }, call)
      const json: V3ReplayResponse = {
        job_id: smileJobId,
        message: 'Callback replay queued successfully.',
        status: 'accepted',
        user_id: job.submission.userId,
      }
      return { status: 202, json }
    },
  }
}

/** Of what is bound to a token, this alone says something about a replay. Source: v3 §17.3. */
function boundUrl({ callback_url: url }: BoundPayload): Pick<BoundPayload, 'callback_url'> {
  return url === undefined ? {} : { callback_url: url }
}
