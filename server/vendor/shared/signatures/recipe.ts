import { hmac } from '../../../core/hmac.ts'
import type { Partner } from '../../../core/users/partner.ts'
import { signatureSuffix } from './signature.ts'

/** A signature that is not valid. */
export interface FailedSignature {
  readonly partner: Partner
  /** Every known partner: using another partner's key is a common mistake. */
  readonly partners: readonly Partner[]
  readonly timestamp: string
  readonly signature: string
  /** The API key of SDKs from before 2022, if the emulator has one. */
  readonly oldApiKey?: string | undefined
}

type Key = string | Buffer

/** Everything that a signature is made from. */
export interface Recipe {
  readonly timestamp: string
  readonly partnerId: string
  readonly suffix: string
  /** Makes the text to sign from timestamp, partner id and suffix. */
  readonly arrange: (timestamp: string, partnerId: string, suffix: string) => string
  readonly key: Key
  readonly digest: (key: Key, text: string) => Buffer
}

/** One common mistake: how it changes the right recipe. */
export interface Slip {
  readonly name: string
  readonly change: Partial<Recipe>
  /** It is not combined with others: there may be many of its kind, or it is rare already. */
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

/** The same mistake, which is not combined with others. */
export function alone(slip: Slip): Slip {
  return { ...slip, alone: true }
}
