import type { JobRequest } from '../../../core/jobs/submission.ts'
import type { Instant } from '../../../core/time.ts'
import type { Partner } from '../../../core/users/partner.ts'
import { timestampWarnings } from '../../../core/warnings/of-timestamp.ts'
import { createWarning } from '../../../core/warnings/warning.ts'
import type { V1AddressVerificationRequest } from '../../../generated/v1/address-verification-request.ts'
import type { Call, Operation, Reply } from '../../../http/operation.ts'
import { spoiledBy } from '../../../http/replies/spoiled.ts'
import { lookUp } from '../../../service/jobs/look-up.ts'
import type { SubmissionParts } from '../../../service/jobs/submission-parts.ts'
import { makeId } from '../../../service/partners/make-id.ts'
import { addressIdentity, addressRefusal } from '../../shared/address.ts'
import { callbackUrlWarnings } from '../../shared/callback-url.ts'
import { jsonLimit } from '../../shared/json-limit.ts'
import { encodeRefusedLookup } from '../../shared/wording/errors.ts'
import { type AuthParts, headerSignature } from '../access/auth.ts'
import { decodeHints } from '../asked-outcome.ts'
import { jobTypeOf } from '../decode.ts'
import type { SignatureAges } from '../request-warnings.ts'

/** What verifying an address needs. */
export interface AddressParts extends AuthParts, SignatureAges, SubmissionParts {}

type Body = V1AddressVerificationRequest

/** `POST /v1/async-verify-address`: does this person live there? Answered by callback. Sources: v1 §9.11 [RB]; v2 §7. */
export function addressOperation(parts: AddressParts): Operation {
  return {
    method: 'post',
    path: '/v1/async-verify-address',
    body: 'json',
    limit: jsonLimit,
    purposes: ['submit'],
    summary: 'Checks whether a person lives at an address, and calls back with the result.',
    tag: 'lookups',
    products: ['address_verification'],
    callback: 'v1/callback',
    request: 'v1/address-verification-request',
    response: { 200: 'v1/accepted', 400: 'v1/error' },
    authenticate: headerSignature(parts),
    encodeError: encodeRefusedLookup,
    warn: ({ body, headers, now, partner }) => [
      ...timestampWarnings(String(headers['smileid-timestamp']), sdkOf(headers), {
        now,
        signatureAge: parts.signatureAge((partner as Partner).id),
      }),
      ...(sdkOf(headers) ? [] : [createWarning('missing-source-sdk', {})]),
      ...callbackUrlWarnings(body),
    ],
    async handle(call): Promise<Reply> {
      const { body, partner, now, headers, warnings } = call
      const refusal = addressRefusal(body as Body)
      if (refusal) return refusal
      const { id: partnerId } = partner as Partner
      const request = decodeRequest(body as Body, partnerId, await namesOf(body as Body, parts, partnerId, now))
      const asked = { ...request, sourceSdk: sdkOf(headers), warnings }
      const job = await lookUp(parts, { request: asked, person: undefined, when: 'later' }, call)
      return {
        status: 200,
        json: { success: true },
        warnings: job.warnings,
        ...spoiledBy(job.scenario.name, job.faults?.answer),
      }
    },
  }
}

function sdkOf(headers: Call['headers']): string | undefined {
  const { 'smileid-source-sdk': sdk } = headers
  return sdk ? String(sdk) : undefined
}

type Names = Pick<JobRequest, 'userId' | 'jobId'>

/** The partner's own ids of user and job, or made-up ones. */
async function namesOf(
  { partner_params: params = {} }: Body,
  parts: AddressParts,
  partnerId: string,
  now: Instant,
): Promise<Names> {
  const userId = String(params.user_id ?? (await makeId(parts, partnerId, now)))
  return { userId, jobId: String(params.job_id ?? (await makeId(parts, partnerId, now))) }
}

function decodeRequest(
  body: Body,
  partnerId: string,
  { userId, jobId }: Names,
): Omit<JobRequest, 'sourceSdk' | 'warnings'> {
  const { partner_params: params = {} } = body
  return {
    generation: 'v1',
    partnerId,
    product: 'address_verification',
    userId,
    jobId,
    partnerParams: { ...params, user_id: userId, job_id: jobId, job_type: jobTypeOf('address_verification') },
    hints: decodeHints(params),
    callbackUrl: body.callback_url || undefined,
    idInfo: addressIdentity(body),
  }
}
