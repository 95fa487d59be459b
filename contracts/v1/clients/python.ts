import { fromState } from '../../../server/vendor/pacts/term.ts'
import { examplePartner, usualOrigin } from '../../example.ts'
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

const time = '2026-01-01T00:00:00.000000+00:00'
const signed = proof(time)
const sdk = sourceSdk('Python', '3.0.1')
const headers = { 'Content-Type': 'application/json', Accept: 'application/json', 'Accept-Language': 'en_US' }

const upload: Client['upload'] = (job) => ({
  file_name: 'selfie.zip',
  ...signed,
  smile_client_id: partnerId,
  partner_params: job,
  model_parameters: {},
  callback_url: callbackUrl,
  use_enrolled_image: false,
  ...sdk,
})

/** smile-id-core 3.0.1. Sources: v1 §1.2, §2.1, §3.1 [RUN]. */
export const python: Client = {
  name: 'smile-id-core-python',
  about: 'smile-id-core 3.0.1: timestamps with microseconds and +00:00, identities in the package only',
  sdk: 'python',
  base: '/v1',
  headers,
  upload,
  status: ({ user_id, job_id }, { history, images }) => ({
    ...signed,
    user_id,
    job_id,
    partner_id: partnerId,
    image_links: images,
    history,
  }),
  lookup: (job, idInfo) => ({ partner_id: partnerId, partner_params: job, ...idInfo, ...signed, ...sdk }),
  token: ({ user_id, job_id }, product) => ({
    ...signed,
    user_id,
    job_id,
    product,
    callback_url: callbackUrl,
    partner_id: partnerId,
  }),
  quirks: [
    {
      description: 'an upload whose partner id was given as int',
      states: aUserOnFile('python'),
      request: {
        method: 'POST',
        path: '/v1/upload',
        headers,
        body: { ...upload(anAuthentication, {}), smile_client_id: fromState('partner_id', Number(examplePartner.id)) },
      },
      response: { status: 200, body: uploadTaken(usualOrigin) },
    },
    {
      description: 'an upload by a base URL that ends in a slash',
      states: aUserOnFile('python'),
      request: { method: 'POST', path: '/v1//upload', headers, body: upload(anAuthentication, {}) },
      response: { status: 200, body: uploadTaken(usualOrigin) },
    },
    servicesQuirk('the services, which are asked for before an ID number is looked up'),
  ],
}
