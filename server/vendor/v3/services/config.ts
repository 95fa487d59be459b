import { consentRequired } from '../../../core/identity/id-types.ts'
import type { Partner } from '../../../core/users/partner.ts'
import type { V3ServicesConfigResponse } from '../../../generated/v3/services-config-response.ts'
import type { Operation, Reply } from '../../../http/operation.ts'
import { idSelections } from '../../shared/id-selection.ts'
import { type ProofParts, proveByToken } from '../access/authenticate.ts'
import type { TokenClaims } from '../access/claims.ts'
import { tokenHeaders } from '../described-headers.ts'
import { errorsAt } from '../wording/endpoint-errors.ts'
import { type ConfiguredProduct, typesOf } from './config-fields.ts'

/** `GET /v3/services/config`: what an app shows before it submits a job. Smile ID's mobile apps ask for it. Source: v3 §19. */
export function configOperation(parts: ProofParts): Operation {
  return {
    method: 'get',
    path: '/v3/services/config',
    body: 'none',
    limit: 0,
    purposes: ['configure_app'],
    summary: 'Says what can be asked about, with which fields, and what the token binds already.',
    tag: 'catalogue',
    query: {
      product:
        'basic_kyc, biometric_kyc, doc_verification, enhanced_document_verification or enhanced_kyc; all by default.',
      locale: 'Accepted; labels are English.',
    },
    headers: tokenHeaders,
    response: { 200: 'v3/services-config-response', 401: 'v3/error', 403: 'v3/error', 500: 'v3/error' },
    refusals: ['not_authorized', 'caller_not_allowed', 'system_error'],
    authenticate(call) {
      const { partner, claims } = proveByToken(parts, call)
      return { partner, claims }
    },
    encodeError: errorsAt('status'),
    handle({ query, claims, partner }): Reply {
      const product = query.get('product') || undefined
      const json = configOf(product, (claims as TokenClaims).payload ?? {}, partner as Partner)
      const isUnknown = Object.keys(json.idSelection).length === 0
      const known = Object.keys(idSelections()).join(', ')
      return { status: 200, json, ...(isUnknown && { hint: `Nothing is said of "${product}". Known: ${known}.` }) }
    },
  }
}

/** People's data stands as references, as in the token itself. Source: v3 §17.1. */
function configOf(
  asked: string | undefined,
  bound: NonNullable<TokenClaims['payload']>,
  partner: Partner,
): V3ServicesConfigResponse {
  // Tokens have a longer word for this one (v3 §19).
  const wanted = asked === 'document_verification' ? 'doc_verification' : asked
  const all = Object.entries(idSelections(partner)) as [ConfiguredProduct, Record<string, string[]>][]
  const selected = all.filter(([product]) => wanted === undefined || product === wanted)
  return {
    consentRequired: Object.fromEntries(Object.entries(consentRequired).map(([code, types]) => [code, [...types]])),
    fields_to_collect: {},
    idSelection: Object.fromEntries(selected),
    products: Object.fromEntries(
      selected.map(([product, countries]) => [
        product,
        Object.fromEntries(Object.entries(countries).map(([code, types]) => [code, typesOf(product, code, types)])),
      ]),
    ),
    token_provided_fields: Object.keys(bound),
    token_provided_values: { ...bound },
  }
}
