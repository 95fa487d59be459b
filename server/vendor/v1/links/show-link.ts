import { AdvisedError } from '../../../core/errors.ts'
import { toTimestamp } from '../../../core/time.ts'
import type { Partner } from '../../../core/users/partner.ts'
import type { SmileLink } from '../../../core/users/smile-link.ts'
import type { V1SmileLinkResource } from '../../../generated/v1/smile-link-resource.ts'
import type { Operation, Reply } from '../../../http/operation.ts'
import type { LinkParts } from '../../../service/links/smile-links.ts'
import { smileLinkUrl } from '../../shared/links/smile-link-page.ts'
import { encodeLookupError } from '../../shared/wording/errors.ts'
import { type AuthParts, bodySignature, headerSignature, type Proof } from '../access/auth.ts'
import { methodOf } from './decode-terms.ts'

/** What showing links needs. */
export interface ShowLinkParts extends AuthParts, LinkParts {}

/** `GET /v1/smile_links/{ref_id}`: what a link was made with, by whichever generation. A client calls it; what it answers is assumed. */
export function showLinkOperation(parts: ShowLinkParts): Operation {
  return {
    method: 'get',
    path: '/v1/smile_links/:ref_id',
    body: 'none',
    limit: 0,
    purposes: ['show_link'],
    summary: 'Shows what a link was made with.',
    tag: 'smile links',
    query: {
      partner_id: 'The partner, where no headers say who asks.',
      timestamp: 'The literal text that was signed, likewise.',
      signature: 'Its signature, likewise.',
    },
    response: { 200: 'v1/smile-link-resource', 400: 'v1/error' },
    authenticate: headersOrQuery(parts),
    encodeError: encodeLookupError,
    async handle({ params: { ref_id: refId = '' }, partner, origin }): Promise<Reply> {
      const { id } = partner as Partner
      const { link } = await parts.store.read(id, { link: { fact: 'link', refId } })
      if (!link) throw new AdvisedError('link_not_found', `There is no link "${refId}".`, 'make_link')
      return { status: 200, json: encodeLink(link, origin) }
    },
  }
}

/** A request without a body proves its partner by headers, as others of v1 do (v1 §9.11), or in its query. Assumed. */
function headersOrQuery(parts: AuthParts): Proof {
  const [byHeaders, byBody] = [headerSignature(parts), bodySignature(parts, 'partner_id')]
  return (call) =>
    call.query.has('partner_id') ? byBody({ ...call, body: Object.fromEntries(call.query) }) : byHeaders(call)
}

/** In the words of the request that makes a link; what was not said is null. */
function encodeLink(link: SmileLink, origin: string): V1SmileLinkResource {
  const url = smileLinkUrl(link, origin)
  return {
    ref_id: link.refId,
    link: url,
    link_url: url,
    name: link.name,
    company_name: link.companyName ?? null,
    id_types: link.idTypes.map(({ country, idType, product }) => ({
      ...{ country, id_type: idType },
      verification_method: methodOf(product),
    })),
    callback_url: link.callbackUrl ?? null,
    data_privacy_policy_url: link.privacyPolicyUrl ?? null,
    logo_url: link.logoUrl ?? null,
    redirect_url: link.redirectUrl ?? null,
    is_single_use: link.isSingleUse,
    is_disabled: link.disabled,
    user_id: link.userId ?? null,
    expires_at: link.expiresAt === undefined ? null : toTimestamp(link.expiresAt),
    partner_params: link.partnerParams ?? null,
  }
}
