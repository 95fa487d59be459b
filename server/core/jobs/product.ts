/** Smile ID's products. Wire numbers (`job_type`) are translated in each generation's decode and encode. */
export const products = [
  'biometric_kyc',
  'smart_selfie_authentication',
  'smart_selfie_registration',
  'smart_selfie_compare',
  'basic_kyc',
  'enhanced_kyc',
  'document_verification',
  'business_verification',
  'photo_update',
  'user_info_comparison',
  'aml_check',
  'aml_monitoring',
  'enhanced_document_verification',
  'residency_document_verification',
  'address_verification',
  'phone_verification',
] as const

export type Product = (typeof products)[number]

interface Traits {
  /** Judged by pictures, and not only looked up. */
  readonly hasPictures: boolean
  /** An approved job puts its user on file. Source: v1 §3.3 (2209). */
  readonly enrols: boolean
  /** Compares with a user already on file. Source: v1 §3.3 (2210); of a photo update, v1 §8.1 [RB]. */
  readonly needsEnrolledUser: boolean
}

const traits: Readonly<Record<Product, Traits>> = {
  biometric_kyc: { hasPictures: true, enrols: true, needsEnrolledUser: false },
  smart_selfie_authentication: { hasPictures: true, enrols: false, needsEnrolledUser: true },
  smart_selfie_registration: { hasPictures: true, enrols: true, needsEnrolledUser: false },
  // Whom nobody named is not enrolled, as the submission says. Source: v3 §16.8.
  smart_selfie_compare: { hasPictures: true, enrols: true, needsEnrolledUser: false },
  basic_kyc: { hasPictures: false, enrols: false, needsEnrolledUser: false },
  enhanced_kyc: { hasPictures: false, enrols: false, needsEnrolledUser: false },
  document_verification: { hasPictures: true, enrols: true, needsEnrolledUser: false },
  business_verification: { hasPictures: false, enrols: false, needsEnrolledUser: false },
  photo_update: { hasPictures: true, enrols: false, needsEnrolledUser: true },
  user_info_comparison: { hasPictures: true, enrols: false, needsEnrolledUser: false },
  aml_check: { hasPictures: false, enrols: false, needsEnrolledUser: false },
  aml_monitoring: { hasPictures: false, enrols: false, needsEnrolledUser: false },
  enhanced_document_verification: { hasPictures: true, enrols: true, needsEnrolledUser: false },
  residency_document_verification: { hasPictures: true, enrols: true, needsEnrolledUser: false },
  address_verification: { hasPictures: false, enrols: false, needsEnrolledUser: false },
  phone_verification: { hasPictures: false, enrols: false, needsEnrolledUser: false },
}

/** The traits of a product. */
export function traitsOf(product: Product): Traits {
  return traits[product]
}

const ofDocuments: readonly Product[] = [
  'document_verification',
  'enhanced_document_verification',
  'residency_document_verification',
]

/** Whether a picture of a document is what is judged. */
export function isAboutDocument(product: Product): boolean {
  return ofDocuments.includes(product)
}

const ofIdTypes: readonly Product[] = [
  'biometric_kyc',
  'basic_kyc',
  'enhanced_kyc',
  'business_verification',
  'enhanced_document_verification',
]

/** Whether an authority is asked about an ID type, which not every partner has enabled. Source: v3 §15, letter T; of businesses, assumed. */
export function isAboutIdType(product: Product): boolean {
  return ofIdTypes.includes(product)
}
