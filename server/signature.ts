import { type Instant, type Milliseconds, parseDuration } from './core/time.ts'
import { verify as holds, sign as signText } from './vendor/shared/signatures/signature.ts'

/** Whose signature it is, and over what. */
export interface SignatureParts {
  /** As issued, leading zeros included. */
  readonly partnerId: string
  readonly apiKey: string
  /** The literal text sent with the signature. */
  readonly timestamp: string
}

/** Whose signature it should be, and the timestamp that came with it, whatever came. */
export interface ReceivedParts extends Omit<SignatureParts, 'timestamp'> {
  readonly timestamp: unknown
}

/** How a signature is checked. */
export interface VerifyOptions {
  /** How old or how far ahead a timestamp may be, such as `5m`; any age by default, since Smile ID publishes no limit. */
  readonly maxAge?: string
  /** Milliseconds since the epoch; the machine's time by default. */
  readonly now?: Instant
}

/** Signs as Smile ID's v1 does: base64 of HMAC-SHA256, under the API key, over timestamp, partner id and `sid_request`. */
export function sign({ apiKey, partnerId, timestamp }: SignatureParts): string {
  return signText(apiKey, partnerId, timestamp)
}

/**
 * Whether the signature of a callback or an answer is valid, compared in constant time, and fresh enough. Anybody can call your
 * endpoint without them or with something else: whatever is not text is not valid.
 * The signature covers the timestamp only, not the body: keep `maxAge` short and remember the callbacks that you got.
 * @throws RangeError when `maxAge` is not a duration.
 */
export function verify(parts: ReceivedParts, signature: unknown, options: VerifyOptions = {}): boolean {
  const { apiKey, partnerId, timestamp } = parts
  if (typeof timestamp !== 'string' || typeof signature !== 'string') return false
  if (!holds(apiKey, partnerId, timestamp, signature)) return false
  const { maxAge, now = Date.now() } = options
  return maxAge === undefined || ageOf(timestamp, now) <= parseDuration(maxAge)
}

/** Distance from `now`, in either direction; infinite for an invalid timestamp. */
function ageOf(timestamp: string, now: Instant): Milliseconds {
  const at = /^\d+$/.test(timestamp) ? Number(timestamp) : Date.parse(timestamp)
  return Number.isFinite(at) ? Math.abs(now - at) : Number.POSITIVE_INFINITY
}
