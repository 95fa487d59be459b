import type { IdInfo } from './person.ts'
import { isAboutDocument, type Product } from './product.ts'
import type { ImageFact } from './submission.ts'
import { createWarning, type Warning } from './warning.ts'

// Source: v1 §4.2.
const livenessTypes = [4, 6]
const documentTypes = [1, 3]

// Sources: v1 §4.2 (8 expected, "7-9" in older documents), v2 §3 (Android sends 7 or 8).
const fewestLiveness = 7

// A SmartSelfie is a selfie and liveness pictures. Document Verification asks for a selfie and a document only. Source: v1 §8.1.
const smartSelfieProducts: readonly Product[] = [
  'biometric_kyc',
  'smart_selfie_authentication',
  'smart_selfie_registration',
]

// What the SDKs demand before they send. Source: v1 §8.3 [JS] [PY] [RB].
const neededIdentity: Partial<Readonly<Record<Product, readonly string[]>>> = {
  biometric_kyc: ['country', 'id_type', 'id_number'],
  document_verification: ['country'],
  enhanced_document_verification: ['country', 'id_type'],
}

/** What a package that can be judged lacks of what its product looks at. @param idInfo the request's and the package's. */
export function packageWarnings(product: Product, images: readonly ImageFact[], idInfo: IdInfo): Warning[] {
  return [
    ...livenessWarnings(product, images),
    ...documentWarnings(product, images),
    ...identityWarnings(product, images, idInfo),
  ]
}

/** Pictures that were named and did not come are counted too: they have a warning of their own. */
function livenessWarnings(product: Product, images: readonly ImageFact[]): Warning[] {
  const count = images.filter(({ type }) => livenessTypes.includes(type)).length
  if (count === 0) return smartSelfieProducts.includes(product) ? [createWarning('no-liveness', {})] : []
  return count < fewestLiveness ? [createWarning('too-few-liveness', { count })] : []
}

function documentWarnings(product: Product, images: readonly ImageFact[]): Warning[] {
  if (!isAboutDocument(product) || showsDocument(images)) return []
  return [createWarning('document-image-missing', { product })]
}

function identityWarnings(product: Product, images: readonly ImageFact[], idInfo: IdInfo): Warning[] {
  if (product === 'biometric_kyc' && showsDocument(images)) return []
  const missing = (neededIdentity[product] ?? []).filter((name) => !Object.hasOwn(idInfo, name))
  return missing.length > 0 ? [createWarning('id-info-missing', { product, missing: missing.join(', ') })] : []
}

function showsDocument(images: readonly ImageFact[]): boolean {
  return images.some(({ type }) => documentTypes.includes(type))
}
