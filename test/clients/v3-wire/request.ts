/** What an SDK is asked to send, before its HTTP library has put it into bytes. */
export interface WireRequest {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  /** The proof of a call for a token. */
  readonly key?: { readonly partnerId: string; readonly apiKey: string }
  readonly token?: string
  readonly partnerId?: string
  readonly userId?: string
  /** In the order in which they are sent; without any, there is no body. */
  readonly parts?: readonly WirePart[]
}

/** A part of a form. JSON has a Content-Type, text has none. */
export type WirePart =
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly json: unknown }
  | { readonly name: string; readonly filename: string; readonly type: string; readonly bytes: Buffer }

/** A header, as it is written. */
export type WireHeader = readonly [name: string, value: string]

/** How an SDK's HTTP library writes a request. */
export interface Writer {
  readonly sdk: string
  readonly version: string
  /** The language and its version, as the SDK's User-Agent has them. */
  readonly runtime: string
  readonly boundary: string
  /** All of them, in order. @param length of the body; undefined without one. */
  headers(request: WireRequest, sent: { readonly host: string; readonly length: number | undefined }): WireHeader[]
  partHeaders(disposition: string, type: string | undefined, length: number): WireHeader[]
  json(value: unknown): string
  query(query: Readonly<Record<string, string>>): string
}

const CRLF = '\r\n'

/** A request as bytes: the head, and the body if there is one. */
export function bytesOf(writer: Writer, request: WireRequest, host: string): Buffer {
  const { method, path, query, parts } = request
  const body = parts && formOf(writer, parts)
  const target = query ? `${path}?${writer.query(query)}` : path
  const headers = writer.headers(request, { host, length: body?.length })
  return Buffer.concat([
    Buffer.from(`${method} ${target} HTTP/1.1${CRLF}${linesOf(headers)}${CRLF}`),
    ...(body ? [body] : []),
  ])
}

/** A body of parts, as its library writes it. */
export function formOf(writer: Writer, parts: readonly WirePart[]): Buffer {
  const pieces = parts.flatMap((part) => {
    const content = contentOf(writer, part)
    const headers = writer.partHeaders(dispositionOf(part), typeOf(part), content.length)
    return [Buffer.from(`--${writer.boundary}${CRLF}${linesOf(headers)}${CRLF}`), content, Buffer.from(CRLF)]
  })
  return Buffer.concat([...pieces, Buffer.from(`--${writer.boundary}--${CRLF}`)])
}

function contentOf(writer: Writer, part: WirePart): Buffer {
  if ('bytes' in part) return part.bytes
  return Buffer.from('text' in part ? part.text : writer.json(part.json))
}

function dispositionOf(part: WirePart): string {
  return `form-data; name="${part.name}"${'filename' in part ? `; filename="${part.filename}"` : ''}`
}

function typeOf(part: WirePart): string | undefined {
  if ('type' in part) return part.type
  return 'json' in part ? 'application/json' : undefined
}

function linesOf(headers: readonly WireHeader[]): string {
  return headers.map(([name, value]) => `${name}: ${value}${CRLF}`).join('')
}
