import type { Product } from '../jobs/product.ts'
import type { Instant } from '../time.ts'

/** The products that can be behind a link. Source: v1 §9.10. */
export const linkProducts = [
  'biometric_kyc',
  'document_verification',
  'enhanced_document_verification',
  'enhanced_kyc',
] as const

export type LinkProduct = Extract<Product, (typeof linkProducts)[number]>

/** One way in which a link lets people prove who they are. */
export interface LinkIdType {
  readonly country: string
  readonly idType: string
  readonly product: LinkProduct
}

/** What a link is made with. Which of it a generation has members for is that generation's to say. */
export interface LinkTerms {
  readonly name: string
  readonly idTypes: readonly LinkIdType[]
  /** For one person, once; else everybody who opens it is somebody new. Source: v3 §17.6. */
  readonly isSingleUse: boolean
  /** Of a link for one person. */
  readonly userId?: string | undefined
  readonly companyName?: string | undefined
  readonly description?: string | undefined
  readonly privacyPolicyUrl?: string | undefined
  readonly callbackUrl?: string | undefined
  readonly redirectUrl?: string | undefined
  readonly logoUrl?: string | undefined
  readonly themeColor?: string | undefined
  /** Undefined when it does not end. */
  readonly expiresAt?: Instant | undefined
  readonly partnerParams?: Readonly<Record<string, unknown>> | undefined
}

/** A link to a page on which people verify themselves, without any code of the partner's. Sources: v1 §9.10, v3 §5.7. */
export interface SmileLink extends LinkTerms {
  readonly partnerId: string
  /** The link's own id. */
  readonly refId: string
  readonly disabled: boolean
}

/** What becomes of people who open a link. */
export type LinkState = 'open' | 'expired' | 'disabled'

/** The link with other terms; what is not mentioned stays. */
export function changedLink(link: SmileLink, changes: Partial<LinkTerms>, disabled?: boolean): SmileLink {
  return { ...link, ...changes, disabled: disabled ?? link.disabled }
}

/** The state of a link at `now`. */
export function linkStateAt({ disabled, expiresAt }: SmileLink, now: Instant): LinkState {
  if (disabled) return 'disabled'
  return expiresAt !== undefined && expiresAt <= now ? 'expired' : 'open'
}
