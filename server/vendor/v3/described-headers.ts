import type { Description } from '../../http/operation.ts'

type Headers = NonNullable<Description['headers']>
type Answered = Readonly<Record<string, string>>

/** What `POST /v3/token` reads. Source: v3 §2.1. */
export const keyHeaders: Headers = {
  'smileid-partner-id': { description: 'The partner id, without leading zeros.', required: true },
  'smileid-api-key': { description: 'The partner’s API key.', required: true },
}

/** What every other endpoint reads. Source: v3 §2.3. */
export const tokenHeaders: Headers = {
  'SmileID-Token': { description: 'A token of POST /v3/token, as it is: without Bearer.', required: true },
  'SmileID-Partner-ID': { description: 'When it is sent, the partner of the token.', required: false },
}

/** Who the user is, instead of the part of that name. Source: v3 §2.3. */
export const userHeader: Headers = {
  'User-ID': { description: 'The user, as user_id says it; both agree when both are sent.', required: false },
}

/** What some endpoints document of every client. Source: v3 §16.9, §16.13. */
export const sourceHeaders: Headers = {
  'SmileID-Source-SDK': { description: 'What sends the request, such as rest_api.', required: false },
  'SmileID-Source-SDK-Version': { description: 'Its version.', required: false },
  'SmileID-Timestamp': { description: 'When the request was signed; not read.', required: false },
  'SmileID-Request-Signature': { description: 'The signature of the request; not read.', required: false },
}

/** Makes a submission safe to repeat. Source: v3 §16.11. */
export const idempotencyHeader: Headers = {
  'SmileID-Idempotency-Key': {
    description:
      '16 to 128 of A-Z, a-z, 0-9, - and _. A submission with a used key is answered with the first one’s result.',
    required: false,
  },
}

/** What a status is answered with. Source: v3 §5.2. */
export const statusHeaders: Answered = {
  api_version: 'The build of the API.',
  job_id: 'As in the body.',
  user_id: 'As in the body.',
}

/** Names the job of an answer that does not. Source: v3 §5.3. */
export const jobHeader: Answered = { 'SmileID-Job-ID': 'The job, which is recorded.' }

/** What proves a verdict that is answered at once. Source: v3 §5.3. */
export const verdictHeaders: Answered = {
  'Response-Signature':
    'base64 of HMAC-SHA256, with the API key, of Response-Timestamp, the partner id and sid_request, one after the other.',
  'Response-Timestamp': 'When it was signed.',
  ...jobHeader,
  'User-ID': 'As in the body.',
}

/** When to come again. */
export const retryHeader: Answered = { 'retry-after': 'Seconds to wait.' }
