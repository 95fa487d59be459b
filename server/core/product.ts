/** What Smile ID can be asked to do. Wire numbers (`job_type`) are translated in each generation's decode and encode. */
export const products = ['smart_selfie_authentication', 'smart_selfie_registration'] as const

export type Product = (typeof products)[number]

/** Whether an approved job of this product puts its user on file. Source: v1 §3.3 (2209). */
export function enrols(product: Product): boolean {
  return product === 'smart_selfie_registration'
}

/** Whether this product compares with a user already on file. Source: v1 §3.3 (2210). */
export function needsEnrolledUser(product: Product): boolean {
  return product === 'smart_selfie_authentication'
}
