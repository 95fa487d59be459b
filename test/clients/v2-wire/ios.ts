import type { Device, Selfie } from './device.ts'
import { type AppPart, disposition, formBytes, type PartHead, requestBytes } from './form.ts'

/** iOS 11, whose form is written by hand. Source: v2 §2, §3.1 [IOS]. */
export const ios: Device = {
  sdk: 'iOS',
  livenessCounts: [8],
  auth({ host, body }) {
    return post('/v1/auth_smile', host, [['Content-Type', 'application/json']], Buffer.from(JSON.stringify(body)))
  },
  selfie({ host, path, proof, selfie }) {
    const { partnerId, timestamp, signature } = proof
    const headers: [string, string][] = [
      ['Content-Type', `multipart/form-data; boundary=${boundary}`],
      ['SmileID-Partner-ID', partnerId],
      ['SmileID-Request-Signature', signature],
      ['SmileID-Timestamp', timestamp],
      ['SmileID-Source-SDK', 'iOS'],
      ['SmileID-Source-SDK-Version', '11.1.8'],
      ['SmileID-Request-Timestamp', timestamp],
      ['SmileID-Request-Mac', 'bm90IGEgcmVhbCBtYWM='],
    ]
    return post(path, host, headers, formBytes(partsOf(selfie), boundary, headOf))
  },
}

// A UUID without any hyphens before it.
const boundary = '0F0F0F0F-0F0F-4F0F-8F0F-0F0F0F0F0F0F'

function partsOf({ face, liveness, userId, params, failure, callbackUrl, sandboxResult, again }: Selfie): AppPart[] {
  return [
    { name: 'partner_params', json: params },
    { name: 'user_id', text: userId },
    ...(callbackUrl ? [{ name: 'callback_url', text: callbackUrl }] : []),
    ...(sandboxResult === undefined ? [] : [{ name: 'sandbox_result', text: String(sandboxResult) }]),
    ...(again === undefined ? [] : [{ name: 'allow_new_enroll', text: String(again) }]),
    { name: 'metadata', json: [{ name: 'sdk', value: 'iOS' }] },
    ...liveness.map((bytes, index) => ({ name: 'liveness_images', fileName: `si_liveness_${index}.jpg`, bytes })),
    { name: 'selfie_image', fileName: 'si_selfie.jpg', bytes: face },
    ...(failure ? [{ name: 'failure_reason', json: { mobile_active_liveness_timed_out: true } }] : []),
  ]
}

// Text has no type.
const headOf: PartHead = (part) => [
  disposition(part),
  ...('bytes' in part ? ['Content-Type: image/jpeg'] : []),
  ...('json' in part ? ['Content-Type: application/json'] : []),
]

function post(path: string, host: string, headers: readonly [string, string][], body: Buffer): Buffer {
  const own: [string, string][] = [
    ['Host', host],
    ['Accept', '*/*'],
    ['Connection', 'keep-alive'],
    ['Accept-Language', 'en-GB,en;q=0.9'],
    ['Accept-Encoding', 'gzip, deflate, br'],
    ['User-Agent', 'Shop/1 CFNetwork/1496.0.7 Darwin/23.5.0'],
    ['Content-Length', String(body.length)],
  ]
  return requestBytes(`POST ${path} HTTP/1.1`, [...own, ...headers], body)
}
