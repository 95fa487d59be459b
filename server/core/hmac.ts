import { createHmac, timingSafeEqual } from 'node:crypto'

/** Whether two texts are the same, in a time that does not reveal how much of them is: for signatures, keys and tokens. */
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
