// Made from schemas/control/partner-settings-request.schema.json by `npm run generate`. Do not edit.

/**
 * Settings of a partner: PUT and PATCH /__emulator/partners/{partner_id}/settings. With PUT, what is not said is allowed; with PATCH, it stays as it is, and null allows it. Until a reset, which brings back what was configured.
 */
export interface PartnerSettingsRequest {
  /**
   * Where callbacks go when a submission names no callback_url.
   */
  callback_url?: string | null
  /**
   * The domains that a callback_url may have; each allows the names below it.
   */
  callback_domains?: string[] | null
  /**
   * The products that are enabled.
   */
  products?: string[] | null
  /**
   * The ID types that are enabled: each a country, for all of its ID types, or one of them.
   */
  id_types?: string[] | null
  /**
   * How many more submissions are paid for. Each that is taken costs one.
   */
  balance?: number | null
  /**
   * Whether the account may be used for production. When false, submissions are refused.
   */
  production?: boolean | null
  /**
   * From which addresses the account may be used: addresses, or ranges.
   */
  allowed_ips?: string[] | null
  /**
   * The earliest version of an SDK that is taken. Who says no version is not refused.
   */
  minimum_sdk?: string | null
  /**
   * Whether a submission with pictures must have 6 to 8 liveness pictures, or may have any number.
   */
  liveness?: 'required' | 'optional' | null
}
