import { hmacText, sameSecret } from '../../../core/hmac.ts'

/** The constant that ends every signed message. Source: v1 §2.1. */
export const signatureSuffix = 'sid_request'

/** The message a signature is made over: timestamp, partner id, constant; nothing between them. Source: v1 §2.1. */
export function signedMessage(timestamp: string, partnerId: string): string {
  return `${timestamp}${partnerId}${signatureSuffix}`
}

/**
 * Signs as Smile ID and every official SDK do: base64 of HMAC-SHA256 under the partner's API key.
 * @param timestamp the literal text that travels in the body; it is never re-formatted.
 */
export function sign(apiKey: string, partnerId: string, timestamp: string): string {
  return hmacText(apiKey, signedMessage(timestamp, partnerId), 'base64')
}

/** Whether a signature holds, compared in constant time. */
export function verify(apiKey: string, partnerId: string, timestamp: string, signature: string): boolean {
  return sameSecret(sign(apiKey, partnerId, timestamp), signature)
}
