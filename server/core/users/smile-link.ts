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
  /** The generation of the vendor's API that made it: its jobs are of that one, and so are their callbacks. */
  readonly generation: string
  /** The link's own id. */
  readonly refId: string
  readonly disabled: boolean
  /** Of a link for one person: the job that it was used for, by Smile ID's own name. */
  readonly usedFor?: string | undefined
}

/** What becomes of people who open a link. */
export type LinkState = 'open' | 'used' | 'expired' | 'disabled'

/** The link with other terms; what is not mentioned stays. */
export function changedLink(link: SmileLink, changes: Partial<LinkTerms>, disabled?: boolean): SmileLink {
  return { ...link, ...changes, disabled: disabled ?? link.disabled }
}

/** The state of a link at `now`. */
export function linkStateAt({ disabled, expiresAt, usedFor }: SmileLink, now: Instant): LinkState {
  if (disabled) return 'disabled'
  if (usedFor !== undefined) return 'used'
  return expiresAt !== undefined && expiresAt <= now ? 'expired' : 'open'
}

/** A link is not open to the person who submits by it. */
export class LinkClosedError extends Error {
  override readonly name = 'LinkClosedError'
  /** Undefined when there is no such link. */
  readonly link: SmileLink | undefined

  constructor(link: SmileLink | undefined) {
    super('This link is not open.')
    this.link = link
  }
}
