import { AdvisedError } from '../../../core/errors.ts'
import { FieldError } from '../../../core/field-error.ts'
import { toTimestamp } from '../../../core/time.ts'
import type { Partner } from '../../../core/users/partner.ts'
import type { SmileLink } from '../../../core/users/smile-link.ts'
import type { V3SmileLinkResource } from '../../../generated/v3/smile-link-resource.ts'
import type { Operation, Reply } from '../../../http/operation.ts'
import type { Store } from '../../../store/store.ts'
import { smileLinkUrl } from '../../shared/links/smile-link-page.ts'
import type { ProofParts } from '../access/authenticate.ts'
import { proveUnscoped } from '../access/unscoped.ts'
import { tokenHeaders } from '../described-headers.ts'
import { errorsAt, refusalSchemasAt, refusalsAt } from '../wording/endpoint-errors.ts'
import { methodOf } from './decode-terms.ts'

/** What showing links needs. */
export interface ShowLinkParts extends ProofParts {
  readonly store: Store
}

/** `GET /v3/smile_links/{refId}`: what a link was made with, by whichever generation. Source: v3 §5.7. */
export function showLinkOperation(parts: ShowLinkParts): Operation {
  return {
    method: 'get',
    path: '/v3/smile_links/:refId',
    body: 'none',
    limit: 0,
    purposes: ['show_link'],
    summary: 'Shows what a link was made with.',
    tag: 'smile links',
    response: { ...refusalSchemasAt('showLink'), 200: 'v3/smile-link-resource' },
    refusals: refusalsAt('showLink'),
    headers: tokenHeaders,
    authenticate: (call) => proveUnscoped(parts, call),
    encodeError: errorsAt('showLink'),
    async handle({ params: { refId = '' }, partner, origin }): Promise<Reply> {
      checkRefId(refId)
      const { id } = partner as Partner
      const { link } = await parts.store.read(id, { link: { fact: 'link', refId } })
      if (link) return { status: 200, json: encodeLink(link, origin) }
      throw new AdvisedError('link_not_found', `Partner "${id}" has no link ${refId} here.`, 'make_link')
    },
  }
}

function checkRefId(text: string): void {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return
  const hint = `"${text}" is not the id of a link: a UUID, as ref_id in the answer that made it.`
  throw new FieldError('wrong_type', hint, { field: 'refId', problem: 'wrong' })
}

/** What the contract lets be null is null where there is nothing; other members are left out. Source: v3 §5.7. */
function encodeLink(link: SmileLink, origin: string): V3SmileLinkResource {
  return {
    ref_id: link.refId,
    link: smileLinkUrl(link, origin),
    name: link.name,
    description: link.description ?? null,
    id_types: link.idTypes.map(({ country, idType, product }) => ({
      ...{ country, id_type: idType },
      verification_method: methodOf(product),
    })),
    is_single_use: link.isSingleUse,
    ...(link.callbackUrl !== undefined && { callback_url: link.callbackUrl }),
    ...(link.privacyPolicyUrl !== undefined && { notice_privacy_policy_url: link.privacyPolicyUrl }),
    ...(link.logoUrl !== undefined && { logo_url: link.logoUrl }),
    redirect_url: link.redirectUrl ?? null,
    ...(link.themeColor !== undefined && { theme_color: link.themeColor }),
    expires_at: link.expiresAt === undefined ? null : toTimestamp(link.expiresAt),
    partner_params: link.partnerParams ?? null,
    user_id: link.userId ?? null,
  }
}
