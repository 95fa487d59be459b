import { expect } from 'vitest'
import { pictureBase64 } from '../../helpers/partner.ts'
import { kycParts } from '../../helpers/v3.ts'
import type { Step } from './sessions.ts'

/** A call of the SDK, where it goes, and what it answers. */
export interface SdkCall {
  readonly method: string
  readonly path: string
  readonly args?: readonly string[]
  readonly with?: Readonly<Record<string, unknown>>
  readonly answers: Readonly<Record<string, unknown>>
}

const accepted = { status: 'accepted' }
const { user_details, consent } = kycParts
const person = { user_details, consent }
// On file from the start: only of such a user may a fraud be reported.
const userId = 'demo-everything'

// Each a few bytes longer than the one before, so that no two are the same picture.
const picture = (ordinal: number) => ({
  base64: Buffer.concat([Buffer.from(pictureBase64, 'base64'), Buffer.alloc(ordinal, 7)]).toString('base64'),
})
const faces = { selfie_image: picture(0), liveness_images: [1, 2, 3, 4, 5, 6].map(picture) }
const passport = { ...person, ...faces, document: picture(7), country: 'NG', id_type: 'PASSPORT', user_id: userId }

/** Every operation that the SDK has, in an order in which each finds what it needs. A test compares the list with the SDK's own. */
export const calls: readonly SdkCall[] = [
  { method: 'enhanced_kyc.verify', path: '/v3/enhanced_kyc', with: kycParts, answers: accepted },
  { method: 'verifications.retrieve', path: '/v3/status/{jobId}', args: ['$job'], answers: { status: 'processing' } },
  {
    ...{ method: 'verifications.wait_until_complete', path: '/v3/status/{jobId}', args: ['$job'] },
    ...{ with: { interval: 0.05, timeout: 10 }, answers: { status: 'clear' } },
  },
  { method: 'verifications.replay', path: '/v3/replay/{job_id}', args: ['$job'], answers: accepted },
  {
    ...{ method: 'biometric.enroll', path: '/v3/registration' },
    ...{ with: { ...person, ...faces, user_id: userId, allow_new_enroll: true }, answers: accepted },
  },
  {
    ...{ method: 'biometric.authenticate', path: '/v3/authentication' },
    ...{ with: { ...person, ...faces, user_id: userId }, answers: accepted },
  },
  {
    ...{ method: 'biometric.compare', path: '/v3/compare' },
    with: { ...person, ...faces, comparison_image: picture(8), comparison_image_type: 'PORTRAIT', sandbox_result: 0 },
    answers: accepted,
  },
  {
    ...{ method: 'biometric_kyc.verify', path: '/v3/biometric_kyc' },
    with: { ...person, ...faces, country: 'NG', id_type: 'NIN', id_number: '12345678901', user_id: userId },
    answers: accepted,
  },
  {
    ...{ method: 'documents.verify', path: '/v3/document_verification' },
    ...{ with: { ...passport, document_back: picture(9) }, answers: accepted },
  },
  {
    ...{ method: 'documents.verify_enhanced', path: '/v3/enhanced_document_verification' },
    ...{ with: passport, answers: accepted },
  },
  {
    ...{ method: 'documents.verify_residency', path: '/v3/residency_document_verification' },
    ...{ with: { ...passport, visa: picture(10) }, answers: accepted },
  },
  {
    ...{ method: 'services.bank_codes', path: '/v3/services/bank_codes', with: { country: 'NG' } },
    answers: { bank_codes: expect.arrayContaining([expect.objectContaining({ country: 'NG' })]) },
  },
  {
    ...{ method: 'services.supported_id_types', path: '/v3/services/supported_id_types', with: { country: 'NG' } },
    answers: { id_types: expect.arrayContaining([expect.objectContaining({ type: 'BVN' })]) },
  },
  {
    ...{ method: 'services.supported_documents', path: '/v3/services/supported_documents' },
    ...{ with: { country_code: 'NG', locale: 'fr-FR' }, answers: { valid_documents: [expect.anything()] } },
  },
  {
    ...{ method: 'services.id_status', path: '/v3/services/id_status', with: { country: 'NG', id_type: 'BVN' } },
    answers: { last_known_status: 'online' },
  },
  {
    ...{ method: 'users.report_fraud', path: '/v3/users/{user_id}/report_fraud', args: [userId] },
    ...{ with: { is_fraud: true, reason: 'ACCOUNT_TAKEOVER', reported_by: 'risk@shop.example' }, answers: accepted },
  },
  {
    ...{ method: 'users.flag_fraud', path: '/v3/users/{user_id}/report_fraud', args: [userId] },
    ...{ with: { reason: 'MULE_ACCOUNT', reported_by: 'risk@shop.example' }, answers: accepted },
  },
  {
    ...{ method: 'users.clear_fraud', path: '/v3/users/{user_id}/report_fraud', args: [userId] },
    ...{ with: { notes: 'It was somebody else.', reported_by: 'risk@shop.example' }, answers: accepted },
  },
]

/** The same as steps of a session. */
export const steps: readonly Step[] = calls.map(({ method, args = [], with: named = {} }) => ({
  ...{ do: 'call', method, args },
  with: named,
}))
