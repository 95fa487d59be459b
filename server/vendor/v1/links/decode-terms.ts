import { momentOf } from '../../../core/time.ts'
import type { LinkProduct, LinkTerms } from '../../../core/users/smile-link.ts'
import type { V1SmileLinkUpdateRequest } from '../../../generated/v1/smile-link-update-request.ts'
import { isTrue } from '../decode.ts'

type Method = NonNullable<V1SmileLinkUpdateRequest['id_types']>[number]['verification_method']

// Source: v1 §9.10.
const productOf: Readonly<Record<Method, LinkProduct>> = {
  biometric_kyc: 'biometric_kyc',
  doc_verification: 'document_verification',
  enhanced_document_verification: 'enhanced_document_verification',
  enhanced_kyc: 'enhanced_kyc',
}

/** v1's word for a product that can be behind a link. */
export function methodOf(product: LinkProduct): Method {
  const [found] = (Object.keys(productOf) as Method[]).filter((method) => productOf[method] === product)
  if (found === undefined) throw new RangeError(`no link of v1 is for ${product}`)
  return found
}

/** What a request says of a link: what it does not mention is not there, and null takes back what was said. */
export function decodeTerms(body: V1SmileLinkUpdateRequest): Partial<LinkTerms> {
  const { id_types: idTypes, is_single_use: isSingleUse } = body
  return mentioned({
    name: body.name,
    companyName: body.company_name,
    privacyPolicyUrl: body.data_privacy_policy_url,
    callbackUrl: body.callback_url,
    redirectUrl: body.redirect_url,
    logoUrl: body.logo_url,
    userId: body.user_id,
    partnerParams: body.partner_params,
    // A day that no calendar has is none. Assumed.
    expiresAt: body.expires_at && (momentOf(body.expires_at) ?? null),
    isSingleUse: isSingleUse === undefined ? undefined : isTrue(isSingleUse),
    idTypes: idTypes?.map(({ country, id_type: idType, verification_method: method }) => ({
      ...{ country, idType },
      product: productOf[method],
    })),
  })
}

/** Empty text counts as none, as with a submission's callback_url (v1 §4.1). */
function mentioned(
  members: { readonly [Name in keyof LinkTerms]?: LinkTerms[Name] | null | '' | undefined },
): Partial<LinkTerms> {
  const said = Object.entries(members).filter(([, value]) => value !== undefined)
  return Object.fromEntries(said.map(([name, value]) => [name, value === null || value === '' ? undefined : value]))
}
