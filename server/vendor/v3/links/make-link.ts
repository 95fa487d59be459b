import type { Partner } from '../../../core/users/partner.ts'
import type { V3SmileLinkRequest } from '../../../generated/v3/smile-link-request.ts'
import type { V3SmileLinkResponse } from '../../../generated/v3/smile-link-response.ts'
import type { Operation, Reply } from '../../../http/operation.ts'
import type { Parts } from '../../../http/parts/parts.ts'
import { createLink, type LinkParts } from '../../../service/links/smile-links.ts'
import { smileLinkUrl } from '../../shared/links/smile-link-page.ts'
import { bodyLimit } from '../../shared/parts/limits.ts'
import { accessOf } from '../access/access.ts'
import type { ProofParts } from '../access/authenticate.ts'
import type { BoundPayload } from '../access/claims.ts'
import { proveUnscoped } from '../access/unscoped.ts'
import { callbackUrlWarnings } from '../callback-url.ts'
import { bracketWarnings, decodeParts } from '../decode-parts.ts'
import { tokenHeaders } from '../described-headers.ts'
import { userNameOf } from '../jobs/names.ts'
import { errorsAt, refusalSchemasAt, refusalsAt } from '../wording/endpoint-errors.ts'
import { decodeTerms } from './decode-terms.ts'

/** What making links needs. */
export interface MakeLinkParts extends LinkParts, Omit<ProofParts, 'partners'> {}

const names = {
  known: [
    ...['id_types', 'name', 'notice_privacy_policy_url', 'is_single_use', 'callback_url', 'description', 'expires_at'],
    ...['logo_url', 'redirect_url', 'theme_color', 'partner_params', 'user_id'],
  ],
  required: ['id_types'],
  flags: ['is_single_use'],
}

/** `POST /v3/smile_links`: makes a link to a page on which people verify themselves. Source: v3 §5.7, §17.6. */
export function makeLinkOperation(parts: MakeLinkParts): Operation {
  return {
    method: 'post',
    path: '/v3/smile_links',
    body: 'multipart',
    limit: bodyLimit,
    purposes: ['make_link'],
    summary: 'Makes a link to a page on which people verify themselves.',
    tag: 'smile links',
    request: 'v3/smile-link-request',
    response: { ...refusalSchemasAt('makeLink'), 201: 'v3/smile-link-response' },
    refusals: refusalsAt('makeLink'),
    headers: tokenHeaders,
    authenticate: (call) => proveUnscoped(parts, call),
    decode: (sent, call) => ({ ...decodeParts(sent, names), ...boundUrl(accessOf(call).bound) }),
    warn: ({ body }, sent) => [
      ...bracketWarnings(sent as Parts),
      ...callbackUrlWarnings((body as V3SmileLinkRequest).callback_url),
    ],
    encodeError: errorsAt('makeLink'),
    async handle(call): Promise<Reply> {
      const { id: partnerId, callbackUrl } = call.partner as Partner
      const terms = decodeTerms(call.body as V3SmileLinkRequest, callbackUrl, call.now)
      const link = await createLink(parts, { partnerId, generation: 'v3' }, terms, call, { named: userNameOf })
      const json: V3SmileLinkResponse = {
        link: smileLinkUrl(link, call.origin),
        message: 'Smile Link created',
        ref_id: link.refId,
        user_id: link.userId ?? null,
      }
      return { status: 201, json }
    },
  }
}

/** Of what is bound to a token, this alone is a link's: who it is for is found out behind it. Assumed. */
function boundUrl({ callback_url: url }: BoundPayload): Pick<BoundPayload, 'callback_url'> {
  return url === undefined ? {} : { callback_url: url }
}
