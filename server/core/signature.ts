import { createHmac, timingSafeEqual } from 'node:crypto'

/** How a partner proves itself, and so how it is answered: `sec_key` is the scheme retired in 2022. Source: v1 §2.1, §2.3. */
export type SignatureScheme = 'hmac' | 'sec_key'

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

/** Whether two texts are the same, in a time that does not tell how much of them is: for signatures, keys and tokens. */
export function sameSecret(expected: string, actual: string): boolean {
  const [one, other] = [Buffer.from(expected), Buffer.from(actual)]
  return one.length === other.length && timingSafeEqual(one, other)
}

/** HMAC-SHA256 as text. Node writes it so faster than a buffer that is turned into text. */
export function hmacText(key: string | Buffer, message: string, encoding: 'base64' | 'base64url'): string {
  return createHmac('sha256', key).update(message, 'utf8').digest(encoding)
}

/** HMAC-SHA256, for naming the mistakes people make in them. */
export function hmac(key: string | Buffer, message: string | Buffer): Buffer {
  return createHmac('sha256', key).update(message).digest()
}
