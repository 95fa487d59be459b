// Made from schemas/control/partner-settings.schema.json by `npm run generate`. Do not edit.

/**
 * What a partner's account is set up for: GET /__emulator/partners/{partner_id}/settings. What is not said is allowed. The balance is what is left of it.
 */
export interface PartnerSettings {
  /**
   * Where callbacks go when a submission names no callback_url.
   */
  callback_url?: string
  /**
   * The domains that a callback_url may have; each allows the names below it.
   */
  callback_domains?: string[]
  /**
   * The products that are enabled.
   */
  products?: string[]
  /**
   * The ID types that are enabled: each a country, for all of its ID types, or one of them.
   */
  id_types?: string[]
  /**
   * How many more submissions are paid for. Each that is taken costs one.
   */
  balance?: number
  /**
   * Whether the account may be used for production. When false, submissions are refused.
   */
  production?: boolean
  /**
   * From which addresses the account may be used: addresses, or ranges.
   */
  allowed_ips?: string[]
  /**
   * The earliest version of an SDK that is taken. Who says no version is not refused.
   */
  minimum_sdk?: string
  /**
   * Whether a submission with pictures must have 6 to 8 liveness pictures, or may have any number.
   */
  liveness?: 'required' | 'optional'
}
