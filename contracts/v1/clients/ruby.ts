import { type Client, callbackUrl, partnerId, proof, servicesQuirk, sourceSdk } from '../client.ts'

const signed = proof('2026-01-01 00:00:00 +0000')
const sdk = sourceSdk('Ruby', '2.3.1')
const headers = { 'Content-Type': 'application/json' }

/** smile-identity-core (Ruby) 2.3.1. Sources: v1 §1.4, §2.1, §3.1 [RUN]. */
export const ruby: Client = {
  name: 'smile-identity-core-ruby',
  about: 'smile-identity-core 2.3.1 (Ruby): timestamps as Time#to_s writes them',
  sdk: 'ruby',
  base: '/v1',
  headers,
  upload: (job) => ({
    ...signed,
    file_name: 'selfie.zip',
    smile_client_id: partnerId,
    partner_params: job,
    model_parameters: {},
    callback_url: callbackUrl,
    ...sdk,
  }),
  status: ({ user_id, job_id }, { history, images }) => ({
    ...signed,
    user_id,
    job_id,
    partner_id: partnerId,
    image_links: images,
    history,
    ...sdk,
  }),
  lookup: (job, idInfo) => ({ ...signed, partner_id: partnerId, partner_params: job, ...idInfo, ...sdk }),
  token: ({ user_id, job_id }, product) => ({
    ...signed,
    user_id,
    job_id,
    product,
    callback_url: callbackUrl,
    partner_id: partnerId,
    ...sdk,
  }),
  quirks: [servicesQuirk('the services', headers)],
}
