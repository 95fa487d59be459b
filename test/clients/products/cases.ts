import { expect } from 'vitest'
import type { Decision } from '../../../server/index.ts'

/** The identity that a partner sends. */
export interface IdInfo {
  readonly country: string
  readonly id_type: string
  readonly id_number: string
  readonly last_name?: string
  readonly entered: boolean
}

/** One submission and what it comes to. Sources: v1 §6.3 to §6.6, §7.3 to §7.5, §10. */
export interface ProductCase {
  readonly jobType: 1 | 5 | 6 | 7 | 8 | 9 | 11
  readonly product: string
  /** Who or what is asked about, as a title says it. */
  readonly about: string
  readonly userId: string
  readonly idInfo: IdInfo
  readonly code: string
  readonly text?: string
  /** `job_success`. */
  readonly success: boolean
  /** Whether personal data, or the business's, is in the result. */
  readonly returned: boolean
  readonly review?: Review
}

/** What a human reviewer says, and what it is called. */
export interface Review {
  readonly decision: Decision
  readonly code: string
  readonly success: boolean
}

type Wanted = Pick<ProductCase, 'code' | 'success' | 'returned'> & Partial<Pick<ProductCase, 'text' | 'review'>>

const products = {
  1: { product: 'Biometric KYC', idType: 'BVN' },
  5: { product: 'Enhanced KYC', idType: 'NIN_SLIP' },
  6: { product: 'Document Verification', idType: 'PASSPORT' },
  7: { product: 'Business Verification', idType: 'BUSINESS_REGISTRATION' },
  8: { product: 'Photo update', idType: 'BVN' },
  9: { product: 'User info comparison', idType: 'NIN_SLIP' },
  11: { product: 'Enhanced Document Verification', idType: 'DRIVERS_LICENSE' },
} as const

type JobType = ProductCase['jobType']

function build(jobType: JobType, name: string, about: string, changes: Partial<IdInfo>, wanted: Wanted): ProductCase {
  const { product, idType } = products[jobType]
  const business = jobType === 7 ? { business_type: 'co' } : {}
  const idInfo = { country: 'NG', id_type: idType, id_number: '00000000000', entered: true, ...business, ...changes }
  return { jobType, product, about, userId: `job-type-${jobType}-${name}`, idInfo, ...wanted }
}

/** The story that a word in the user id asks for. */
function word(jobType: JobType, words: string, wanted: Wanted): ProductCase {
  return build(jobType, words, `a user named ${words}`, {}, wanted)
}

/** The vendor's test number. */
function number(jobType: JobType, digit: string, wanted: Wanted): ProductCase {
  return build(
    jobType,
    `number-${digit}`,
    `a number that ends in ${digit}`,
    { id_number: `0000000000${digit}` },
    wanted,
  )
}

/** The vendor's test surname. */
function surname(jobType: JobType, lastName: string, wanted: Wanted): ProductCase {
  return build(jobType, 'surname', `somebody called ${lastName}`, { last_name: lastName }, wanted)
}

const no = { success: false, returned: false } as const
const yes = { success: true, returned: true } as const
const unable: Wanted = { code: '1013', text: 'Unable to Validate ID', ...no }
const format: Wanted = { code: '1014', ...no }
const unavailable: Wanted = { code: '1015', ...no }
const undecided = { success: true, returned: false } as const

/** What is looked up: job types 5 and 7. */
export const lookupCases: readonly ProductCase[] = ([5, 7] as const).flatMap((jobType) => [
  word(jobType, 'plain', { code: '1012', text: jobType === 5 ? 'ID Number Validated' : 'Business Verified', ...yes }),
  word(jobType, 'rejected', unable),
  word(jobType, 'id-not-found', unable),
  word(jobType, 'id-invalid', format),
  word(jobType, 'issuer-unavailable', unavailable),
  number(jobType, '0', { code: '1012', ...yes }),
  number(jobType, '1', unable),
  number(jobType, '2', format),
  number(jobType, '3', unavailable),
  surname(jobType, 'Ghostwell', unable),
])

/** What is judged from pictures: job types 1, 6 and 11. */
export const packageCases: readonly ProductCase[] = [
  word(8, 'plain', { code: '0880', text: 'Photo Updated', ...undecided }),
  word(8, 'rejected', { code: '0881', ...no }),
  word(8, 'provisional', { code: '0882', ...undecided, review: { decision: 'approve', code: '1280', success: true } }),
  word(9, 'plain', { code: '0890', text: 'User Info Matched', ...yes }),
  word(9, 'rejected', { code: '0891', ...no }),
  number(9, '1', unable),
  word(1, 'plain', { code: '0810', text: 'Enroll User', ...yes }),
  word(1, 'rejected', { code: '0811', success: false, returned: true }),
  word(1, 'id-not-found', unable),
  word(1, 'id-invalid', format),
  word(1, 'issuer-unavailable', { code: '0908', ...no }),
  word(1, 'provisional', {
    code: '0812',
    ...undecided,
    review: { decision: 'approve', code: '1210', success: true },
  }),
  word(1, 'provisional-then-rejected', {
    code: '0812',
    ...undecided,
    review: { decision: 'reject', code: '1211', success: false },
  }),
  word(1, 'spoof', {
    code: '0814',
    success: true,
    returned: true,
    review: { decision: 'spoof', code: '1212', success: false },
  }),
  number(1, '1', unable),
  number(1, '2', format),
  surname(1, 'Ghostwell', unable),
  ...([6, 11] as const).flatMap((jobType) => [
    word(jobType, 'plain', { code: '0810', text: 'Document Verified', ...yes }),
    word(jobType, 'rejected', { code: '0811', ...no }),
    word(jobType, 'document-expired', { code: '0817', ...yes }),
    word(jobType, 'document-unsupported', { code: '0816', ...no }),
    word(jobType, 'document-unusable', { code: '0812', ...no }),
    word(jobType, 'document-unverified', { code: '0813', ...no }),
  ]),
  word(11, 'id-not-found', unable),
  word(11, 'id-invalid', format),
  word(11, 'issuer-unavailable', unavailable),
  number(11, '1', unable),
  number(11, '2', format),
  number(11, '3', unavailable),
  surname(11, 'Ghostwell', unable),
]

const someText = expect.stringMatching(/\S/)
const someDay = expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/)
const someBase64 = expect.stringMatching(/^[A-Za-z0-9+/]{100,}={0,2}$/)

/** What is in a result that returned data, and not in one that did not. */
function dataOf({ jobType, idInfo }: ProductCase): Record<string, unknown> {
  switch (jobType) {
    case 1:
    case 5:
    case 9:
      return { FullName: someText, DOB: someDay, Gender: expect.stringMatching(/^[FM]$/), Photo: someBase64 }
    case 8:
      return {}
    case 6:
    case 11:
      return {
        FullName: someText,
        LastName: someText,
        DOB: someDay,
        IssuanceDate: someDay,
        ExpirationDate: someDay,
        Document: someBase64,
      }
    case 7:
      return {
        success: true,
        company_information: {
          legal_name: someText,
          registration_number: idInfo.id_number,
          country: 'Nigeria',
          address: someText,
        },
        documents: { search_certificate: expect.any(String) },
        fiduciaries: [{ name: someText }],
        beneficial_owners: [{ name: someText }],
        proprietors: expect.any(Array),
        directors: [{ name: someText }],
      }
  }
}

/** Looks at the machine's result of a case, wherever it was reported. */
export function expectMachineResult(result: unknown, one: ProductCase, jobId: string): void {
  const { jobType, userId, idInfo, code, text, returned, review } = one
  expect(result).toMatchObject({
    ResultCode: code,
    ...(text !== undefined && { ResultText: text }),
    IsFinalResult: review ? 'false' : 'true',
    IsMachineResult: 'true',
    SmileJobID: expect.stringMatching(/^\d{10}$/),
    PartnerParams: { user_id: userId, job_id: jobId, job_type: jobType },
    // A photo is updated whoever its person is said to be.
    ...(jobType !== 8 && { Country: idInfo.country, IDType: idInfo.id_type, IDNumber: idInfo.id_number }),
  })
  const data = dataOf(one)
  if (returned) expect(result).toMatchObject(data)
  else if (jobType === 7) expect(result).toMatchObject({ success: false, company_information: {}, directors: [] })
  else for (const name of Object.keys(data)) expect(result).not.toHaveProperty(name)
}

/** The products of hosted web, as a token names them. Source: v1 §9.5. */
export const webProducts: readonly string[] = [
  'authentication',
  'smartselfie',
  'biometric_kyc',
  'enhanced_kyc',
  'basic_kyc',
  'doc_verification',
  'ekyc_smartselfie',
  'identity_verification',
  'e_signature',
  'enhanced_document_verification',
]

/** Looks at the answer of `get_web_token`: a JWT about this user and job. Source: v1 §9.5. */
export function expectWebToken(answer: unknown, userId: string, jobId: string): void {
  expect(answer).toEqual({ success: true, token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/) })
  const [, payload = ''] = (answer as { token: string }).token.split('.')
  expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({
    partner_params: { user_id: userId, job_id: jobId },
  })
}
