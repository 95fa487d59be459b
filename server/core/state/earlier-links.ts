import { momentOf } from '../time.ts'

type Earlier = Readonly<Record<string, unknown>>

/** A link in today's form. The generation was not recorded; its terms were kept as v1 says them. */
export function upgradeLink({ terms, ...others }: Earlier): Earlier {
  const link = { generation: 'v1', ...others }
  if (typeof terms !== 'object' || terms === null) return link
  const {
    id_types: idTypes,
    is_single_use: isSingleUse,
    expires_at: end,
    partner_params: params,
    ...texts
  } = terms as Earlier
  const expiresAt = momentOf(String(end))
  return {
    ...textsOf(texts),
    ...link,
    idTypes: Array.isArray(idTypes) ? idTypes.map(upgradeIdType) : idTypes,
    isSingleUse: String(isSingleUse).toLowerCase() === 'true',
    ...(typeof params === 'object' && params !== null && { partnerParams: params }),
    ...(expiresAt !== undefined && { expiresAt }),
  }
}

const textNames: Readonly<Record<string, string>> = {
  company_name: 'companyName',
  data_privacy_policy_url: 'privacyPolicyUrl',
  callback_url: 'callbackUrl',
  redirect_url: 'redirectUrl',
  logo_url: 'logoUrl',
  user_id: 'userId',
}

function textsOf(terms: Earlier): Earlier {
  const known = Object.entries(textNames).map(([earlier, name]) => [name, terms[earlier]] as const)
  return Object.fromEntries(known.filter(([, text]) => typeof text === 'string' && text !== ''))
}

function upgradeIdType(given: unknown): unknown {
  if (typeof given !== 'object' || given === null) return given
  const { country, id_type: idType, verification_method: method } = given as Earlier
  return { country, idType, product: method === 'doc_verification' ? 'document_verification' : method }
}
