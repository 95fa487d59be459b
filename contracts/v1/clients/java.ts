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

const signed = proof('2026-01-01T00:00:00.000000Z')
const sdk = sourceSdk('java', '2.1.8')
const headers = { 'Content-Type': 'application/json; charset=UTF-8' }

const upload: Client['upload'] = (job) => ({
  ...signed,
  smile_client_id: partnerId,
  file_name: 'selfie.zip',
  model_parameters: {},
  partner_params: job,
  callback_url: callbackUrl,
  ...sdk,
})

/** smile-identity-core (Java) 2.1.8. Sources: v1 §1.5, §2.1, §3.1 [JAVA], read and not run. */
export const java: Client = {
  name: 'smile-identity-core-java',
  about: 'smile-identity-core 2.1.8 (Java): Instant#toString, no callback_url when there is none',
  sdk: 'java',
  base: '/v1',
  headers,
  upload,
  status: ({ user_id, job_id }, { history, images }) => ({
    partner_id: partnerId,
    user_id,
    job_id,
    image_links: images,
    history,
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
    ...sdk,
  }),
  quirks: [
    {
      description: 'an upload without callback_url',
      states: aUserOnFile('java'),
      request: {
        method: 'POST',
        path: '/v1/upload',
        headers,
        body: withoutCallback(upload(anAuthentication, {})),
      },
      response: { status: 200, body: uploadTaken(usualOrigin) },
    },
    servicesQuirk(),
  ],
}

function withoutCallback({ callback_url: _url, ...body }: Readonly<Record<string, unknown>>) {
  return body
}
