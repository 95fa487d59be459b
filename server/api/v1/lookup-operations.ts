import { SmileError } from '../../core/errors.ts'
import { statusAt } from '../../core/job.ts'
import type { Partner } from '../../core/partner.ts'
import type { JobRequest } from '../../core/submission.ts'
import type { V1IdVerificationRequest } from '../../generated/v1/id-verification-request.ts'
import type { People } from '../../people/people.ts'
import type { Jobs } from '../../service/jobs.ts'
import type { Partners } from '../../service/partners.ts'
import type { Call, Operation, Reply } from '../operation.ts'
import { bodySignature, signatureOrToken } from './auth.ts'
import { decodeLookupRequest } from './decode.ts'
import { encodeCallback, encodeLookupError } from './encode.ts'
import { jsonLimit } from './limits.ts'

/** What lookups work with. */
export interface LookupParts {
  readonly jobs: Jobs
  readonly partners: Partners
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

/** Enhanced KYC and Business Verification, each answered at once or called back. Source: v1 §9.1 to §9.3. */
export function lookupOperations(parts: LookupParts): Operation[] {
  return [idVerification, businessVerification].flatMap((lookup) => [atOnce(lookup, parts), later(lookup, parts)])
}

function atOnce(lookup: Lookup, parts: LookupParts): Operation {
  return {
    method: 'post',
    path: `/v1/${lookup.path}`,
    body: 'json',
    limit: jsonLimit,
    summary: `${lookup.does}, and answers with the result.`,
    tag: 'lookups',
    products: [lookup.product],
    request: `v1/${lookup.schema}-request`,
    response: { 200: `v1/${lookup.schema}-response`, 400: 'v1/error' },
    authenticate: bodySignature(parts.partners, 'partner_id'),
    encodeError: encodeLookupError,
    async handle(call): Promise<Reply> {
      const asked = decode(lookup, call)
      if ('status' in asked) return asked
      const person = await personOf(asked, parts.people)
      const job = parts.jobs.lookUp(asked, person, call.now, 'now')
      const { result } = statusAt(job, call.now)
      if (!result) throw new SmileError('system_error', `The lookup ${job.smileJobId} came to nothing.`)
      return { status: 200, json: encodeCallback(job, result, call.partner as Partner, call.now) }
    },
  }
}

function later(lookup: Lookup, parts: LookupParts): Operation {
  return {
    ...atOnce(lookup, parts),
    path: `/v1/async_${lookup.path}`,
    summary: `${lookup.does}, and calls back with the result.`,
    callback: 'v1/callback',
    response: { 200: 'v1/accepted', 400: 'v1/error' },
    authenticate: signatureOrToken(parts.partners, 'partner_id'),
    async handle(call): Promise<Reply> {
      const asked = decode(lookup, call)
      if ('status' in asked) return asked
      parts.jobs.lookUp(asked, await personOf(asked, parts.people), call.now, 'later')
      return { status: 200, json: { success: true } }
    },
  }
}

function decode({ product, path }: Lookup, call: Call): JobRequest | Reply {
  const request = decodeLookupRequest(call.body as V1IdVerificationRequest)
  if (request.product !== product) {
    const other = product === 'enhanced_kyc' ? '/v1/business_verification' : '/v1/id_verification'
    throw new SmileError(
      'invalid_job_type',
      `/partner_params/job_type: ${path} takes another; ${other} takes this one.`,
    )
  }
  const idType = String(request.idInfo.id_type)
  if (product === 'business_verification' && !businessIdTypes.includes(idType)) return unsupportedBusiness(idType)
  return request
}

/** Source: v1 §9.3 [JS fixture]. */
function unsupportedBusiness(idType: string): Reply {
  return {
    status: 400,
    json: { error: 'Unsupported business type', code: '2413', success: false },
    hint: `/id_type: "${idType}" is none of ${businessIdTypes.join(', ')}.`,
  }
}

function personOf({ idInfo }: JobRequest, people: People) {
  return people.of(String(idInfo.country), String(idInfo.id_number))
}
