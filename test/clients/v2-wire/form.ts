/** A part of a form, as an app gives it to its HTTP library. */
export type AppPart =
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly json: unknown }
  | { readonly name: string; readonly fileName: string; readonly bytes: Buffer }

/** The headers of a part, in order; a type is that of the app's library. */
export type PartHead = (part: AppPart, length: number) => readonly string[]

const CRLF = '\r\n'

/** A form as bytes. */
export function formBytes(parts: readonly AppPart[], boundary: string, headOf: PartHead): Buffer {
  const pieces = parts.flatMap((part) => {
    const content = contentOf(part)
    const head = [`--${boundary}`, ...headOf(part, content.length), '', ''].join(CRLF)
    return [Buffer.from(head), content, Buffer.from(CRLF)]
  })
  return Buffer.concat([...pieces, Buffer.from(`--${boundary}--${CRLF}`)])
}

/** A request as bytes. */
export function requestBytes(line: string, headers: readonly (readonly [string, string])[], body: Buffer): Buffer {
  const head = [line, ...headers.map(([name, value]) => `${name}: ${value}`), '', ''].join(CRLF)
  return Buffer.concat([Buffer.from(head), body])
}

/** A body in pieces of which nobody says how many there are. */
export function chunked(body: Buffer, size = 8_192): Buffer {
  const pieces: Buffer[] = []
  for (let at = 0; at < body.length; at += size) {
    const piece = body.subarray(at, at + size)
    pieces.push(Buffer.from(`${piece.length.toString(16)}${CRLF}`), piece, Buffer.from(CRLF))
  }
  return Buffer.concat([...pieces, Buffer.from(`0${CRLF}${CRLF}`)])
}

/** How every library begins a part. */
export function disposition(part: AppPart): string {
  const file = 'fileName' in part ? `; filename="${part.fileName}"` : ''
  return `Content-Disposition: form-data; name="${part.name}"${file}`
}

function contentOf(part: AppPart): Buffer {
  if ('bytes' in part) return part.bytes
  return Buffer.from('text' in part ? part.text : JSON.stringify(part.json))
}
