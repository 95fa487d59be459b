import type { Partner } from '../../core/users/partner.ts'

/** Those whom a partner id may mean. */
export interface KnownPartners {
  find(id: string): Partner | undefined
  all(): readonly Partner[]
}

/** Whom a plain id means, or why nobody. */
export type MeantPartner = { readonly partner: Partner } | { readonly fault: string }

/** An id without the zeros that it begins with: v3 writes `12` for the partner whom v1 calls `0012`. Source: v3 §1. */
export function plainPartnerId(id: string): string {
  return id.replace(/^0+(?=.)/, '')
}

/** Finds the partner whom a plain id means, whatever zeros the id has where it was configured. */
export function partnerOfPlainId(id: string, partners: KnownPartners): MeantPartner {
  const plain = plainPartnerId(id)
  const [found, another] = partners.all().filter((one) => plainPartnerId(one.id) === plain)
  if (!found) return { fault: `No partner "${id}" is served here` }
  if (another) return { fault: `Partners "${found.id}" and "${another.id}" are both "${plain}" without leading zeros` }
  if (plain !== id) return { fault: `An id has no leading zeros here: send "${plain}", not "${id}"` }
  return { partner: found }
}
