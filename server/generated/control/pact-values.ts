// Made from schemas/control/pact-values.schema.json by `npm run generate`. Do not edit.

/**
 * What POST /__emulator/pact/states returns: a pact's members are generated from these by name. Empty after teardown.
 */
export interface PactValues {
  partner_id?: string
  user_id?: string
  job_id?: string
  callback_path?: string
  timestamp?: string
  signature?: string
  smile_job_id?: string
  ref_id?: string
  upload_path?: string
  upload_expires?: string
  upload_signature?: string
  token?: string
  api_key?: string
}
