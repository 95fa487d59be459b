import type { WireHeader, WireRequest, Writer } from './request.ts'

/** A header that a request may lack. */
export type MaybeHeader = readonly [name: string, value: string | undefined]

type Kind = 'telemetry' | 'agent' | 'key' | 'token' | 'partner' | 'user' | 'type'

/** The headers that every SDK names alike, each library in an order of its own. Source: v3 §2.3. */
export function known(
  { sdk, version, runtime, boundary }: Writer,
  { key, token, partnerId, userId, parts }: WireRequest,
): Readonly<Record<Kind, readonly MaybeHeader[]>> {
  return {
    telemetry: [
      ['SmileID-Source-SDK', sdk],
      ['SmileID-Source-SDK-Version', version],
    ],
    agent: [['User-Agent', `smileid-sdk-${sdk}/${version} (${runtime})`]],
    key: [
      ['smileid-partner-id', key?.partnerId],
      ['smileid-api-key', key?.apiKey],
    ],
    token: [['SmileID-Token', token]],
    partner: [['SmileID-Partner-ID', partnerId]],
    user: [['User-ID', userId]],
    type: [['Content-Type', parts && `multipart/form-data; boundary=${boundary}`]],
  }
}

/** Those that there are. */
export function present(headers: readonly MaybeHeader[]): WireHeader[] {
  return headers.filter((one): one is WireHeader => one[1] !== undefined)
}

/** The length of what a POST sends, which may be nothing. */
export function lengthOf({ method }: WireRequest, length: number | undefined): MaybeHeader {
  return ['Content-Length', method === 'POST' ? String(length ?? 0) : undefined]
}

/** `Content-Length` as `content-length`. */
export function lowerCase([name, value]: MaybeHeader): MaybeHeader {
  return [name.toLowerCase(), value]
}

/** `SmileID-Token` as `Smileid-Token`. */
export function capitalised([name, value]: MaybeHeader): MaybeHeader {
  return [name.toLowerCase().replace(/(^|-)\w/g, (one) => one.toUpperCase()), value]
}

/** For sorting. */
export function byName([one]: MaybeHeader, [other]: MaybeHeader): number {
  return one < other ? -1 : 1
}
