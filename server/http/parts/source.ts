import type { IncomingMessage } from 'node:http'
import { type Readable, Transform } from 'node:stream'
import { AbortedRequestError, decoderOf, tooLarge, unreadable } from '../bodies/decode-body.ts'

/**
 * Where the parts of a request are read from: itself, where Node's parser sees to its length, else a stream that undoes its encoding
 * and counts. It has the request's headers. @throws SmileError when it announces more than may be, or is encoded in an unknown way.
 */
export function sourceOf(request: IncomingMessage, limit: number): Readable {
  const { 'content-length': announced, 'content-encoding': encoding } = request.headers
  if (announced !== undefined && encoding === undefined) {
    if (Number(announced) <= limit) return request
    throw tooLarge(limit)
  }
  return counted(request, limit)
}

function counted(request: IncomingMessage, limit: number): Readable {
  let length = 0
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      length += chunk.length
      if (length > limit) done(tooLarge(limit))
      else done(null, chunk)
    },
  })
  const decoder = decoderOf(request, 'invalid_multipart')
  decoder?.once('error', (error) => counter.destroy(unreadable(error.message, 'invalid_multipart')))
  request.once('close', () => request.complete || counter.destroy(new AbortedRequestError()))
  counter.once('error', () => {
    request.unpipe()
    decoder?.destroy()
  })
  const plain = decoder ? request.pipe(decoder) : request
  plain.pipe(counter)
  return Object.assign(counter, { headers: request.headers })
}
