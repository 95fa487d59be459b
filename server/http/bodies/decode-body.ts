import type { IncomingMessage } from 'node:http'
import type { Transform } from 'node:stream'
// The default export: an older Node lacks zstd, and importing it by name would end the program.
import zlib from 'node:zlib'
import { type ErrorKind, SmileError } from '../../core/errors.ts'

/** The client closed the connection before its body was complete. Nothing was done. */
export class AbortedRequestError extends Error {
  override readonly name = 'AbortedRequestError'

  constructor() {
    super('The connection was closed before the body was complete.')
  }
}

/**
 * Reads a body that is encoded, of unknown length, or too large. A body that is refused is still read to its end and dropped:
 * a client that is still sending would not see the answer.
 * @param limit the most bytes it may have, decoded.
 * @throws SmileError when it is larger, or cannot be decoded; AbortedRequestError when it breaks off.
 */
export function readStreamed(request: IncomingMessage, limit: number): Promise<Buffer> {
  const { 'content-length': announced, 'transfer-encoding': transfer } = request.headers
  if (announced === undefined && transfer === undefined) return Promise.resolve(Buffer.alloc(0))
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    let decoder: Transform | undefined

    function take(chunk: Buffer): void {
      length += chunk.byteLength
      if (length > limit) refuse(tooLarge(limit))
      else chunks.push(chunk)
    }

    function refuse(problem: Error): void {
      chunks.length = 0
      letPass()
      if (request.complete) reject(problem)
      else request.once('end', () => reject(problem))
    }

    /** Reads and drops the rest. */
    function letPass(): void {
      request.off('data', take).off('end', finish)
      if (decoder) request.unpipe(decoder)
      decoder?.off('data', take).destroy()
      request.resume()
    }

    function finish(): void {
      letPass()
      resolve(Buffer.concat(chunks, length))
    }

    request.once('close', () => request.complete || reject(new AbortedRequestError()))
    request.once('error', () => reject(new AbortedRequestError()))
    try {
      decoder = decoderOf(request)
    } catch (error) {
      return refuse(error as Error)
    }
    if (!decoder && Number(announced) > limit) return refuse(tooLarge(limit))
    decoder?.on('error', (error) => refuse(unreadable(error.message)))
    const source = decoder ? request.pipe(decoder) : request
    source.on('data', take).once('end', finish)
  })
}

/**
 * What undoes a body's encoding; nothing when it has none. Sources: RFC 9110 §8.4.1, RFC 8878.
 * @throws SmileError of that kind when it is not known.
 */
export function decoderOf({ headers }: IncomingMessage, kind: ErrorKind = 'invalid_json'): Transform | undefined {
  const encoding = (headers['content-encoding'] || 'identity').toLowerCase()
  switch (encoding) {
    case 'identity':
      return undefined
    case 'gzip':
      return zlib.createGunzip()
    case 'deflate':
      return zlib.createInflate()
    case 'br':
      return zlib.createBrotliDecompress()
    case 'zstd':
      if ('createZstdDecompress' in zlib) return zlib.createZstdDecompress()
  }
  throw unreadable(`unsupported content encoding "${encoding}"`, kind)
}

/** That a body has more bytes than it may. */
export function tooLarge(limit: number): SmileError {
  return new SmileError('body_too_large', `The body is larger than ${limit} bytes, the limit here.`)
}

/** That a body's encoding cannot be undone. */
export function unreadable(reason: string, kind: ErrorKind = 'invalid_json'): SmileError {
  return new SmileError(kind, `The body cannot be read: ${reason}.`)
}
