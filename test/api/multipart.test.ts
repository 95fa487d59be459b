import { createHash } from 'node:crypto'
import net from 'node:net'
import { text } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { jsonOf } from '../../server/http/parts/json-part.ts'
import { pictureBase64 } from '../helpers/partner.ts'
import {
  bodyOf,
  type EchoAnswer,
  echoLimit,
  formType,
  part,
  sendChunks,
  sendForm,
  startPartsEcho,
} from '../helpers/parts-echo.ts'

let emulator: Awaited<ReturnType<typeof startPartsEcho>>
beforeAll(async () => {
  emulator = await startPartsEcho()
})
afterAll(() => emulator.close())

const jpeg = Buffer.from(pictureBase64, 'base64')
const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('picture')])
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const type = { 'content-type': formType }
const send = (...parts: (Buffer | string)[]) => sendChunks(emulator.url, { headers: type, chunks: [bodyOf(...parts)] })
const fieldsOf = ({ body }: EchoAnswer) => body.fields.map(([name, text]) => [name, text])

describe('a multipart body', () => {
  test('comes out as its fields and facts of its files, in the order of the body', async () => {
    const form = new FormData()
    form.append('country', 'NG')
    form.append('selfie_image', new Blob([new Uint8Array(jpeg)], { type: 'image/jpeg' }), 'selfie.jpg')
    form.append('consent', new Blob(['{"granted":true}'], { type: 'application/json' }))
    form.append('name', 'Chloë Ńwosu 😀')
    form.append('document', new Blob([new Uint8Array(png)], { type: 'image/jpeg' }), 'Führerschein.png')
    const { status, body } = await sendForm(emulator.url, form)
    expect(status).toBe(200)
    expect(body.fields).toEqual([
      ['country', 'NG', 'text/plain'],
      ['name', 'Chloë Ńwosu 😀', 'text/plain'],
    ])
    const fact = (name: string, fileName: string, contentType: string, bytes: Buffer, kind: string) => ({
      ...{ name, fileName, contentType, size: bytes.length, sha256: sha256(bytes), kind },
    })
    expect(body.files).toEqual([
      fact('selfie_image', 'selfie.jpg', 'image/jpeg', jpeg, 'jpeg'),
      fact('consent', 'blob', 'application/json', Buffer.from('{"granted":true}'), 'other'),
      fact('document', 'Führerschein.png', 'image/jpeg', png, 'png'),
    ])
  })

  test('may have a part of JSON with a Content-Type, as the SDKs send it, and without', async () => {
    const { body } = await send(
      part('consent', '{"granted":true}', 'Content-Type: application/json\r\n'),
      part('user_details', '{"last_name":"Ńwosu"}'),
      part('country', 'NG', 'Content-Type: text/plain; charset=utf-8\r\n'),
      part('name', 'Chloë', 'content-type: Text/Plain; Charset=UTF-8\r\nContent-Length: 6\r\n'),
    )
    expect(body.fields).toEqual([
      ['consent', '{"granted":true}', 'application/json'],
      ['user_details', '{"last_name":"Ńwosu"}', 'text/plain'],
      ['country', 'NG', 'text/plain'],
      ['name', 'Chloë', 'text/plain'],
    ])
  })

  test('may repeat a name: each of them comes, texts and files', async () => {
    const form = new FormData()
    for (const number of [1, 2, 3]) {
      form.append('liveness_images', new Blob([new Uint8Array(jpeg), `${number}`]), `liveness${number}.jpg`)
      form.append('country', `N${number}`)
    }
    const answer = await sendForm(emulator.url, form)
    expect(fieldsOf(answer)).toEqual([1, 2, 3].map((number) => ['country', `N${number}`]))
    const files = answer.body.files.map(({ name, fileName, sha256 }) => [name, fileName, sha256])
    const hashes = ['1', '2', '3'].map((number) => sha256(Buffer.concat([jpeg, Buffer.from(number)])))
    expect(files).toEqual(hashes.map((hash, at) => ['liveness_images', `liveness${at + 1}.jpg`, hash]))
  })

  test('shows names with brackets as what they are, and makes no objects of them', async () => {
    const answer = await send(
      part('consent[granted]', 'true'),
      part('aliases[]', 'Ann'),
      part('consent[granted]', 'false'),
      `${part('liveness_images[0]', 'x').replace('[0]"', '[0]"; filename="a.jpg"')}`,
    )
    expect(answer.body.nested).toEqual(['consent[granted]', 'aliases[]', 'liveness_images[0]'])
    expect(fieldsOf(answer)).toEqual([
      ['consent[granted]', 'true'],
      ['consent[granted]', 'false'],
      ['aliases[]', 'Ann'],
    ])
  })

  test('shows a file where text belongs, text where a file belongs, and bytes without the name of a file', async () => {
    const { body } = await send(
      part('country', 'NG').replace('"country"', '"country"; filename="country.txt"'),
      part('selfie_image', pictureBase64),
      part('document', 'bytes', 'Content-Type: application/octet-stream\r\n'),
    )
    expect(body.files.map(({ name, kind }) => [name, kind])).toEqual([['country', 'other']])
    expect(body.fields).toEqual([['selfie_image', pictureBase64, 'text/plain']])
    expect(body.nameless).toEqual(['document'])
  })

  test('may have no parts, and parts of no length', async () => {
    expect((await send()).body).toEqual({ fields: [], files: [], nested: [], nameless: [] })
    const form = new FormData()
    form.append('empty', '')
    form.append('file', new Blob([]), 'empty.jpg')
    const { body } = await sendForm(emulator.url, form)
    expect(body.fields).toEqual([['empty', '', 'text/plain']])
    expect(body.files).toMatchObject([{ name: 'file', size: 0, sha256: sha256(Buffer.alloc(0)), kind: 'other' }])
  })

  test('is taken by a type in any case, with a boundary in quotes, and with text before and after its parts', async () => {
    const headers = { 'content-type': 'Multipart/Form-Data; charset=utf-8; boundary="a-boundary"' }
    const chunks = ['ignored', '\r\n', bodyOf(part('country', 'NG')), 'ignored as well']
    const answer = await sendChunks(emulator.url, { headers, chunks })
    expect(fieldsOf(answer)).toEqual([['country', 'NG']])
  })

  test('is taken that is encoded, its length known or not', async () => {
    const encoded = gzipSync(bodyOf(part('country', 'NG')))
    const headers = { ...type, 'content-encoding': 'gzip' }
    for (const length of [{}, { 'content-length': encoded.length }]) {
      const answer = await sendChunks(emulator.url, { headers: { ...headers, ...length }, chunks: [encoded] })
      expect(fieldsOf(answer)).toEqual([['country', 'NG']])
    }
  })

  test('may name its parts as every object names its members', async () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'a[__proto__][polluted]', 'a[constructor]']
    const answer = await send(...names.map((name) => part(name, 'x')))
    expect(fieldsOf(answer).map(([name]) => name)).toEqual(names)
    expect('polluted' in {}).toBe(false)
  })

  test('is in the journal as members, JSON as what it says, and files as facts', async () => {
    const form = new FormData()
    form.append('country', 'NG')
    form.append('consent', '{"granted":true,"token":"eyJhbGciOi"}')
    form.append('broken', '{"granted":')
    form.append('api_key', 'a secret')
    form.append('liveness_images', new Blob([new Uint8Array(jpeg)], { type: 'image/jpeg' }), '1.jpg')
    form.append('liveness_images', new Blob(['two']), '2.jpg')
    await sendForm(emulator.url, form, { 'made-up-partner': '1234' })
    const [exchange] = await emulator.control.journal({ path: '/echo', partnerId: '1234' })
    expect(exchange?.request).toEqual({
      country: 'NG',
      consent: { granted: true, token: '[removed]' },
      broken: '{"granted":',
      api_key: '[removed]',
      liveness_images: [
        { fileName: '1.jpg', contentType: 'image/jpeg', size: jpeg.length, sha256: sha256(jpeg), kind: 'jpeg' },
        expect.objectContaining({ fileName: '2.jpg', size: 3 }),
      ],
    })
  })
})

describe('a body that is not multipart is refused with what helps:', () => {
  test.each<[string, Record<string, string | number>, Buffer | string, number, string, string]>([
    ['JSON', { 'content-type': 'application/json' }, '{"country":"NG"}', 415, 'not_multipart', 'is application/json'],
    [
      'a form of another kind',
      { 'content-type': 'application/x-www-form-urlencoded' },
      'a=b',
      415,
      'not_multipart',
      'takes multipart/form-data',
    ],
    [
      'parts that are no form',
      { 'content-type': 'multipart/mixed; boundary=a-boundary' },
      bodyOf(),
      415,
      'not_multipart',
      'is multipart/mixed',
    ],
    ['no type at all', {}, bodyOf(), 415, 'not_multipart', 'There is no Content-Type'],
    ['nothing at all', { 'content-length': 0 }, '', 415, 'not_multipart', 'There is no Content-Type'],
    ['nothing with a type', { ...type, 'content-length': 0 }, '', 400, 'invalid_multipart', 'There is no body'],
    ['no boundary', { 'content-type': 'multipart/form-data' }, bodyOf(), 400, 'invalid_multipart', 'has no boundary'],
    [
      'another boundary',
      { 'content-type': 'multipart/form-data; boundary=other' },
      bodyOf(),
      400,
      'invalid_multipart',
      'another boundary',
    ],
    [
      'a body that is cut off',
      type,
      bodyOf(part('a', 'b')).subarray(0, 60),
      400,
      'invalid_multipart',
      'ends before its last boundary',
    ],
    [
      'a file that is cut off',
      type,
      bodyOf(part('a', 'b'.repeat(99)).replace('"a"', '"a"; filename="a"')).subarray(0, 120),
      400,
      'invalid_multipart',
      'ends before its last boundary',
    ],
    [
      'a broken header of a part',
      type,
      bodyOf('Content-Disposition form-data\r\n\r\nx'),
      400,
      'invalid_multipart',
      'headers of a part',
    ],
    [
      'a header of 20 kB',
      type,
      bodyOf(part('a', 'b', `X-Long: ${'x'.repeat(20_000)}\r\n`)),
      400,
      'invalid_multipart',
      'headers of a part',
    ],
    [
      'a part without a name',
      type,
      bodyOf('Content-Disposition: form-data\r\n\r\nx'),
      400,
      'invalid_multipart',
      'has no name',
    ],
    [
      'gzip that is not gzip',
      { ...type, 'content-encoding': 'gzip' },
      bodyOf(),
      400,
      'invalid_multipart',
      'incorrect header check',
    ],
    [
      'gzip that is cut off',
      { ...type, 'content-encoding': 'gzip' },
      gzipSync(bodyOf()).subarray(0, 20),
      400,
      'invalid_multipart',
      'unexpected end of file',
    ],
    [
      'an unknown encoding',
      { ...type, 'content-encoding': 'zip' },
      bodyOf(),
      400,
      'invalid_multipart',
      'unsupported content encoding "zip"',
    ],
  ])('%s', async (_, headers, chunk, status, error, hint) => {
    const answer = await sendChunks(emulator.url, { headers, chunks: chunk.length > 0 ? [chunk] : [] })
    expect([answer.status, answer.body.error, answer.hint]).toEqual([status, error, expect.stringContaining(hint)])
  })

  test('a type, with neither a body nor a length', async () => {
    const socket = net.connect(Number(new URL(emulator.url).port), '127.0.0.1')
    socket.end(`POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: ${formType}\r\nConnection: close\r\n\r\n`)
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 .*There is no body/s)
  })

  test.each<[string, Buffer]>([
    ['bytes that are not UTF-8', Buffer.from('Chlo\xeb', 'latin1')],
    ['UTF-16', Buffer.from('Chloë', 'utf16le').fill(0xff, 0, 2)],
    ['half of a pair', Buffer.from('eda080', 'hex')],
  ])('%s where text belongs', async (_, bytes) => {
    const head = Buffer.from('Content-Disposition: form-data; name="last_name"\r\n\r\n')
    const { status, body, hint } = await send(part('country', 'NG'), Buffer.concat([head, bytes]))
    const why = expect.stringContaining('not text in UTF-8')
    expect([status, body.error, hint]).toEqual([400, 'wrong_type last_name', why])
  })

  test('a charset that nobody knows', async () => {
    const { body } = await send(part('last_name', 'x', 'Content-Type: text/plain; charset=klingon\r\n'))
    expect(body.error).toBe('wrong_type last_name')
  })
})

describe('what is too much is refused, and the limit is named:', () => {
  const many = (count: number, make: (number: number) => string) =>
    bodyOf(...Array.from({ length: count }, (_, at) => make(at)))
  const file = (name: string, text: string) => part(name, text).replace(`"${name}"`, `"${name}"; filename="a.jpg"`)

  test.each<[string, Buffer, number, string, string]>([
    ['5,000 parts', many(5_000, (at) => part(`a${at}`, 'x')), 400, 'invalid_multipart', 'more than 60 parts of text'],
    ['5,000 files', many(5_000, (at) => file(`a${at}`, 'x')), 400, 'invalid_multipart', 'more than 40 files'],
    [
      '101 parts of both kinds',
      many(101, (at) => (at % 3 ? part('a', 'x') : file('b', 'x'))),
      400,
      'invalid_multipart',
      'more than 60 parts of text',
    ],
    ['a long name', bodyOf(part('a'.repeat(101), 'x')), 400, 'invalid_multipart', 'more than 100 characters'],
    ['a long name of a file', bodyOf(file('a'.repeat(101), 'x')), 400, 'invalid_multipart', 'more than 100 characters'],
    ['a body', bodyOf(part('a', 'x'.repeat(echoLimit))), 413, 'body_too_large', `larger than ${echoLimit} bytes`],
  ])('%s', async (_, body, status, error, hint) => {
    for (const headers of [type, { ...type, 'content-length': body.length }]) {
      const answer = await sendChunks(emulator.url, { headers, chunks: [body] })
      expect([answer.status, answer.body.error, answer.hint]).toEqual([status, error, expect.stringContaining(hint)])
    }
  })

  test('a text, and a file, by the name of its part', async () => {
    const own = await startPartsEcho({ limits: { fieldBytes: 1_000, fileBytes: 2_000 } })
    const ask = (chunk: string) =>
      sendChunks(own.url, { headers: type, chunks: [bodyOf(part('country', 'NG'), chunk)] })
    try {
      expect((await ask(part('text', 'x'.repeat(1_000)))).status).toBe(200)
      expect((await ask(file('selfie_image', 'x'.repeat(2_000)))).status).toBe(200)
      const text = await ask(part('text', 'x'.repeat(1_001)))
      expect(text).toMatchObject({ status: 413, body: { error: 'body_too_large text' } })
      expect(text.hint).toContain('1000 bytes')
      const picture = await ask(file('selfie_image', 'x'.repeat(2_001)))
      expect(picture).toMatchObject({ status: 413, body: { error: 'body_too_large selfie_image' } })
      expect(picture.hint).toContain('2000 bytes')
    } finally {
      await own.close()
    }
  })
})

describe('a part of JSON', () => {
  const field = (text: string) => ({ name: 'consent', text, contentType: 'text/plain' })

  test('is what it says, whatever its type', () => {
    expect(jsonOf(field(' {"granted": true} '))).toEqual({ granted: true })
  })

  test.each([
    ['{"granted":', 'wrong_type', 'The part "consent" is not JSON: '],
    ['granted=true', 'wrong_type', 'The part "consent" is not JSON: '],
    [' ', 'missing_parameter', 'The part "consent" is empty; it takes JSON.'],
    ['\ufeff{}', 'wrong_type', 'The part "consent" begins with a byte order mark'],
    ['['.repeat(100_000), 'wrong_type', 'The part "consent" is nested more than 200 deep.'],
    [`[${'0,'.repeat(20_000)}0]`, 'wrong_type', 'The part "consent" has more than 10000 values.'],
  ])('%.20s is refused, by its name', (text, kind, hint) => {
    const about = { field: 'consent' }
    expect(() => jsonOf(field(text))).toThrow(
      expect.objectContaining({ kind, hint: expect.stringContaining(hint), about: expect.objectContaining(about) }),
    )
  })
})

describe('where a body may be missing', () => {
  let own: typeof emulator
  beforeAll(async () => {
    own = await startPartsEcho({ mayBeMissing: true })
  })
  afterAll(() => own.close())

  test('none at all, and one of no length, count as no parts', async () => {
    const none = { fields: [], files: [], nested: [], nameless: [] }
    const json = { 'content-type': 'application/json', 'content-length': 0 }
    // Proxies send nothing in chunks.
    const chunked = { 'transfer-encoding': 'chunked' }
    const form = { ...chunked, 'content-type': 'application/x-www-form-urlencoded' }
    for (const headers of [{}, { 'content-length': 0 }, type, json, chunked, form]) {
      expect(await sendChunks(own.url, { headers })).toMatchObject({ status: 200, body: none })
    }
    expect((await fetch(`${own.url}/echo`, { method: 'POST' })).status).toBe(200)
  })

  test('something else than parts is refused all the same', async () => {
    const headers = { 'content-type': 'application/json' }
    expect((await sendChunks(own.url, { headers, chunks: ['{}'] })).status).toBe(415)
    expect((await sendChunks(own.url, { headers: {}, chunks: ['{}'] })).status).toBe(415)
  })
})

test('bytes of files are handed on where pictures are kept, and are not in the journal', async () => {
  const own = await startPartsEcho({ keepsBytes: true })
  try {
    const form = new FormData()
    form.append('selfie_image', new Blob([new Uint8Array(jpeg)]), 'selfie.jpg')
    const { body } = await sendForm(own.url, form, { 'made-up-partner': '1234' })
    const [file] = body.files
    // As JSON has it: the test's operation answers it, which no real one does.
    expect(Buffer.from(file?.bytes ?? [])).toEqual(jpeg)
    const [exchange] = await own.control.journal({ path: '/echo', partnerId: '1234' })
    expect(exchange?.request).toEqual({ selfie_image: expect.not.objectContaining({ bytes: expect.anything() }) })
  } finally {
    await own.close()
  }
})
