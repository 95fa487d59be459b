import { fileOf, files, jpeg } from './pictures.ts'
import { kycParts, requiredHeaders, type V3Answer, type V3Caller, type V3Client, type V3Parts } from './v3.ts'

/** The endpoints of v3 that are about a document. */
export const documentProducts = [
  'document_verification',
  'enhanced_document_verification',
  'residency_document_verification',
] as const

export type DocumentProduct = (typeof documentProducts)[number]

/** What a client sends about somebody's passport. */
export function documentParts(product: DocumentProduct): V3Parts {
  const { user_details, consent } = kycParts
  return {
    ...{ country: 'NG', id_type: 'PASSPORT', user_details, consent },
    ...{ selfie_image: fileOf(jpeg(0), 'selfie.jpg'), liveness_images: files(8) },
    document: fileOf(jpeg(20), 'document.jpg'),
    ...(product === 'residency_document_verification' && { visa: fileOf(jpeg(21), 'visa.jpg') }),
  }
}

/** Submits a passport. */
export function submitDocument(
  client: V3Client,
  caller: V3Caller,
  product: DocumentProduct,
  more: V3Parts = {},
  headers: Record<string, string> = {},
): Promise<V3Answer> {
  const isResidency = product === 'residency_document_verification'
  const required = requiredHeaders({ 'SmileID-Partner-ID': { description: '', required: isResidency } }, caller)
  return client.post(`/v3/${product}`, { ...documentParts(product), ...more }, { ...required, ...headers })
}
