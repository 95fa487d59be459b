import type { IncomingMessage } from 'node:http'
import { SmileError } from '../../core/errors.ts'
import { byteOrderMark, decodeUtf8 } from '../../core/text/utf8.ts'
import { AbortedRequestError, readStreamed } from './decode-body.ts'
import { shapeOf } from './json-shape.ts'

// The first buffer. Node reads this much at once, together with the head.
const firstRoom = 65_536

// From this size on, memory is released explicitly.
const worthwhile = 16_384

// No client nests deeper than a dozen; recursive code must not run out of stack.
const deepest = 200

// No client sends more than some hundreds.
const manyValues = 100_000

/**
 * Reads a request's bytes, whatever its Content-Type (PHP sends none), and decodes gzip (Android sends it).
 * Sources: v1 §1.
 * @throws SmileError when it is too large or cannot be decoded; AbortedRequestError when it breaks off.
 */
export function createBodyReader(limit: number): (request: IncomingMessage) => Promise<Buffer> {
  return (request) => {
    const length = plainLength(request)
    return length !== undefined && length <= limit ? readPlain(request, length) : readStreamed(request, limit)
  }
}

/** The announced length of a body that needs no decoding; undefined for any other. */
function plainLength({ headers }: IncomingMessage): number | undefined {
  const announced = headers['content-length']
  if (announced === undefined || headers['content-encoding'] !== undefined) return undefined
  return Number(announced)
}

/**
 * Node's parser makes sure that no more comes than was announced. A small body is one chunk and is not copied; a package is, and
 * its start again each time the buffer grows.
 */
function readPlain(request: IncomingMessage, length: number): Promise<Buffer> {
  let bytes: Buffer = Buffer.alloc(0)
  let filled = 0
  const take = (chunk: Buffer): void => {
    if (chunk.byteLength === length) {
      bytes = chunk
      return
    }
    bytes = withRoom(bytes, filled + chunk.byteLength, length)
    filled += chunk.copy(bytes, filled)
    giveBack(chunk)
  }
  return new Promise((resolve, reject) => {
    request.on('data', take)
    request.on('end', () => resolve(bytes))
    request.on('close', () => {
      if (request.complete) return
      giveBack(bytes)
      reject(new AbortedRequestError())
    })
    request.on('error', () => reject(new AbortedRequestError()))
  })
}

/** Grows the buffer as bytes come, by a factor of four: a client that announces many may never send them. */
function withRoom(bytes: Buffer, needed: number, length: number): Buffer {
  if (bytes.byteLength >= needed) return bytes
  const larger = Buffer.allocUnsafe(Math.min(length, Math.max(needed, 4 * bytes.byteLength, firstRoom)))
  bytes.copy(larger)
  giveBack(bytes)
  return larger
}

/**
 * Releases the memory of a body that is no longer needed. The garbage collector would too, but memory outside its heap makes
 * it run early, and through everything that is kept: a full collection for every 150 packages was a third of their cost.
 */
export function giveBack(bytes: Buffer): void {
  const { buffer, byteLength } = bytes
  // A small buffer may share its memory with others, and is not worth releasing.
  if (byteLength >= worthwhile && byteLength === buffer.byteLength) (buffer as ArrayBuffer).transfer(0)
}

// Source: RFC 8259 §8.1. Whether the vendor accepts one is not known.
const markBefore = 'begins with a byte order mark (EF BB BF), which JSON must not. Send it without one.'

/** A body as text. @throws SmileError that says where it is not UTF-8. */
export function readText(bytes: Buffer): string {
  try {
    return decodeUtf8(bytes)
  } catch (error) {
    throw new SmileError('invalid_json', `The body ${(error as Error).message}`)
  }
}

/**
 * Parses JSON; nothing at all counts as an empty object.
 * @param mostValues how many values there may be: what is larger by far than any request would only take its time.
 * @param what what it is the text of, for the hint.
 * @throws SmileError that says where the text stops being JSON.
 */
export function parseJson(bytes: Buffer, mostValues: number = manyValues, what = 'The body'): unknown {
  const { depth, values } = shapeOf(bytes)
  if (depth > deepest) throw new SmileError('invalid_json', `${what} is nested more than ${deepest} deep.`)
  if (values > mostValues) throw new SmileError('invalid_json', `${what} has more than ${mostValues} values.`)
  const text = readText(bytes)
  if (text.startsWith(byteOrderMark)) throw new SmileError('invalid_json', `${what} ${markBefore}`)
  if (text.trim() === '') return {}
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new SmileError('invalid_json', `${what} is not JSON: ${faultIn(error as Error)}.`)
  }
}

/** What is wrong with a text, without the text: it can have anybody's name or key in it, and the hint is logged. */
function faultIn({ message }: Error): string {
  return message.replace(/, (?:\.{3})?".*" is not valid JSON$/s, '')
}
