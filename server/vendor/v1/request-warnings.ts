import type { Product } from '../../core/jobs/product.ts'
import type { Partner } from '../../core/users/partner.ts'
import { identityWarnings } from '../../core/warnings/of-identity.ts'
import { timestampWarnings } from '../../core/warnings/of-timestamp.ts'
import { createWarning, type Warning } from '../../core/warnings/warning.ts'
import type { Call } from '../../http/operation.ts'
import type { GenerationParts } from '../generation.ts'
import { callbackUrlWarnings } from '../shared/callback-url.ts'
import { decodeIdentity } from '../shared/identity.ts'
import type { PartnerField } from './access/auth.ts'
import { schemeOf } from './access/sec-key.ts'
import { jobTypeOf } from './decode.ts'

/** What checking the age of a signature needs. */
export type SignatureAges = Pick<GenerationParts, 'signatureAge'>

/** Warns about a call. */
type Warn = (call: Call) => Warning[]

type Members = Readonly<Record<string, unknown>>

/** Warnings of calls with a signature in the body. None if a web token replaces it. */
export function signedWarnings(parts: SignatureAges, field: PartnerField): Warn {
  return ({ body, partner, now }) => {
    const { [field]: id, timestamp, signature, source_sdk: sdk } = body as Members
    const isSigned = signature !== undefined && isScalar(timestamp)
    const terms = { now, signatureAge: parts.signatureAge((partner as Partner).id) }
    return [
      ...(typeof id === 'number' ? [createWarning('partner-id-as-number', { field, id })] : []),
      ...(isSigned ? timestampWarnings(timestamp, typeof sdk === 'string' ? sdk : undefined, terms) : []),
    ]
  }
}

/** The same for `POST /v1/upload`. */
export function uploadWarnings(parts: SignatureAges): Warn {
  const signed = signedWarnings(parts, 'smile_client_id')
  return (call) => [
    ...signed(call),
    ...sdkWarnings(call.body),
    ...misplaced(call.body),
    ...callbackUrlWarnings(call.body),
  ]
}

/** The same for a screening, which has no ID number. */
export function screeningWarnings(parts: SignatureAges): Warn {
  const signed = signedWarnings(parts, 'partner_id')
  return (call) => [...signed(call), ...sdkWarnings(call.body)]
}

/** The same for a lookup of one product. */
export function lookupWarnings(parts: SignatureAges, product: Product): Warn {
  const signed = signedWarnings(parts, 'partner_id')
  return (call) => [
    ...signed(call),
    ...sdkWarnings(call.body),
    ...jobTypeWarnings(call.body, product),
    ...callbackUrlWarnings(call.body),
    ...identityWarnings(product, decodeIdentity(call.body as Members)),
  ]
}

/** The same for `POST /v1/token`, which the SDKs for Node and Python send without a source_sdk. @param isHeard whether the partner has its own callback URL. */
export function tokenWarnings(parts: SignatureAges, isHeard: (partner: Partner) => boolean): Warn {
  const signed = signedWarnings(parts, 'partner_id')
  return (call) => {
    const unheard = !(call.body as Members).callback_url && !isHeard(call.partner as Partner)
    return [
      ...signed(call),
      ...(unheard ? [createWarning('token-without-callback-url', {})] : []),
      ...callbackUrlWarnings(call.body),
    ]
  }
}

/** SDKs that sign with sec_key are older than source_sdk. */
function sdkWarnings(body: unknown): Warning[] {
  const { source_sdk: sdk } = body as Members
  return sdk || schemeOf(body as object) === 'sec_key' || isJavaLookup(body as object)
    ? []
    : [createWarning('missing-source-sdk', {})]
}

/** The Java SDK's lookups have no source_sdk, and these two instead, which no other client sends there. Source: v1 §9.1 [JAVA]. */
function isJavaLookup(body: object): boolean {
  return Object.hasOwn(body, 'image_links') && Object.hasOwn(body, 'history')
}

const packageMembers = ['images', 'id_info', 'package_information', 'misc_information']

/** Members of info.json: the SDK for Node copies the members of id_info, and no client sends these. Source: v1 §3.1, §4.1. */
function misplaced(body: unknown): Warning[] {
  const member = packageMembers.find((name) => (body as Members)[name] !== undefined)
  return member === undefined ? [] : [createWarning('package-member-in-upload', { member })]
}

function jobTypeWarnings(body: unknown, product: Product): Warning[] {
  const { partner_params: params } = body as { partner_params: Members }
  const isMissing = params.job_type === undefined || params.job_type === null
  return isMissing ? [createWarning('job-type-missing', { type: jobTypeOf(product) })] : []
}

function isScalar(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number'
}
