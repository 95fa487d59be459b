import type { IdInfo } from '../identity/identity.ts'
import { isAboutDocument, type Product } from '../jobs/product.ts'
import type { ImageFact, JobRequest } from '../jobs/submission.ts'
import { identityWarnings } from './of-identity.ts'
import { createWarning, type Warning } from './warning.ts'

// Sources: v1 §4.2 (8 expected, "7-9" in older documents), v2 §3 (Android sends 7 or 8).
const fewestLiveness = 7

// Whose pictures show that somebody is there. Source: v1 §8.1; of documents, the Actions of their results (§6.4).
const livenessProducts: readonly Product[] = [
  'biometric_kyc',
  'smart_selfie_authentication',
  'smart_selfie_registration',
  'document_verification',
  'enhanced_document_verification',
]

// What the SDKs demand before they send. Source: v1 §8.3 [JS] [PY] [RB].
const neededIdentity: Partial<Readonly<Record<Product, readonly string[]>>> = {
  biometric_kyc: ['country', 'idType', 'idNumber'],
  document_verification: ['country'],
  enhanced_document_verification: ['country', 'idType'],
}

/** What a package that can be judged lacks of what its product looks at. @param idInfo the request's and the package's. */
export function packageWarnings(
  { product, sourceSdk }: JobRequest,
  images: readonly ImageFact[],
  idInfo: IdInfo,
): Warning[] {
  return [
    ...livenessWarnings(product, images),
    ...documentWarnings(product, images),
    ...missingIdentity(product, images, idInfo),
    ...enteredWarnings(product, idInfo, sourceSdk),
    ...identityWarnings(product, idInfo),
  ]
}

/** Pictures that were named and did not come are counted too: they have a warning of their own. */
function livenessWarnings(product: Product, images: readonly ImageFact[]): Warning[] {
  const count = images.filter(({ kind }) => kind === 'liveness').length
  if (count === 0) return livenessProducts.includes(product) ? [createWarning('no-liveness', {})] : []
  return count < fewestLiveness ? [createWarning('too-few-liveness', { count })] : []
}

function documentWarnings(product: Product, images: readonly ImageFact[]): Warning[] {
  if (!isAboutDocument(product) || showsDocument(images)) return []
  return [createWarning('document-image-missing', { product })]
}

function missingIdentity(product: Product, images: readonly ImageFact[], idInfo: IdInfo): Warning[] {
  if (product === 'biometric_kyc' && showsDocument(images)) return []
  const missing = neededOf(product, idInfo).filter((field) => !Object.hasOwn(idInfo, field))
  if (missing.length === 0) return []
  const id = isAboutDocument(product) ? 'document-info-missing' : 'id-info-missing'
  return [createWarning(id, { product, missing: missing.join(', ') })]
}

/** An ID that its holder's consent was asked for is named by the session of that. Source: v1 §9.4. */
function neededOf(product: Product, idInfo: IdInfo): readonly string[] {
  const needed = neededIdentity[product] ?? []
  return idInfo.idType === 'BVN_MFA' ? needed.map((field) => (field === 'idNumber' ? 'sessionId' : field)) : needed
}

/** Where an ID was given to be looked up. */
function enteredWarnings(product: Product, idInfo: IdInfo, sourceSdk: string | undefined): Warning[] {
  const { entered, idNumber: number } = idInfo
  if (product !== 'biometric_kyc' || number === undefined || isTrueText(entered)) return []
  // The web client leaves it out, always.
  if (entered === undefined && sourceSdk === 'hosted_web') return []
  const value = entered === undefined ? 'missing' : JSON.stringify(entered)
  return [createWarning('id-not-entered', { value, product })]
}

/** As JSON, as text, and as Python writes it. */
function isTrueText(value: unknown): boolean {
  return String(value).toLowerCase() === 'true'
}

function showsDocument(images: readonly ImageFact[]): boolean {
  return images.some(({ kind }) => kind === 'document_front')
}
