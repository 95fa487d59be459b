import { gzipSync } from 'node:zlib'
import type { Device, Selfie } from './device.ts'
import { type AppPart, chunked, disposition, formBytes, type PartHead, requestBytes } from './form.ts'

/** Android 11, which has Retrofit write over OkHttp. Source: v2 §2, §3.1 [AND]. */
export const android: Device = {
  sdk: 'android',
  livenessCounts: [7, 8],
  auth({ host, body }) {
    const json = Buffer.from(JSON.stringify(body))
    return post('/v1/auth_smile', host, [['Content-Type', 'application/json; charset=UTF-8']], json)
  },
  selfie({ host, path, proof, selfie }) {
    const form = formBytes(partsOf(selfie), boundary, headOf)
    const { partnerId, timestamp, signature } = proof
    const headers: [string, string][] = [
      ['SmileID-Partner-ID', partnerId],
      ['SmileID-Request-Signature', signature],
      ['SmileID-Timestamp', timestamp],
      ['SmileID-Source-SDK', 'android'],
      ['SmileID-Source-SDK-Version', '11.1.2'],
      ['SmileID-Request-Timestamp', timestamp],
      ['SmileID-loader', 'emulator'],
      // Made by a module that nobody outside has, and by the store's service. Source: v2 §2.2.
      ['SmileID-Request-Mac', 'bm90IGEgcmVhbCBtYWM='],
      ['SmileID-Device-Nonce', 'ERR_-1'],
      ['Content-Type', `multipart/form-data; boundary=${boundary}`],
    ]
    return post(path, host, headers, form)
  },
}

const boundary = '0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f'

/** In the order of the call's arguments. What is null is not sent. */
function partsOf({ face, liveness, userId, params, failure, callbackUrl, sandboxResult, again }: Selfie): AppPart[] {
  return [
    { name: 'selfie_image', fileName: 'si_selfie_1767225600000.jpg', bytes: face },
    ...liveness.map((bytes, index) => ({ name: 'liveness_images', fileName: `si_liveness_${index}.jpg`, bytes })),
    { name: 'user_id', text: userId },
    { name: 'partner_params', json: params },
    ...(failure ? [{ name: 'failure_reason', json: { mobile_active_liveness_timed_out: true } }] : []),
    ...(callbackUrl ? [{ name: 'callback_url', text: callbackUrl }] : []),
    ...(sandboxResult === undefined ? [] : [{ name: 'sandbox_result', text: String(sandboxResult) }]),
    ...(again === undefined ? [] : [{ name: 'allow_new_enroll', text: String(again) }]),
    {
      name: 'metadata',
      json: [
        { name: 'sdk', value: 'android' },
        { name: 'fingerprint', value: 'x' },
      ],
    },
  ]
}

// Retrofit says how a part is encoded that is no file, and OkHttp how long each is.
const headOf: PartHead = (part, length) => [
  disposition(part),
  ...('bytes' in part ? [] : ['Content-Transfer-Encoding: binary']),
  `Content-Type: ${typeOf(part)}`,
  `Content-Length: ${length}`,
]

function typeOf(part: AppPart): string {
  if ('bytes' in part) return 'image/jpeg'
  return 'json' in part ? 'application/json; charset=UTF-8' : 'text/plain; charset=UTF-8'
}

/** Bodies are gzipped where the host's name has that of the vendor's, and then nobody says how long they are. Source: v2 §2.2. */
function post(path: string, host: string, headers: readonly [string, string][], body: Buffer): Buffer {
  const isGzipped = host.includes('api.smileidentity.com')
  const framing: [string, string][] = isGzipped
    ? [
        ['Content-Encoding', 'gzip'],
        ['Transfer-Encoding', 'chunked'],
      ]
    : [['Content-Length', String(body.length)]]
  const own: [string, string][] = [
    ['Host', host],
    ['Connection', 'Keep-Alive'],
    ['Accept-Encoding', 'gzip'],
    ['User-Agent', 'okhttp/4.12.0'],
  ]
  return requestBytes(
    `POST ${path} HTTP/1.1`,
    [...headers, ...framing, ...own],
    isGzipped ? chunked(gzipSync(body)) : body,
  )
}
