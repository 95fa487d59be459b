import type { IdInfo } from '../../../../core/identity/identity.ts'
import type { Product } from '../../../../core/jobs/product.ts'
import { identityWarnings } from '../../../../core/warnings/of-identity.ts'
import { createWarning, type Warning } from '../../../../core/warnings/warning.ts'
import type { V3DocumentVerificationRequest } from '../../../../generated/v3/document-verification-request.ts'
import type { V3EnhancedDocumentVerificationRequest } from '../../../../generated/v3/enhanced-document-verification-request.ts'
import { facePictures, type PicturePart } from '../../../shared/parts/pictures.ts'
import type { Entry } from '../entry.ts'

/** The parts that show a document, beside those that show a face. Source: v3 §4. */
export const documentPictures: readonly PicturePart[] = [
  ...facePictures,
  { name: 'document', kind: 'document_front', takes: ['jpeg', 'png'] },
  { name: 'document_back', kind: 'document_back', takes: ['jpeg', 'png'] },
]

/** The parts that name a document. */
export const documentParts: Entry['parts'] = { known: ['country', 'id_type'] }

type Asked = Pick<V3DocumentVerificationRequest, 'country' | 'id_type'>

/** The SHA-256 of each picture of a document. */
type Pages = Readonly<Partial<Record<'document' | 'document_back' | 'visa', string>>>

/** The document that is asked about. */
export function documentAsked({ country, id_type: idType }: Asked): IdInfo {
  return { country, ...(idType !== undefined && { idType }) }
}

/** Document Verification. Source: v3 §16.4. */
export const documentVerification: Entry<V3DocumentVerificationRequest> = {
  path: '/v3/document_verification',
  summary: 'Verifies a document and that its holder is there, and calls back with the result.',
  product: 'document_verification',
  request: 'v3/document-verification-request',
  parts: documentParts,
  // A document's number is on it. Source: v3 §16.4 [INT-P].
  unread: ['id_number'],
  pictures: documentPictures,
  warn: (body) => documentWarnings('document_verification', body),
  idInfo: documentAsked,
}

/** Enhanced Document Verification: the document's number is looked up with the ID authority, too. Source: v3 §16.4. */
export const enhancedDocumentVerification: Entry<V3EnhancedDocumentVerificationRequest> = {
  ...documentVerification,
  path: '/v3/enhanced_document_verification',
  summary:
    'Verifies a document, that its holder is there, and its number with the authority, and calls back with the result.',
  product: 'enhanced_document_verification',
  request: 'v3/enhanced-document-verification-request',
  warn: (body) => documentWarnings('enhanced_document_verification', body),
}

/** What a submission is warned about that is about a document. */
export function documentWarnings(product: Product, body: Asked & Pages): Warning[] {
  return [...identityWarnings(product, documentAsked(body)), ...samePageWarnings(body)]
}

/** Each page is another picture: of the visa, the vendor says so (v3 §16.5). */
function samePageWarnings({ document, document_back, visa }: Pages): Warning[] {
  const pages = Object.entries({ document, document_back, visa }).filter(([, hash]) => hash !== undefined)
  return pages.flatMap(([part, hash], place) => {
    const [other] = pages.slice(0, place).find(([, earlier]) => earlier === hash) ?? []
    return other === undefined ? [] : [createWarning('same-page-twice', { part, other })]
  })
}
