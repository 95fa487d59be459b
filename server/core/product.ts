/** What Smile ID can be asked to do. Wire numbers (`job_type`) are translated in each generation's decode and encode. */
export const products = [
  'biometric_kyc',
  'smart_selfie_authentication',
  'smart_selfie_registration',
  'enhanced_kyc',
  'document_verification',
  'business_verification',
  'photo_update',
  'user_info_comparison',
  'aml_check',
  'enhanced_document_verification',
  'address_verification',
] as const

export type Product = (typeof products)[number]

interface Traits {
  /** Judged from a package of pictures, or looked up with an authority. */
  readonly intake: 'package' | 'lookup'
  /** An approved job puts its user on file. Source: v1 §3.3 (2209). */
  readonly enrols: boolean
  /** Compares with a user already on file. Source: v1 §3.3 (2210); of a photo update, v1 §8.1 [RB]. */
  readonly needsEnrolledUser: boolean
}

const traits: Readonly<Record<Product, Traits>> = {
  biometric_kyc: { intake: 'package', enrols: true, needsEnrolledUser: false },
  smart_selfie_authentication: { intake: 'package', enrols: false, needsEnrolledUser: true },
  smart_selfie_registration: { intake: 'package', enrols: true, needsEnrolledUser: false },
  enhanced_kyc: { intake: 'lookup', enrols: false, needsEnrolledUser: false },
  document_verification: { intake: 'package', enrols: true, needsEnrolledUser: false },
  business_verification: { intake: 'lookup', enrols: false, needsEnrolledUser: false },
  photo_update: { intake: 'package', enrols: false, needsEnrolledUser: true },
  user_info_comparison: { intake: 'package', enrols: false, needsEnrolledUser: false },
  aml_check: { intake: 'lookup', enrols: false, needsEnrolledUser: false },
  enhanced_document_verification: { intake: 'package', enrols: true, needsEnrolledUser: false },
  address_verification: { intake: 'lookup', enrols: false, needsEnrolledUser: false },
}

/** What kind of product this is. */
export function traitsOf(product: Product): Traits {
  return traits[product]
}

/** Whether a picture of a document is what is judged. */
export function isAboutDocument(product: Product): boolean {
  return product === 'document_verification' || product === 'enhanced_document_verification'
}

/** The products that come with a package, or those that are looked up. */
export function productsBy(intake: Traits['intake']): Product[] {
  return products.filter((product) => traits[product].intake === intake)
}
