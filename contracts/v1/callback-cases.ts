import { goldenResult } from './answers.ts'

/** A callback that Smile ID makes: of which story, about which product, and which of its moments. */
export interface CallbackCase {
  readonly title: string
  readonly jobType: number
  /** Where the golden file has it. */
  readonly golden: { readonly scenario: string; readonly product: string; readonly at: string }
  /** How far the job has come that it reports. */
  readonly state: 'in_review' | 'final'
}

const authentication = { jobType: 2, product: 'smart_selfie_authentication' } as const
const registration = { jobType: 4, product: 'smart_selfie_registration' } as const
const biometricKyc = { jobType: 1, product: 'biometric_kyc' } as const
const document = { jobType: 6, product: 'document_verification' } as const
const enhancedDocument = { jobType: 11, product: 'enhanced_document_verification' } as const

interface About {
  readonly jobType: number
  readonly product: string
}

function first(title: string, { jobType, product }: About, scenario: string): CallbackCase {
  const state = /provisional|suspected|after-review/.test(scenario) ? 'in_review' : 'final'
  return { title, jobType, golden: { scenario, product, at: 'after 1 s' }, state }
}

function later(title: string, { jobType, product }: About, scenario: string, at = 'after 30 s'): CallbackCase {
  return { title, jobType, golden: { scenario, product, at }, state: 'final' }
}

/** One of each kind, product by product. */
export const callbackCases: readonly CallbackCase[] = [
  first('an approved authentication', authentication, 'approved'),
  first('a rejected authentication', authentication, 'rejected'),
  first('a provisional authentication', authentication, 'provisional-then-approved'),
  later('an authentication approved by a human', authentication, 'provisional-then-approved'),
  later('an authentication rejected by a human', authentication, 'provisional-then-rejected'),
  first('an authentication under suspicion of a spoof', authentication, 'spoof-suspected-then-confirmed'),
  later('an authentication that a human calls a spoof', authentication, 'spoof-suspected-then-confirmed'),
  first('an authentication without a face', authentication, 'no-face'),
  first('an approved registration', registration, 'approved'),
  first('a provisional registration', registration, 'provisional-then-approved'),
  later('a registration rejected by a human', registration, 'provisional-then-rejected'),
  later('suspects found by Smile Secure', registration, 'suspects-found', 'after 5 s'),
  later('no suspects found by Smile Secure', registration, 'no-suspects', 'after 5 s'),
  first('approved Biometric KYC', biometricKyc, 'approved'),
  first('rejected Biometric KYC', biometricKyc, 'rejected'),
  first('provisional Biometric KYC', biometricKyc, 'provisional-then-approved'),
  later('Biometric KYC approved by a human', biometricKyc, 'provisional-then-approved'),
  first('Biometric KYC of an unknown ID number', biometricKyc, 'id-not-found'),
  first('an ID number that is known', { jobType: 5, product: 'enhanced_kyc' }, 'approved'),
  first('an ID number that is not known', { jobType: 5, product: 'enhanced_kyc' }, 'id-not-found'),
  first('a business that is known', { jobType: 7, product: 'business_verification' }, 'approved'),
  first('a verified document', document, 'approved'),
  first('a document that is not', document, 'rejected'),
  first('an expired document', document, 'document-expired'),
  first('a document and its ID number', enhancedDocument, 'approved'),
]

/** The body without what signs it. @param jobId the job it is about. */
export function callbackBody({ golden }: CallbackCase, jobId: string): Readonly<Record<string, unknown>> {
  const result = goldenResult(golden.scenario, golden.product, golden.at) as { PartnerParams: object }
  return { ...result, PartnerParams: { ...result.PartnerParams, job_id: jobId } }
}
