import { SmileError } from '../../../core/errors.ts'
import type { Call, Description, Proven } from '../../../http/operation.ts'
import { isParts } from '../../../http/parts/parts.ts'
import { proveByHeaders, type SignatureParts } from '../../shared/access/signature-proof.ts'

/** What the endpoints read that are signed in headers. Source: v2 §2.1. */
export const signatureHeaders: NonNullable<Description['headers']> = {
  'SmileID-Partner-ID': { description: 'The partner id, leading zeros and all.', required: true },
  'SmileID-Timestamp': { description: 'ISO 8601 in UTC: the text that is signed.', required: true },
  'SmileID-Request-Signature': {
    description: 'base64 of HMAC-SHA256, with the API key, of the timestamp, the partner id and sid_request.',
    required: true,
  },
  'SmileID-Source-SDK': { description: 'What sends the request, such as android.', required: false },
  'SmileID-Source-SDK-Version': { description: 'Its version.', required: false },
}

const wanted = 'Send SmileID-Partner-ID, SmileID-Timestamp and SmileID-Request-Signature'

/** Makes an operation's `authenticate`: the signature is in headers. @throws SmileError that says where it was sent instead. */
export function headerProof(parts: SignatureParts): (call: Call) => Proven | Promise<Proven> {
  return ({ headers, body }) => {
    if (headers['smileid-request-signature'] === undefined) refuseElsewhere(headers, saidIn(body))
    return proveByHeaders(parts, headers)
  }
}

function refuseElsewhere(headers: Call['headers'], said: ReadonlySet<string>): void {
  if (said.has('signature') || said.has('sec_key')) {
    throw new SmileError(
      'not_authorized',
      `The signature came in the body, and is read from headers here. ${wanted} instead.`,
    )
  }
  const isToken = said.has('token') || headers['smileid-token'] !== undefined || headers.authorization !== undefined
  if (!isToken) return
  throw new SmileError(
    'not_authorized',
    `A token came, and none is taken here. ${wanted}; a device that has no API key gets them from POST /v1/auth_smile.`,
  )
}

/** The members of a body, whether it is a form or JSON. */
function saidIn(body: unknown): ReadonlySet<string> {
  if (isParts(body)) return new Set(body.fields.keys())
  return new Set(typeof body === 'object' && body !== null ? Object.keys(body) : [])
}
