import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SmileError } from '../../server/core/errors.ts'
import type { Parts } from '../../server/http/parts/parts.ts'
import { createPartsReader } from '../../server/http/parts/read-parts.ts'
import { anyText, byteChanges, evilText, fuzzing, fuzzTime } from '../helpers/fuzz.ts'
import { bodyOf, boundary, formType, part } from '../helpers/parts-echo.ts'

const read = createPartsReader(1024 ** 2)

/** A request as Node would hand it on, in those chunks. */
function requestOf(chunks: readonly Buffer[], headers: Record<string, string>): IncomingMessage {
  const request = Object.assign(Readable.from(chunks, { objectMode: false }), { headers, complete: true })
  return request as unknown as IncomingMessage
}

/** Cuts bytes at the given places. */
function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const ends = [...places.map((place) => place % (bytes.length + 1)), bytes.length].toSorted((a, b) => a - b)
  return ends.map((end, at) => bytes.subarray(ends[at - 1] ?? 0, end))
}

const places = fc.oneof(fc.array(fc.nat(), { maxLength: 6 }), fc.constant(Array.from({ length: 1_000 }, (_, at) => at)))

// Forms write neither a percent sign nor a backslash in any other way than for escaping, and headers take no control characters.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is left out.
const unwritable = /[%\\\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f]/g
const wellFormed = (text: string) => text.toWellFormed().replaceAll('\ufffd', '?')
const name = fc
  .oneof(evilText, anyText(20), fc.constantFrom('liveness_images', 'a[b]', 'a"b', 'a\r\nb', `--${boundary}`))
  .map((text) => `n${wellFormed(text).replace(unwritable, '').slice(0, 40).toWellFormed().replaceAll('\ufffd', '')}`)
const words = fc
  .oneof(evilText, anyText(300), fc.constantFrom(`\r\n--${boundary}`, '\r\n--', '--', '{"a":"b"}'))
  .map(wellFormed)
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc
    .constantFrom('\r\n', `\r\n--${boundary}--`, '\u00ff\u00d8\u00ff', '\u0089PNG\r\n\u001a\n')
    .map((text) => new Uint8Array(Buffer.from(text, 'latin1'))),
  fc.nat(100_000).map((size) => new Uint8Array(size)),
)
type Piece = readonly [name: string, content: string | Uint8Array<ArrayBuffer>]
const pieces = fc.array(fc.tuple(name, fc.oneof(words, bytes)) as fc.Arbitrary<Piece>, { maxLength: 12 })

/** What a form of the platform makes of it. */
async function encoded(sent: readonly Piece[]): Promise<{ body: Buffer; type: string }> {
  const form = new FormData()
  for (const [name, content] of sent) {
    if (typeof content === 'string') form.append(name, content)
    else form.append(name, new Blob([content], { type: 'image/jpeg' }), `${name}.jpg`)
  }
  const response = new Response(form)
  return { body: Buffer.from(await response.arrayBuffer()), type: String(response.headers.get('content-type')) }
}

// A form writes every line break as CR LF.
const lines = (text: string) => text.replace(/\r\n|\r|\n/g, '\r\n')
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

function reported({ fields, files }: Parts) {
  return {
    fields: new Map([...fields].map(([name, all]) => [name, all.map(({ text }) => text)])),
    files: files.map(({ name, sha256, size }) => [name, sha256, size]),
  }
}

function meant(sent: readonly Piece[]) {
  const fields = new Map<string, string[]>()
  for (const [name, content] of sent) {
    if (typeof content === 'string') fields.set(lines(name), [...(fields.get(lines(name)) ?? []), lines(content)])
  }
  const files = sent.flatMap(([name, content]) =>
    typeof content === 'string' ? [] : [[lines(name), hash(content), content.length]],
  )
  return { fields, files }
}

test(
  'whatever a form is built of comes out as it went in, whatever its chunks',
  async () => {
    const property = fc.asyncProperty(pieces, places, fc.boolean(), async (sent, ends, isEncoded) => {
      const { body, type } = await encoded(sent)
      const headers = {
        'content-type': type,
        ...(isEncoded
          ? { 'content-encoding': 'gzip', 'transfer-encoding': 'chunked' }
          : { 'content-length': String(body.length) }),
      }
      const parts = await read(requestOf(cut(isEncoded ? gzipSync(body) : body, ends), headers))
      expect(reported(parts)).toEqual(meant(sent))
    })
    await fc.assert(property, fuzzing(120))
  },
  fuzzTime,
)

// Texts with and without a type, JSON, a file, and a name that stands twice.
const usual = bodyOf(
  part('country', 'NG'),
  part('consent', '{"granted":true}', 'Content-Type: application/json\r\n'),
  part('selfie_image', '\u00ff\u00d8\u00ff'.repeat(40), 'Content-Type: image/jpeg\r\n').replace(
    '"selfie_image"',
    '"selfie_image"; filename="a.jpg"',
  ),
  part('country', 'KE', 'Content-Type: text/plain; charset=utf-8\r\n'),
)

/** Reads, and says whether it was refused; whatever else is thrown goes on. */
async function isRefused(body: Buffer, ends: readonly number[], headers: Record<string, string>): Promise<boolean> {
  try {
    await read(requestOf(cut(body, ends), { 'content-type': formType, ...headers }))
    return false
  } catch (error) {
    if (error instanceof SmileError) return true
    throw error
  }
}

test(
  'a form with some bytes changed is read, or refused with a reason',
  async () => {
    let [readable, refused] = [0, 0]
    const property = fc.asyncProperty(byteChanges, places, fc.boolean(), async (spoil, ends, isEncoded) => {
      const body = isEncoded ? spoil(gzipSync(usual)) : spoil(usual)
      const headers = isEncoded
        ? { 'content-encoding': 'gzip', 'transfer-encoding': 'chunked' }
        : { 'content-length': String(body.length) }
      if (await isRefused(body, ends, headers)) refused++
      else readable++
    })
    await fc.assert(property, fuzzing(300))
    // Both must happen, or nothing was tried.
    expect(Math.min(readable, refused)).toBeGreaterThan(20)
  },
  fuzzTime,
)

test(
  'no bytes at all are more than refused',
  async () => {
    const start = fc.constantFrom(
      '',
      '--',
      `--${boundary}`,
      `--${boundary}\r\n`,
      `--${boundary}\r\nContent-Disposition: form-data; name="a"`,
      `--${boundary}\r\nContent-Disposition: form-data; name="a"; filename="b"\r\n\r\n`,
    )
    const property = fc.asyncProperty(start, fc.uint8Array({ maxLength: 300 }), places, async (text, rest, ends) => {
      const body = Buffer.concat([Buffer.from(text), rest])
      expect(await isRefused(body, ends, { 'content-length': String(body.length) })).toBe(true)
    })
    await fc.assert(property, fuzzing(300))
  },
  fuzzTime,
)
