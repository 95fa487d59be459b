import { SmileError } from '../../../core/errors.ts'
import { FieldError } from '../../../core/field-error.ts'
import type { IdInfo } from '../../../core/identity/identity.ts'
import { statusAt } from '../../../core/jobs/job.ts'
import { isReworded } from '../../../core/jobs/result.ts'
import type { JobRequest } from '../../../core/jobs/submission.ts'
import type { Partner } from '../../../core/users/partner.ts'
import type { V1IdVerificationRequest } from '../../../generated/v1/id-verification-request.ts'
import type { Call, Operation, Reply } from '../../../http/operation.ts'
import { spoiledBy } from '../../../http/replies/spoiled.ts'
import type { People } from '../../../people/people.ts'
import { lookUp } from '../../../service/jobs/look-up.ts'
import type { SubmissionParts } from '../../../service/jobs/submission-parts.ts'
import { jsonLimit } from '../../shared/json-limit.ts'
import { encodeLookupError, fieldRefusal } from '../../shared/wording/errors.ts'
import { type AuthParts, bodySignature, signatureOrToken } from '../access/auth.ts'
import { withSessionNumber } from '../access/session-number.ts'
import { signerOf } from '../access/signer.ts'
import { decodeLookupRequest } from '../decode.ts'
import { encodeLookup } from '../jobs/encode.ts'
import { lookupWarnings, type SignatureAges } from '../request-warnings.ts'
import { linksOf } from '../views/links.ts'

/** What lookups need. */
export interface LookupParts extends AuthParts, SignatureAges, SubmissionParts {
  readonly people: People
}

interface Lookup {
  readonly path: string
  readonly does: string
  readonly product: JobRequest['product']
  readonly schema: 'id-verification' | 'business-verification'
}

const idVerification: Lookup = {
  path: 'id_verification',
  does: 'Looks an ID number up with its authority',
  product: 'enhanced_kyc',
  schema: 'id-verification',
}
const businessVerification: Lookup = {
  path: 'business_verification',
  does: 'Looks a business up in its registry',
  product: 'business_verification',
  schema: 'business-verification',
}

// Source: v1 §9.3.
const businessIdTypes = ['BASIC_BUSINESS_REGISTRATION', 'BUSINESS_REGISTRATION', 'TAX_INFORMATION']

/** Enhanced KYC and Business Verification, each with the result in the answer or in a callback. Source: v1 §9.1 to §9.3. */
export function lookupOperations(parts: LookupParts): Operation[] {
  return [idVerification, businessVerification].flatMap((lookup) => [atOnce(lookup, parts), later(lookup, parts)])
}

function atOnce(lookup: Lookup, parts: LookupParts): Operation {
  return {
    method: 'post',
    path: `/v1/${lookup.path}`,
    body: 'json',
    limit: jsonLimit,
    purposes: ['submit_at_once'],
    summary: `${lookup.does}, and answers with the result.`,
    tag: 'lookups',
    products: [lookup.product],
    request: `v1/${lookup.schema}-request`,
    response: { 200: `v1/${lookup.schema}-response`, 400: 'v1/error' },
    authenticate: bodySignature(parts, 'partner_id'),
    encodeError: encodeLookupError,
    warn: lookupWarnings(parts, lookup.product),
    async handle(call): Promise<Reply> {
      const asked = decode(lookup, call)
      if ('status' in asked) return asked
      const person = await personOf(asked, parts)
      const job = await lookUp(parts, { request: asked, person, when: 'now' }, call)
      const { state, result } = statusAt(job, call.now)
      if (!result) throw new SmileError('system_error', `The lookup ${job.smileJobId} has no result.`)
      const partner = call.partner as Partner
      const signer = signerOf(partner, asked.scheme, parts.rsaKey)
      const links = linksOf(job, partner, call.origin, call.now)
      const json = encodeLookup(job, result, { signer, links }, call.now)
      return {
        status: 200,
        json,
        reported: { by: 'lookup', product: lookup.product, state, result },
        isReworded: isReworded(result, 'v1'),
        warnings: job.warnings,
        ...spoiledBy(job.scenario.name, job.faults?.answer),
      }
    },
  }
}

function later(lookup: Lookup, parts: LookupParts): Operation {
  return {
    ...atOnce(lookup, parts),
    path: `/v1/async_${lookup.path}`,
    purposes: ['submit'],
    summary: `${lookup.does}, and calls back with the result.`,
    callback: 'v1/callback',
    response: { 200: 'v1/accepted', 400: 'v1/error' },
    authenticate: signatureOrToken(parts, 'partner_id'),
    async handle(call): Promise<Reply> {
      const asked = decode(lookup, call)
      if ('status' in asked) return asked
      const person = await personOf(asked, parts)
      const job = await lookUp(parts, { request: asked, person, when: 'later' }, call)
      return {
        status: 200,
        json: { success: true },
        warnings: job.warnings,
        ...spoiledBy(job.scenario.name, job.faults?.answer),
      }
    },
  }
}

function decode({ product }: Lookup, call: Call): JobRequest | Reply {
  const body = call.body as V1IdVerificationRequest
  const asked = decodeLookupRequest(body, product, call.warnings)
  const request = { ...asked, idInfo: withSessionNumber(asked.idInfo, call.partner as Partner) }
  if (request.idInfo.idNumber === undefined) throw numberMissing(request.idInfo)
  const idType = String(request.idInfo.idType)
  if (product === 'business_verification' && !businessIdTypes.includes(idType)) return unsupportedBusiness(idType)
  return { ...request, origin: call.origin }
}

function numberMissing({ sessionId: session }: IdInfo): FieldError {
  if (session === undefined) {
    const hint = '/id_number: is required and missing; only a BVN_MFA with its session_id needs none.'
    return new FieldError('missing_parameter', hint, { field: 'id_number', problem: 'missing' })
  }
  const hint = '/session_id: was not opened here, so its ID number is not known. POST /v1/totp_consent for one.'
  return new FieldError('wrong_type', hint, { field: 'session_id', problem: 'wrong' })
}

/** Source: v1 §9.3 [JS fixture]. */
function unsupportedBusiness(idType: string): Reply {
  return {
    status: 400,
    json: fieldRefusal('Unsupported business type'),
    hint: `/id_type: "${idType}" is not one of ${businessIdTypes.join(', ')}.`,
  }
}

function personOf({ partnerId, idInfo }: JobRequest, { people, partners }: LookupParts) {
  return people.of(String(idInfo.country), String(idInfo.idNumber), partners.seedOf(partnerId))
}
