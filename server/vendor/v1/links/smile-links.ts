import type { Partner } from '../../../core/users/partner.ts'
import type { LinkTerms, SmileLink } from '../../../core/users/smile-link.ts'
import type { V1SmileLinkRequest } from '../../../generated/v1/smile-link-request.ts'
import type { V1SmileLinkResponse } from '../../../generated/v1/smile-link-response.ts'
import type { V1SmileLinkUpdateRequest } from '../../../generated/v1/smile-link-update-request.ts'
import type { Operation, Reply } from '../../../http/operation.ts'
import { changeLink, createLink, type LinkParts } from '../../../service/links/smile-links.ts'
import { jsonLimit } from '../../shared/json-limit.ts'
import { smileLinkUrl } from '../../shared/links/smile-link-page.ts'
import { encodeLookupError } from '../../shared/wording/errors.ts'
import { type AuthParts, bodySignature } from '../access/auth.ts'
import { isTrue } from '../decode.ts'
import { type SignatureAges, signedWarnings } from '../request-warnings.ts'
import { decodeTerms } from './decode-terms.ts'
import { showLinkOperation } from './show-link.ts'

/** What links need. */
export interface SmileLinkParts extends AuthParts, SignatureAges, LinkParts {}

// What a request may leave out.
const usual = { name: '', idTypes: [], isSingleUse: false } satisfies LinkTerms

/** Creates, changes, disables and shows links. Source: v1 §9.10. */
export function smileLinkOperations(parts: SmileLinkParts): Operation[] {
  return [create(parts), update(parts), showLinkOperation(parts)]
}

function create(parts: SmileLinkParts): Operation {
  return {
    method: 'post',
    path: '/v1/smile_links',
    body: 'json',
    limit: jsonLimit,
    purposes: ['make_link'],
    summary: 'Creates a link to a page on which people verify themselves.',
    tag: 'smile links',
    request: 'v1/smile-link-request',
    response: { 200: 'v1/smile-link-response', 400: 'v1/error' },
    authenticate: bodySignature(parts, 'partner_id'),
    encodeError: encodeLookupError,
    warn: signedWarnings(parts, 'partner_id'),
    async handle(call): Promise<Reply> {
      const { id: partnerId } = call.partner as Partner
      const terms = { ...usual, ...decodeTerms(call.body as V1SmileLinkRequest) }
      const link = await createLink(parts, { partnerId, generation: 'v1' }, terms, call)
      return { status: 200, json: encodeLink(link, call.origin) }
    },
  }
}

function update(parts: SmileLinkParts): Operation {
  return {
    method: 'put',
    path: '/v1/smile_links/:ref_id',
    body: 'json',
    limit: jsonLimit,
    purposes: ['change_link'],
    summary: 'Changes or disables a link.',
    tag: 'smile links',
    request: 'v1/smile-link-update-request',
    response: { 200: 'v1/smile-link-response', 400: 'v1/error' },
    authenticate: bodySignature(parts, 'partner_id'),
    encodeError: encodeLookupError,
    warn: signedWarnings(parts, 'partner_id'),
    async handle(call): Promise<Reply> {
      const body = call.body as V1SmileLinkUpdateRequest
      const name = { partnerId: (call.partner as Partner).id, refId: call.params.ref_id ?? '' }
      const disabled = body.is_disabled === undefined ? undefined : isTrue(body.is_disabled)
      const wanted = { terms: decodeTerms(body), disabled }
      const changed = await changeLink(parts, name, wanted, call)
      return { status: 200, json: encodeLink(changed, call.origin) }
    },
  }
}

// One client reads link, another link_url (v1 §9.10).
function encodeLink(link: SmileLink, origin: string): V1SmileLinkResponse {
  const url = smileLinkUrl(link, origin)
  return { link: url, link_url: url, ref_id: link.refId }
}
