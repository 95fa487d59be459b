import { hmac } from '../../core/hmac.ts'
import type { Partner } from '../../core/users/partner.ts'
import { signatureSuffix } from './signature.ts'

/** A signature that did not hold. */
export interface FailedSignature {
  readonly partner: Partner
  /** Every partner known here: using another partner's key is a usual mistake. */
  readonly partners: readonly Partner[]
  readonly timestamp: string
  readonly signature: string
  /** The key that SDKs from before 2022 are given in place of the API key, where the emulator has one. */
  readonly oldApiKey?: string | undefined
}

type Key = string | Buffer

/** All that a signature is made from. */
export interface Recipe {
  readonly timestamp: string
  readonly partnerId: string
  readonly suffix: string
  /** Makes the text to sign from timestamp, partner id and suffix. */
  readonly arrange: (timestamp: string, partnerId: string, suffix: string) => string
  readonly key: Key
  readonly digest: (key: Key, text: string) => Buffer
}

/** One usual mistake: what it does to the right recipe. */
export interface Slip {
  readonly name: string
  readonly change: Partial<Recipe>
  /** It is not looked for beside others: there may be many of its kind, or it is rare enough as it is. */
  readonly alone?: true
}

/** How a signature should have been made. Source: v1 §2.1. */
export function rightRecipe({ timestamp, partner }: FailedSignature): Recipe {
  return {
    timestamp,
    partnerId: partner.id,
    suffix: signatureSuffix,
    arrange: (t, p, s) => t + p + s,
    key: partner.apiKey,
    digest: hmac,
  }
}

/** The same mistake, which is not looked for beside others. */
export function alone(slip: Slip): Slip {
  return { ...slip, alone: true }
}
