import { request as ask } from 'node:http'
import net from 'node:net'
import { text } from 'node:stream/consumers'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Emulator } from '../../server/index.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startTestEmulator()
})
afterAll(() => emulator.close())

/** Sends a body in pieces, of which nobody says how long they are in all. */
function sendPieces(pieces: readonly Buffer[], headers: Record<string, string> = {}) {
  return new Promise<{ status: number | undefined; code: unknown; hint: string }>((resolve, reject) => {
    const url = new URL('/v1/upload', emulator.url)
    const sent = ask(
      { host: url.hostname, port: url.port, path: url.pathname, method: 'POST', headers },
      async (response) => {
        const { code } = JSON.parse((await response.toArray()).join('')) as { code: unknown }
        resolve({ status: response.statusCode, code, hint: String(response.headers['smile-emulator-hint'] ?? '') })
      },
    )
    sent.on('error', reject)
    for (const piece of pieces) sent.write(piece)
    sent.end()
  })
}

const whole = () => Buffer.from(JSON.stringify(createTestPartner(emulator).uploadBody()))

describe('a body is taken', () => {
  test.each<[string, (body: Buffer) => Buffer]>([
    ['gzip', gzipSync],
    ['GZip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
    ['identity', (body) => body],
  ])('that is encoded as %s', async (encoding, encode) => {
    const { status } = await sendPieces([encode(whole())], { 'content-encoding': encoding })
    expect(status).toBe(200)
  })

  test('in pieces, of which nobody says how long they are', async () => {
    const body = whole()
    expect((await sendPieces([body.subarray(0, 10), body.subarray(10, 11), body.subarray(11)])).status).toBe(200)
  })

  test('with trailing bytes after its encoding', async () => {
    const body = Buffer.concat([gzipSync(whole()), Buffer.alloc(100)])
    expect((await sendPieces([body], { 'content-encoding': 'gzip' })).status).toBe(200)
  })

  test('that is not there, whatever its encoding is said to be', async () => {
    const socket = net.connect(Number(new URL(emulator.url).port), '127.0.0.1')
    socket.write('POST /__emulator/reset HTTP/1.1\r\nHost: x\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n')
    expect(await text(socket)).toMatch(/^HTTP\/1.1 200 /)
  })
})

describe('a body is refused', () => {
  test.each<[string, string, Buffer, string]>([
    ['whose encoding nobody knows', 'compress', Buffer.from('{}'), 'unsupported content encoding "compress"'],
    ['whose encodings are two', 'gzip, br', Buffer.from('{}'), 'unsupported content encoding "gzip, br"'],
    ['that is not encoded so', 'gzip', Buffer.from('{}'), 'incorrect header check'],
    ['that is raw where a header belongs', 'deflate', deflateRawSync('{}'), 'incorrect header check'],
    ['that ends too early', 'gzip', gzipSync('{"a":1}').subarray(0, 15), 'unexpected end of file'],
  ])('%s', async (_, encoding, body, hint) => {
    expect(await sendPieces([body], { 'content-encoding': encoding })).toEqual({
      status: 400,
      code: '2203',
      hint: expect.stringContaining(`The body cannot be read: ${hint}`),
    })
  })

  test.each<[string, Record<string, string>]>([
    ['', {}],
    [' and whose encoding nobody knows', { 'content-encoding': 'compress' }],
  ])('that goes on and on%s, once all of it was read', async (_, headers) => {
    const pieces = Array.from({ length: 24 }, () => Buffer.alloc(1024 ** 2, ' '))
    const { status, hint } = await sendPieces(pieces, headers)
    expect([status, hint]).toEqual([400, expect.stringMatching(/larger than 10485760 bytes|unsupported/)])
  })

  test('that breaks off, and nobody is answered', async () => {
    const before = (await emulator.journal.list()).length
    const socket = net.connect(Number(new URL(emulator.url).port), '127.0.0.1')
    socket.write('POST /v1/upload HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"a":\r\n')
    await new Promise((resolve) => setTimeout(resolve, 20))
    socket.destroy()
    await expect.poll(async () => (await emulator.journal.list()).length).toBe(before + 1)
  })
})
