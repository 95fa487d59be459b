import type { Partner } from '../../../core/users/partner.ts'
import type { Operation } from '../../../http/operation.ts'
import { jsonLimit } from '../../shared/json-limit.ts'
import { encodeLookupError } from '../../shared/wording/errors.ts'
import { type AuthParts, signatureOrToken } from '../access/auth.ts'
import { type SignatureAges, signedWarnings } from '../request-warnings.ts'
import { encodeProductsConfig, encodeServices } from './encode.ts'
import { openDocuments, validDocuments } from './valid-documents.ts'

/** What the signed lists need. */
export interface CatalogueParts extends AuthParts, SignatureAges {}

/** The lists that clients load before they show a form. Source: v1 §9.4, §9.7, §9.8. */
export function catalogueOperations(parts: CatalogueParts): Operation[] {
  return [services(), productsConfig(parts), openDocuments(), validDocuments(productsConfig(parts))]
}

/** `GET /v1/services`: it needs no signature. Source: v1 §9.4. */
function services(): Operation {
  return {
    method: 'get',
    path: '/v1/services',
    body: 'none',
    limit: 0,
    purposes: ['list_id_types', 'list_banks'],
    summary: 'Lists ID types with what each requires, bank codes, and what hosted pages show.',
    tag: 'catalogue',
    query: { locale: 'Accepted and ignored.' },
    response: { 200: 'v1/services-response' },
    handle: () => ({ status: 200, json: encodeServices() }),
  }
}

/** `POST /v1/products_config`: what this partner may ask about, as its account is set up. Source: v1 §9.7. */
function productsConfig(parts: CatalogueParts): Operation {
  return {
    method: 'post',
    path: '/v1/products_config',
    body: 'json',
    limit: jsonLimit,
    purposes: ['configure_app'],
    summary: 'Lists what this partner may ask about.',
    tag: 'catalogue',
    request: 'v1/products-config-request',
    response: { 200: 'v1/products-config-response', 400: 'v1/error' },
    authenticate: signatureOrToken(parts, 'partner_id'),
    encodeError: encodeLookupError,
    warn: signedWarnings(parts, 'partner_id'),
    handle: ({ partner }) => ({ status: 200, json: encodeProductsConfig(partner as Partner) }),
  }
}
