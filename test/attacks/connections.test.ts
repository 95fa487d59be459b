import http from 'node:http'
import net from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Emulator } from '../../server/index.ts'
import { issueCertificates } from '../../server/tls/issue-certificates.ts'
import { createOnePortServer } from '../../server/tls/one-port-server.ts'
import { startTestEmulator } from '../helpers/emulator.ts'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startTestEmulator()
})
afterAll(() => emulator.close())

/** Sends bytes as they are, and reads until the server closes; `Connection: close` in the bytes makes it do so. */
async function raw(port: number, bytes: string): Promise<string> {
  const socket = net.connect(port, '127.0.0.1')
  socket.write(bytes, 'latin1')
  return text(socket).catch((error: NodeJS.ErrnoException) => String(error.code))
}

function ask(bytes: string): Promise<string> {
  return raw(Number(new URL(emulator.url).port), bytes.replaceAll('\n', '\r\n'))
}

/** The first line of each answer; more than one where one request passed for two. */
async function statusesOf(bytes: string): Promise<string[]> {
  return (await ask(bytes)).match(/HTTP\/1\.1 \d+/g) ?? []
}

const post = 'POST /v1/upload HTTP/1.1\nHost: localhost\n'
const get = 'GET /__emulator/health HTTP/1.1\nHost: localhost\n'
const smuggled = `${get}Connection: close\n\n`

describe('a request whose length can be read in two ways is refused, and its body is not a second request:', () => {
  test.each([
    ['Content-Length and chunked', `${post}Content-Length: 4\nTransfer-Encoding: chunked\n\n0\n\n${smuggled}`],
    ['chunked and then not', `${post}Transfer-Encoding: chunked\nTransfer-Encoding: identity\n\n0\n\n${smuggled}`],
    ['an encoding like chunked', `${post}Transfer-Encoding: xchunked\n\n0\n\n${smuggled}`],
    ['two lengths', `${post}Content-Length: 0\nContent-Length: 90\n\n${smuggled}`],
    ['a negative length', `${post}Content-Length: -1\n\n${smuggled}`],
    ['a length beyond all numbers', `${post}Content-Length: 99999999999999999999999\n\n${smuggled}`],
    ['a length and a space', `${get}Content-Length : 3\n\nabc${smuggled}`],
    ['a chunk without a size', `${post}Transfer-Encoding: chunked\n\nZZ\n{}\n0\n\n${smuggled}`],
    ['a header on two lines', `${get}X-Long: a\n b\n\n${smuggled}`],
    ['a control character in a header', `${get}X-Evil: a\u0000b\n\n${smuggled}`],
  ])('%s', async (_, bytes) => {
    expect(await statusesOf(bytes)).toEqual(['HTTP/1.1 400'])
  })

  test.each([
    ['HTTP/2', 'PRI * HTTP/2.0\n\nSM\n\n', ['HTTP/1.1 400']],
    ['no HTTP at all', '\u0000\u0001\u0002\n\n', ['HTTP/1.1 400']],
    [
      'a request for another host’s tunnel',
      'CONNECT partner.example:443 HTTP/1.1\nHost: localhost\n\n',
      ['HTTP/1.1 405'],
    ],
    ['headers of 20 kB', `${get}X-Long: ${'x'.repeat(20_000)}\n\n`, ['HTTP/1.1 431']],
    ['thousands of headers', `${get}${'a: b\n'.repeat(5_000)}\n`, ['HTTP/1.1 431']],
    ['a TLS hello that is none', '\u0016\u0003\u0001\u0000\u0005hello', []],
    ['a client that goes on in plain text', `${get}Connection: close\nUpgrade: h2c\n\n`, ['HTTP/1.1 200']],
  ])('%s', async (_, bytes, statuses) => {
    expect(await statusesOf(bytes)).toEqual(statuses)
  })
})

describe('no path leads out of the documents that are served:', () => {
  test.each([
    '/__emulator/schemas/../../package.json',
    '/__emulator/schemas/..%2f..%2fpackage.json',
    '/__emulator/schemas/v1/../../../../etc/passwd',
    '/__emulator/schemas/%2e%2e/%2e%2e/package.json',
    '/__emulator/schemas/v1%5c..%5c..%5cpackage',
    '/__emulator/schemas/__proto__',
    '/__storage/results/1234/../../package.json',
    '/../package.json',
    '/__emulator/../../../etc/passwd',
  ])('%s', async (path) => {
    const answer = await ask(`GET ${path} HTTP/1.1\nHost: localhost\nConnection: close\n\n`)
    expect(answer).toMatch(/^HTTP\/1\.1 40[034]/)
    expect(answer).not.toMatch(/"devDependencies"|root:/)
  })

  test('a percent sign that means nothing is refused, at the vendor’s endpoints and at others', async () => {
    for (const path of ['/v1/smile_links/%E0%A4%A', '/__emulator/jobs/%ff']) {
      expect(await ask(`GET ${path} HTTP/1.1\nHost: localhost\nConnection: close\n\n`)).toMatch(/^HTTP\/1\.1 40[045]/)
    }
  })
})

describe('a client that is slow on purpose is cut off:', () => {
  // A hundred times as hasty as the emulator, so that nobody has to wait a minute.
  const times = { greeting: 150, head: 150, request: 300, idle: 300, check: 50 }
  const starts: [string, string][] = [
    ['says nothing', ''],
    ['says a part of a request’s head', 'GET / HTTP/1.1\r\nX-a: '],
    ['says a part of its body', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{'],
    ['says a part of a TLS hello', '\u0016\u0003\u0001\u0002\u0000\u0001'],
  ]

  test.each(starts)('a client that %s loses its connection', async (_, start) => {
    const issued = await issueCertificates(['localhost', '127.0.0.1'], new Date())
    const server = createOnePortServer(
      (request, response) => request.on('end', () => response.end()).resume(),
      () => issued,
      undefined,
      times,
    )
    const port = await server.listen(0, '127.0.0.1')
    // It ends by itself: nothing here closes the socket.
    expect(await raw(port, start)).toMatch(/^$|^HTTP\/1\.1 408|^ECONNRESET$/)
    await server.close()
  })

  test('300 of them keep nobody else from being answered', async () => {
    const port = Number(new URL(emulator.url).port)
    const slow = Array.from({ length: 300 }, () => net.connect(port, '127.0.0.1'))
    const answers = await Promise.all(Array.from({ length: 20 }, () => fetch(`${emulator.url}/__emulator/health`)))
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
    for (const socket of slow) socket.destroy()
  })
})

test('an aborted upload, a hundred times over, leaves nothing behind', async () => {
  const port = Number(new URL(emulator.url).port)
  const aborted = Array.from(
    { length: 100 },
    () =>
      new Promise((resolve) => {
        const request = http.request({
          port,
          method: 'POST',
          path: '/v1/upload',
          headers: { 'content-length': 10_000 },
        })
        request.on('error', resolve)
        request.write('{"a":', () => request.destroy())
      }),
  )
  await Promise.all(aborted)
  expect((await fetch(`${emulator.url}/__emulator/health`)).status).toBe(200)
  expect(await emulator.jobs.list()).toEqual([])
})
