import type { V3Error } from '../../../generated/v3/error.ts'
import type { V3GatewayError } from '../../../generated/v3/gateway-error.ts'
import type { Reply } from '../../../http/operation.ts'

/** What an endpoint of v3 calls each HTTP status that it refuses with. Source: v3 §15. */
const phrases: Readonly<Record<number, V3Error['status']>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  402: 'Payment Required',
  403: 'Forbidden',
  404: 'Not Found',
  408: 'Request Timeout',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  424: 'Failed Dependency',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
}

/** The HTTP statuses under which an endpoint of v3 can refuse. */
export type RefusalStatus = 400 | 401 | 402 | 403 | 404 | 408 | 409 | 413 | 415 | 424 | 429 | 500 | 502 | 503

/** A refusal as an endpoint words it. The members' order is the sandbox's (v3 §15 [INT-A]). */
export function endpointReply(status: number, message: string): Reply {
  const words: V3Error = { message, status: phraseOf(status) }
  return { status, json: words }
}

/** Whether a text is what an endpoint calls some status. */
export function isPhrase(text: string): boolean {
  return (Object.values(phrases) as string[]).includes(text)
}

/** A scenario may refuse with any status. */
function phraseOf(status: number): V3Error['status'] {
  return phrases[status] ?? (status < 500 ? 'Bad Request' : 'Internal Server Error')
}

// What the gateway says of what it refuses. Sources: v3 §2.3, §16.2.
const gatewayWords = {
  401: { message: 'Missing or invalid authentication credentials.', status: 'unauthorized' },
  413: { message: 'Request payload too large. Maximum allowed size is 10 MB.', status: 'payload_too_large' },
  500: {
    message: 'Backend processing failure. Please retry; contact support if the issue persists.',
    status: 'integration_failure',
  },
} as const

/** Whether the gateway words this status itself; others are as AWS has them. */
export function isOwnOfGateway(status: number): status is keyof typeof gatewayWords {
  return Object.hasOwn(gatewayWords, status)
}

/** A refusal as the gateway words it that stands before the endpoints. */
export function gatewayRefusal(status: keyof typeof gatewayWords): Reply {
  const { message, status: word } = gatewayWords[status]
  const words: V3GatewayError = { job_id: null, message, status: word, user_id: null }
  return { status, json: words, byGateway: true }
}
