import type { IdInfo } from '../../../core/identity/identity.ts'
import { identityWarnings } from '../../../core/warnings/of-identity.ts'
import type { V2VerifyRequest } from '../../../generated/v2/verify-request.ts'
import type { Reply } from '../../../http/operation.ts'
import { decodeIdentity, readIdInfo } from '../../shared/identity.ts'
import { fieldRefusal } from '../../shared/wording/errors.ts'
import type { LookupEntry } from './entry.ts'

/** `POST /v2/verify`: does what was sent of a person fit an ID number? Source: v2 §5. */
export const basicKyc: LookupEntry<V2VerifyRequest> = {
  path: '/v2/verify',
  summary: 'Compares what is said of a person with an ID authority’s record (Basic KYC), and answers with the result.',
  product: 'basic_kyc',
  jobNumber: 5,
  when: 'now',
  proof: 'body',
  request: 'v2/verify-request',
  refuse: birthRefusal,
  idInfo: askedIdentity,
  warn: (body) => identityWarnings('basic_kyc', askedIdentity(body)),
}

/** `POST /v2/verify_async`: the same, called back. */
export const basicKycLater: LookupEntry<V2VerifyRequest> = {
  ...basicKyc,
  path: '/v2/verify_async',
  summary:
    'Compares what is said of a person with an ID authority’s record (Basic KYC), and calls back with the result.',
  when: 'later',
  proof: 'body or token',
}

/** Uganda's authority wants the date of birth beside the number. Source: v2 §5 [INT-J]; that its lack is refused so is assumed. */
function birthRefusal({ country, dob }: V2VerifyRequest): Reply | undefined {
  if (country !== 'UG' || dob) return undefined
  const hint = '/dob: is required and missing: a card of Uganda is looked up by its number and the date of birth.'
  return { status: 400, json: fieldRefusal('"dob" is required'), hint }
}

/** What is compared, and what it is compared with; an empty text counts as absent. */
function askedIdentity(body: V2VerifyRequest): IdInfo {
  return { ...decodeIdentity({ ...body }), ...readIdInfo({ gender: body.gender }) }
}
