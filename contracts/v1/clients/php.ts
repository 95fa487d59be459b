import { usualOrigin } from '../../example.ts'
import { uploadTaken } from '../answers.ts'
import {
  anAuthentication,
  aUserOnFile,
  type Client,
  callbackUrl,
  partnerId,
  proof,
  servicesQuirk,
  sourceSdk,
} from '../client.ts'

const signed = proof('2026-01-01T00:00:00+00:00')
const sdk = sourceSdk('PHP', '4.0.3')

const upload: Client['upload'] = (job) => ({
  callback_url: callbackUrl,
  file_name: 'selfie.zip',
  model_parameters: '',
  partner_params: job,
  ...signed,
  smile_client_id: partnerId,
  ...sdk,
})

/** smile-identity-core-php 4.0.3. Sources: v1 §1.3, §2.1, §3.1 [RUN]. */
export const php: Client = {
  name: 'smile-identity-core-php',
  about: 'smile-identity-core-php 4.0.3: no Content-Type, model_parameters as text, timestamps without a fraction',
  sdk: 'php',
  base: '/v1',
  // It means to send one, and does not.
  headers: {},
  upload,
  status: ({ user_id, job_id }, { history, images }) => ({
    user_id,
    job_id,
    partner_id: partnerId,
    image_links: images,
    history,
    ...signed,
    ...sdk,
  }),
  lookup: (job, idInfo) => ({
    partner_id: partnerId,
    partner_params: job,
    ...idInfo,
    language: 'php',
    ...signed,
    ...sdk,
  }),
  token: ({ user_id, job_id }, product) => ({
    user_id,
    job_id,
    product,
    callback_url: callbackUrl,
    partner_id: partnerId,
    ...signed,
    ...sdk,
  }),
  quirks: [
    {
      description: 'an upload by a base URL without its slash',
      states: aUserOnFile('php'),
      request: { method: 'POST', path: '/upload', body: upload(anAuthentication, {}) },
      response: { status: 200, body: uploadTaken(usualOrigin) },
    },
    servicesQuirk(),
  ],
}
