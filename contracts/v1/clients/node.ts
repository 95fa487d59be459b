import { type Client, callbackUrl, partnerId, proof, sourceSdk } from '../client.ts'

const signed = { ...proof('2026-01-01T00:00:00.000Z') }
const sdk = sourceSdk('javascript', '3.2.1')

/** smile-identity-core 3.2.1. Its pact is recorded by the SDK itself. Source: v1 §3.1 [RUN]. */
export const node: Client = {
  name: 'smile-identity-core-js',
  about: 'recorded by smile-identity-core 3.2.1 itself',
  sdk: 'node',
  base: '/v1',
  headers: { 'Content-Type': 'application/json' },
  upload: (job, idInfo) => ({
    callback_url: callbackUrl,
    file_name: 'selfie.zip',
    model_parameters: {},
    partner_params: job,
    smile_client_id: partnerId,
    use_enrolled_image: false,
    entered: 'false',
    ...idInfo,
    ...signed,
    ...sdk,
  }),
  status: ({ user_id, job_id }, { history, images }) => ({
    user_id,
    job_id,
    partner_id: partnerId,
    history,
    image_links: images,
    ...signed,
  }),
  lookup: (job, idInfo) => ({ partner_id: partnerId, partner_params: job, ...idInfo, ...signed, ...sdk }),
  token: ({ user_id, job_id }, product) => ({
    user_id,
    job_id,
    product,
    callback_url: callbackUrl,
    partner_id: partnerId,
    ...signed,
  }),
  quirks: [],
}
