import type { Reply } from '../operation.ts'

// What the gateway that stands before the vendor says by itself. Assumed: v1 §1 names an AWS gateway, and these are its texts.
const messages: Readonly<Record<number, string>> = {
  429: 'Too Many Requests',
  503: 'Service Unavailable',
  504: 'Endpoint request timed out',
}

/** An answer that does not come from the vendor's code but from what stands before it. */
export function gatewayReply(status: number): Reply {
  return {
    status,
    json: { message: messages[status] ?? 'Internal server error' },
    ...(status === 429 && { headers: { 'retry-after': '1' } }),
  }
}

/** Whether an answer may be the gateway's: nothing is known of what it says besides. */
export function isGatewayAnswer(status: number, body: unknown): boolean {
  if (status !== 429 && status < 500) return false
  return Object.keys((body ?? {}) as object).every((name) => name === 'message')
}
