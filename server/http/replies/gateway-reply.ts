import type { Reply } from '../operation.ts'

// The texts of the gateway in front of the vendor. Assumed: v1 §1 names an AWS gateway, and these are its texts.
const messages: Readonly<Record<number, string>> = {
  429: 'Too Many Requests',
  503: 'Service Unavailable',
  504: 'Endpoint request timed out',
}

/** An answer that comes not from the vendor's code but from the gateway in front of it. */
export function gatewayReply(status: number): Reply {
  return {
    status,
    json: { message: messages[status] ?? 'Internal server error' },
    byGateway: true,
    ...(status === 429 && { headers: { 'retry-after': '1' } }),
  }
}

/** Whether an answer may be the gateway's. */
export function isGatewayAnswer(status: number, body: unknown): boolean {
  if (status !== 429 && status < 500) return false
  return Object.keys((body ?? {}) as object).every((name) => name === 'message')
}
