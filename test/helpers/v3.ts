import type { Operation } from '../../server/http/operation.ts'
import { plainPartnerId } from '../../server/vendor/shared/partner-ids.ts'

// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
type Body = any

/** What v3 answered. */
export interface V3Answer {
  readonly status: number
  readonly body: Body
  readonly headers: Headers
  readonly hint: string
}

/** Whom a test speaks for. */
export interface V3Caller {
  readonly id: string
  readonly apiKey: string
}

/** What a part holds: an object is sent as JSON, a file as such, and each of several files as a part of its own. */
export type V3Parts = Readonly<Record<string, string | object | undefined>>

/** Somebody whom every request of Enhanced KYC may be about. */
export const kycParts: V3Parts = {
  country: 'NG',
  id_type: 'NIN',
  id_number: '12345678901',
  user_details: { given_names: 'Ada', last_name: 'Obi', email: 'ada.obi@example.com' },
  consent: {
    granted: true,
    granted_at: '2026-01-01T00:00:00Z',
    notice_language: 'EN',
    notice_privacy_policy_url: 'https://shop.example/privacy',
  },
}

/** A multipart body as clients send it: text as it is, objects as JSON, and files. */
export function formOf(parts: V3Parts): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(parts)) {
    if (value === undefined) continue
    const files = [value].flat().filter((one) => one instanceof File)
    for (const file of files) form.append(name, file)
    if (files.length === 0) form.append(name, typeof value === 'string' ? value : JSON.stringify(value))
  }
  return form
}

/** The headers that an endpoint demands beside its token. */
export function requiredHeaders(headers: Operation['headers'], { id }: V3Caller): Record<string, string> {
  return headers?.['SmileID-Partner-ID']?.required ? { 'smileid-partner-id': id } : {}
}

/** Calls v3, each with a fresh token unless it is given one. */
export interface V3Client {
  ask(method: string, path: string, init?: RequestInit): Promise<V3Answer>
  /** @param headers those that prove the partner, unless others are given. */
  mint(parts?: V3Parts, headers?: Readonly<Record<string, string>>): Promise<V3Answer>
  token(parts?: V3Parts): Promise<string>
  post(path: string, parts?: V3Parts, headers?: Readonly<Record<string, string>>): Promise<V3Answer>
  submit(more?: V3Parts, headers?: Readonly<Record<string, string>>): Promise<V3Answer>
  sync(more?: V3Parts, headers?: Readonly<Record<string, string>>): Promise<V3Answer>
  status(jobId: string): Promise<V3Answer>
  replay(jobId: string, parts?: V3Parts): Promise<V3Answer>
}

/** Speaks v3 to an emulator, for a partner. */
export function v3Client(url: string, partner: V3Caller): V3Client {
  async function ask(method: string, path: string, init: RequestInit = {}): Promise<V3Answer> {
    const response = await fetch(`${url}${path}`, { method, ...init })
    const text = await response.text()
    const { status, headers } = response
    return { status, headers, body: text && JSON.parse(text), hint: headers.get('smile-emulator-hint') ?? '' }
  }

  const keys = { 'smileid-partner-id': plainPartnerId(partner.id), 'smileid-api-key': partner.apiKey }

  const mint: V3Client['mint'] = (parts, headers = keys) =>
    ask('POST', '/v3/token', { headers, ...(parts && { body: formOf(parts) }) })

  async function token(parts?: V3Parts): Promise<string> {
    const { body } = await mint(parts)
    return body.token
  }

  /** @param headers instead of a fresh token's, or beside it. */
  async function post(
    path: string,
    parts: V3Parts | undefined,
    headers: Record<string, string> = {},
  ): Promise<V3Answer> {
    const proof = 'smileid-token' in headers ? {} : { 'smileid-token': await token() }
    return ask('POST', path, { headers: { ...proof, ...headers }, ...(parts && { body: formOf(parts) }) })
  }

  return {
    ask,
    mint,
    token,
    post,
    submit: (more = {}, headers = {}) => post('/v3/enhanced_kyc', { ...kycParts, ...more }, headers),
    sync: (more = {}, headers = {}) => post('/v3/enhanced_kyc/sync', { ...kycParts, ...more }, headers),
    status: async (jobId) => ask('GET', `/v3/status/${jobId}`, { headers: { 'smileid-token': await token() } }),
    replay: (jobId, parts) => post(`/v3/replay/${jobId}`, parts),
  }
}
