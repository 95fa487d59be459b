import { type Instant, type Milliseconds, toTimestamp } from '../../../core/time.ts'
import type { Partner } from '../../../core/users/partner.ts'
import { signJwt } from '../../shared/tokens/jwt.ts'
import { tokenKeyOf } from './token-key.ts'

/** A consent as it is bound to a token. */
export interface BoundConsent {
  readonly granted: true
  readonly granted_at: string
  readonly notice_language: string
  readonly notice_privacy_policy_url: string
}

/** What is bound to a token: people's data and the callback URL as references, the rest as it is. Source: v3 §2.1. */
export interface BoundPayload {
  readonly country?: string
  readonly id_type?: string
  readonly id_number?: string
  readonly given_names?: string
  readonly last_name?: string
  readonly email?: string
  readonly phone_number?: string
  readonly callback_url?: string
  readonly consent?: BoundConsent
}

/** What a token is asked to hold. */
export interface TokenTerms {
  readonly product?: string | undefined
  readonly user_id?: string | undefined
  readonly partner_params?: Readonly<Record<string, string>> | undefined
  readonly payload?: BoundPayload | undefined
}

/** What a token of v3 says. Source: v3 §2.2. */
export interface TokenClaims extends TokenTerms {
  readonly aud: 'smileid-api'
  readonly iss: 'smileid-auth'
  /** Seconds since the epoch, by the clock on the wall, which is the one that clients compare with. */
  readonly iat: number
  readonly nbf: number
  readonly exp: number
  readonly key_id: string
  readonly partner_id: string
  /** Where the API is, as the caller reached it. */
  readonly api_url: string
  /** The emulator's own: when its partner's clock says that the token ends. A virtual clock is not the wall's. */
  readonly emulator_exp: string
}

/** When a token is made, and how long it holds. */
export interface TokenTimes {
  /** By its partner's clock. */
  readonly now: Instant
  readonly wall: Instant
  readonly lifetime: Milliseconds
}

/** Makes a token. */
export function mintToken(
  partner: Partner,
  { product, user_id, partner_params, payload }: TokenTerms,
  apiUrl: string,
  { now, wall, lifetime }: TokenTimes,
): string {
  const { id, secret } = tokenKeyOf(partner)
  const iat = Math.floor(wall / 1_000)
  const claims: TokenClaims = {
    aud: 'smileid-api',
    iss: 'smileid-auth',
    iat,
    nbf: iat,
    exp: Math.floor((wall + lifetime) / 1_000),
    key_id: id,
    partner_id: partner.id,
    api_url: apiUrl,
    ...(product !== undefined && { product }),
    ...(user_id !== undefined && { user_id }),
    ...(partner_params !== undefined && { partner_params }),
    ...(payload !== undefined && { payload }),
    emulator_exp: toTimestamp(now + lifetime),
  }
  return signJwt(secret, claims)
}
