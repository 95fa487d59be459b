import { createHash } from 'node:crypto'
import { isAboutDocument } from '../../core/jobs/product.ts'
import { toTimestamp } from '../../core/time.ts'
import type { TimedTrial, TrialAnswer, TrialCall } from '../../http/trial.ts'
import { jpegPortrait } from '../../people/portrait.ts'
import { sign } from '../shared/signatures/signature.ts'
import { jobTypeOf, uploadedProducts } from './decode.ts'
import { writeZip } from './uploads/write-zip.ts'

/** Submits a job over the wire, as a partner's server would with v1: signed, zipped, with a generated picture. */
export async function submitTrial(
  asked: TimedTrial,
  send: (call: TrialCall) => Promise<TrialAnswer>,
): Promise<TrialAnswer> {
  const answer = await send(submissionOf(asked))
  if (answer.status !== 200 || !uploadedProducts.includes(asked.product)) return answer
  const { upload_url: target } = JSON.parse(answer.body) as { upload_url: string }
  const put = await send({
    method: 'PUT',
    target,
    headers: { 'content-type': 'application/zip' },
    body: packageOf(asked),
  })
  return put.status === 200 ? answer : put
}

function submissionOf(asked: TimedTrial): TrialCall {
  const { partner, product, userId, jobId, callbackUrl, scenario, idNumber } = asked
  const timestamp = toTimestamp(asked.now)
  const signature = sign(partner.apiKey, partner.id, timestamp)
  const params = {
    user_id: userId,
    job_id: jobId,
    job_type: jobTypeOf(product),
    ...(scenario && { emulator_scenario: scenario }),
  }
  const sdk = { source_sdk: 'rest_api', source_sdk_version: 'dashboard' }
  const signed = { timestamp, signature, callback_url: callbackUrl, ...sdk }
  const post = (target: string, body: object, headers = {}): TrialCall => ({
    method: 'POST',
    target,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  const identity = { country: 'NG', id_type: 'BVN', id_number: idNumber }
  switch (product) {
    case 'enhanced_kyc':
      return post('/v1/async_id_verification', {
        partner_id: partner.id,
        ...signed,
        partner_params: params,
        ...identity,
      })
    case 'business_verification':
      return post('/v1/async_business_verification', {
        ...{ partner_id: partner.id, ...signed, partner_params: params, ...identity },
        id_type: 'BUSINESS_REGISTRATION',
        business_type: 'co',
      })
    case 'aml_check': {
      const whom = { user_id: userId, job_id: jobId, job_type: 10, full_name: userId, countries: ['NG'] }
      return post('/v1/aml', { partner_id: partner.id, ...signed, ...whom, partner_params: params })
    }
    case 'address_verification':
      return post(
        '/v1/async-verify-address',
        {
          ...{ country: 'NG', address: '1 Emulator Street, Lagos', full_name: userId, utility_number: idNumber },
          ...{ callback_url: callbackUrl, partner_params: params },
        },
        {
          'smileid-partner-id': partner.id,
          'smileid-timestamp': timestamp,
          'smileid-request-signature': signature,
          'smileid-source-sdk': sdk.source_sdk,
        },
      )
    default:
      return post('/v1/upload', { smile_client_id: partner.id, ...signed, partner_params: params })
  }
}

// Smile ID's image_type_id of pictures in base64. Source: v1 §4.2.
const selfie = 2
const documentFront = 3
const liveness = 6

/** The zip: a selfie, the eight pictures that show a living person, a document's front, and the identity. */
function packageOf({ product, userId, idNumber }: TimedTrial): Buffer {
  const picture = (of: string) => jpegPortrait(createHash('sha256').update(of).digest()).toString('base64')
  const face = picture(userId)
  const types = [selfie, ...Array<number>(8).fill(liveness)]
  const isDocument = isAboutDocument(product)
  const info = {
    package_information: { apiVersion: { buildNumber: 0, majorVersion: 2, minorVersion: 0 } },
    id_info: {
      ...{ country: 'NG', id_type: isDocument ? 'PASSPORT' : 'BVN', entered: 'true' },
      ...(!isDocument && { id_number: idNumber }),
    },
    images: [
      ...types.map((type) => ({ image_type_id: type, image: face, file_name: '' })),
      ...(isDocument ? [{ image_type_id: documentFront, image: picture(`document of ${userId}`), file_name: '' }] : []),
    ],
  }
  return writeZip({ 'info.json': Buffer.from(JSON.stringify(info)) })
}
