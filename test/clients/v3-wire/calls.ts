import { documentOrder, orders } from './part-orders.ts'
import type { WireRequest } from './request.ts'
import { partsOf, userOf } from './values.ts'
import type { ClientName } from './writers.ts'

/** An operation that the SDKs have, as their code sends it. */
export interface Call {
  readonly name: string
  /** With the job's or the user's id in place of what stands in braces. */
  readonly path: string
  readonly method: WireRequest['method']
  readonly status: number
  readonly request: (client: ClientName) => Pick<WireRequest, 'query' | 'partnerId' | 'userId' | 'parts'>
}

const partner = { partnerId: '1234' }
const post = { method: 'POST', status: 202 } as const
const ask = { method: 'GET', status: 200, request: () => ({}) } as const
const passport = { id_type: 'PASSPORT' }

/** All calls of the SDKs but that for a token, in an order in which each has what it needs. */
export const calls: readonly Call[] = [
  {
    ...post,
    ...{ name: 'enhanced_kyc.verify', path: '/v3/enhanced_kyc' },
    request: (client) => ({ userId: userOf(client), parts: partsOf(client, orders.enhancedKyc[client]) }),
  },
  { ...ask, name: 'verifications.retrieve', path: '/v3/status/{jobId}', status: 202 },
  {
    ...post,
    ...{ name: 'biometric.enroll', path: '/v3/registration' },
    request: (client) => ({ userId: userOf(client), parts: partsOf(client, orders.registration[client]) }),
  },
  {
    ...post,
    ...{ name: 'biometric.authenticate', path: '/v3/authentication' },
    request: (client) => ({ parts: partsOf(client, orders.authentication[client]) }),
  },
  {
    ...post,
    ...{ name: 'biometric.compare', path: '/v3/compare' },
    request: (client) => ({ parts: partsOf(client, orders.compare[client]) }),
  },
  {
    ...post,
    ...{ name: 'biometric_kyc.verify', path: '/v3/biometric_kyc' },
    request: (client) => ({
      ...{ ...partner, userId: userOf(client) },
      parts: partsOf(client, orders.biometricKyc[client]),
    }),
  },
  {
    ...post,
    ...{ name: 'documents.verify', path: '/v3/document_verification' },
    request: (client) => ({
      ...{ ...partner, userId: userOf(client) },
      parts: partsOf(client, documentOrder(client, false), passport),
    }),
  },
  {
    ...post,
    ...{ name: 'documents.verify_enhanced', path: '/v3/enhanced_document_verification' },
    request: (client) => ({
      ...{ ...partner, userId: userOf(client) },
      parts: partsOf(client, documentOrder(client, false), passport),
    }),
  },
  {
    ...post,
    ...{ name: 'documents.verify_residency', path: '/v3/residency_document_verification' },
    request: (client) => ({
      ...{ ...partner, userId: userOf(client) },
      parts: partsOf(client, documentOrder(client, true), passport),
    }),
  },
  { ...post, name: 'verifications.replay, without a URL', path: '/v3/replay/{job_id}', request: () => ({}) },
  {
    ...post,
    ...{ name: 'verifications.replay, to a URL', path: '/v3/replay/{job_id}' },
    request: (client) => ({ parts: partsOf(client, 'callback_url') }),
  },
  {
    ...ask,
    name: 'services.bank_codes',
    path: '/v3/services/bank_codes',
    request: () => ({ query: { country: 'NG' } }),
  },
  { ...ask, name: 'services.supported_id_types', path: '/v3/services/supported_id_types' },
  {
    ...{ ...ask, name: 'services.supported_documents', path: '/v3/services/supported_documents' },
    request: () => ({ query: { continent: 'NORTH AMERICA', locale: 'en-GB' } }),
  },
  {
    ...{ ...ask, name: 'services.id_status', path: '/v3/services/id_status' },
    request: () => ({ query: { country: 'NG', id_type: 'BVN' } }),
  },
  {
    ...post,
    ...{ name: 'users.report_fraud', path: '/v3/users/{user_id}/report_fraud' },
    request: (client) => ({ parts: partsOf(client, orders.fraud[client]) }),
  },
]
