import { FieldError } from '../../../core/field-error.ts'
import { type Instant, type Milliseconds, momentOf } from '../../../core/time.ts'
import { type LinkIdType, type LinkProduct, type LinkTerms, linkProducts } from '../../../core/users/smile-link.ts'
import { identityWarnings } from '../../../core/warnings/of-identity.ts'
import { wordWarning } from '../../../core/warnings/word-warning.ts'
import type { V3SmileLinkRequest } from '../../../generated/v3/smile-link-request.ts'
import type { V3SmileLinkResource } from '../../../generated/v3/smile-link-resource.ts'

type SentIdType = V3SmileLinkRequest['id_types'][number]

// Source: v3 §17.6.
const usualLifetime: Milliseconds = 90 * 24 * 60 * 60 * 1_000

// v1 has this word, the token the product's own (v3 §2.1); v3's examples show neither, so that both are taken is assumed.
const documentWord = 'doc_verification'

/** What a request says of a link. @throws FieldError for an ID type that is not supported, and for a user of a link for many. */
export function decodeTerms(body: V3SmileLinkRequest, usualUrl: string | undefined, now: Instant): LinkTerms {
  const { is_single_use: isSingleUse } = body
  const [userId, end] = [said(body.user_id), said(body.expires_at)]
  if (userId !== undefined && !isSingleUse) {
    throw wrong('user_id', 'a link for many is for nobody in particular. Leave it out, or send is_single_use=true')
  }
  return {
    name: body.name,
    idTypes: body.id_types.map(decodeIdType),
    isSingleUse,
    userId,
    description: said(body.description),
    privacyPolicyUrl: body.notice_privacy_policy_url,
    callbackUrl: said(body.callback_url) ?? usualUrl,
    redirectUrl: said(body.redirect_url),
    logoUrl: said(body.logo_url),
    themeColor: said(body.theme_color),
    expiresAt: end === undefined ? (isSingleUse ? now + usualLifetime : undefined) : endOf(end),
    partnerParams: body.partner_params,
  }
}

/** The method of a product, as v3 shows it. */
export function methodOf(product: LinkProduct): V3SmileLinkResource['id_types'][number]['verification_method'] {
  return product === 'document_verification' ? documentWord : product
}

/** Empty text says nothing, as forms send it. Assumed. */
function said(text: string | undefined): string | undefined {
  return text || undefined
}

/** Smile ID refuses what it does not support; its words are not published (v3 §17.6). */
function decodeIdType(
  { country, id_type: idType, verification_method: method }: SentIdType,
  place: number,
): LinkIdType {
  const product = linkProducts.find((one) => one === method || methodOf(one) === method)
  if (product === undefined) {
    throw wrong('id_types', `/${place}/verification_method is none of ${linkProducts.map(methodOf).join(', ')}`)
  }
  const [warning] = identityWarnings(product, { country, idType })
  if (warning) throw wrong('id_types', `/${place}: ${wordWarning(warning).message}`)
  return { country, idType, product }
}

function endOf(text: string): Instant {
  const at = momentOf(text)
  if (at === undefined) throw wrong('expires_at', `"${text}" is not a moment of the calendar`)
  return at
}

function wrong(field: string, why: string): FieldError {
  return new FieldError('wrong_type', `/${field}: ${why.replace(/\.?$/, '.')}`, { field, problem: 'wrong' })
}
