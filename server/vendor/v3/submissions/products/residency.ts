import { FieldError } from '../../../../core/field-error.ts'
import type { V3ResidencyDocumentVerificationRequest } from '../../../../generated/v3/residency-document-verification-request.ts'
import type { Call } from '../../../../http/operation.ts'
import { sourceHeaders } from '../../described-headers.ts'
import type { Entry } from '../entry.ts'
import { documentAsked, documentParts, documentPictures, documentWarnings } from './documents.ts'

const product = 'residency_document_verification'

/** Residency Document Verification: a passport, together with the visa in it. Source: v3 §16.5. */
export const residencyDocumentVerification: Entry<V3ResidencyDocumentVerificationRequest> = {
  path: '/v3/residency_document_verification',
  summary: 'Verifies a passport with the visa in it, and that its holder is there, and calls back with the result.',
  product,
  request: 'v3/residency-document-verification-request',
  parts: documentParts,
  // The user is named by a header alone. Source: v3 §2.3, §16.5.
  unread: ['id_number', 'user_id'],
  pictures: [...documentPictures, { name: 'visa', kind: 'visa', takes: ['jpeg', 'png'] }],
  headers: {
    ...sourceHeaders,
    'SmileID-Partner-ID': { description: 'The partner of the token, in three digits or more.', required: true },
  },
  check: (_, call) => refuseOtherPartnerHeader(call),
  warn: (body) => documentWarnings(product, body),
  idInfo: documentAsked,
  // The list of products that tokens are asked for lacks this one. That the nearest is sent instead is assumed. Source: v3 §2.1, §2.2.
  tokenProducts: [product, 'document_verification'],
}

/** Only here the header has to be sent, and has a form. Source: v3 §2.3, §16.5; the first sentence is that of v3 §6 [AE]. */
function refuseOtherPartnerHeader({ headers }: Call): void {
  const id = headers['smileid-partner-id']
  if (typeof id === 'string' && /^\d{3,}$/.test(id)) return
  const field = 'SmileID-Partner-ID'
  const [problem, found] =
    id === undefined || id === '' ? (['missing', 'is missing'] as const) : (['wrong', `is "${id}"`] as const)
  throw new FieldError(
    'missing_parameter',
    `The header ${field} ${found}. This endpoint alone needs it, in three digits or more: write 012 for partner 12.`,
    { field, problem },
  )
}
