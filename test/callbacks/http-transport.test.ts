import { createServer, type RequestListener } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { type AddressInfo, createServer as createSocketServer, type Server, type Socket } from 'node:net'
import { networkInterfaces } from 'node:os'
import { afterEach, describe, expect, test } from 'vitest'
import {
  type AddressGuard,
  createAddressGuard,
  RefusedAddressError,
} from '../../server/callbacks/http/address-guard.ts'
import { createHttpTransport, type HttpTransport } from '../../server/callbacks/http/transport.ts'
import { issueCertificates } from '../../server/tls/issue-certificates.ts'

// Too long a label for any name server, so the answer does not depend on one.
const impossibleHost = `${'a'.repeat(64)}.invalid`
const hasIpv6 = Object.values(networkInterfaces()).some((all) => all?.some(({ family }) => family === 'IPv6'))

const closing: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

function createTransport(timeout = 5_000, allowed: readonly string[] = []): HttpTransport {
  const transport = createHttpTransport(createAddressGuard(allowed), timeout)
  closing.push(() => transport.close())
  return transport
}

async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
  })
  closing.push(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

async function postTo(answer: RequestListener, timeout?: number) {
  const port = await listen(createServer(answer))
  return createTransport(timeout).post(message(`http://127.0.0.1:${port}/callback`))
}

function message(url: string, body = '{"ResultCode":"0820"}') {
  return { url, headers: { 'content-type': 'application/json' }, body }
}

describe('a callback over http', () => {
  test('is a POST of the body as it is, with its length, to the path and query given', async () => {
    const text = JSON.stringify({ ResultText: 'Ünïcödé — ✓' })
    const asked = Promise.withResolvers<unknown[]>()
    const port = await listen(
      createServer(async (request, response) => {
        const body = Buffer.concat(await request.toArray()).toString()
        const { 'content-type': type, 'content-length': length } = request.headers
        asked.resolve([request.method, request.url, type, Number(length), body])
        response.end()
      }),
    )
    await createTransport().post(message(`http://localhost:${port}/hooks/smile?env=test`, text))
    expect(await asked.promise).toEqual([
      'POST',
      '/hooks/smile?env=test',
      'application/json',
      Buffer.byteLength(text),
      text,
    ])
  })

  test.each([200, 202, 204, 400, 404, 500, 503])('answered with %d is reported only by its status', async (status) => {
    const outcome = await postTo((_, response) =>
      response.writeHead(status).end(status === 204 ? undefined : 'because'),
    )
    expect(outcome).toEqual({ status, latency: expect.any(Number), answer: status === 204 ? '' : 'because' })
  })

  test('keeps the first 512 bytes of a long answer', async () => {
    const outcome = await postTo((_, response) => response.end('x'.repeat(100_000)))
    expect(outcome.answer).toBe('x'.repeat(512))
  })

  test.each([301, 302, 307, 308])('is not sent on by a redirect (%d)', async (status) => {
    let visits = 0
    const outcome = await postTo((request, response) => {
      visits++
      response.writeHead(status, { location: `http://${request.headers.host}/elsewhere` }).end()
    })
    expect(visits).toBe(1)
    expect(outcome.status).toBe(status)
    expect(outcome.problem).toMatch(/^Redirected to http:.*\/elsewhere, which is not followed\./)
  })

  test('can be 1.5 MB long', async () => {
    const size = 1_500_000
    let received = 0
    const port = await listen(
      createServer(async (request, response) => {
        for await (const chunk of request) received += (chunk as Buffer).length
        response.end()
      }),
    )
    const outcome = await createTransport().post(message(`http://127.0.0.1:${port}/`, 'x'.repeat(size)))
    expect([outcome.status, received]).toEqual([200, size])
  })

  test('uses one connection for one callback after another', async () => {
    const server = createServer((_, response) => response.end('ok'))
    let connections = 0
    server.on('connection', () => connections++)
    const port = await listen(server)
    const transport = createTransport()
    for (let turn = 0; turn < 3; turn++) await transport.post(message(`http://127.0.0.1:${port}/`))
    expect(connections).toBe(1)
  })
})

describe('a callback that gets no answer says why', () => {
  test('when nothing listens', async () => {
    const server = createServer()
    const port = await listen(server)
    await new Promise((resolve) => server.close(resolve))
    for (const host of ['127.0.0.1', 'localhost']) {
      expect(await createTransport().post(message(`http://${host}:${port}/`))).toEqual({
        latency: expect.any(Number),
        problem: 'Connection refused: nothing listens there. Start your callback endpoint, or correct callback_url.',
        refused: false,
      })
    }
  })

  test('when the connection is reset', async () => {
    const outcome = await postTo((request) => request.socket.resetAndDestroy())
    expect(outcome.problem).toBe('The connection was reset before an answer came.')
    expect(outcome.status).toBeUndefined()
  })

  test('when the endpoint is silent for too long', async () => {
    const outcome = await postTo(() => undefined, 60)
    expect(outcome.problem).toBe('No answer within 60ms. Answer 2xx first and do the work afterwards.')
    expect(outcome.latency).toBeGreaterThanOrEqual(55)
  })

  test('when the answer begins and never ends', async () => {
    const outcome = await postTo((_, response) => response.writeHead(200).write('beginning'), 60)
    expect(outcome.problem).toBe(
      'No end of the answer within 60ms, though it began. End it first and do the work afterwards.',
    )
  })

  test('when the answer is cut off', async () => {
    const outcome = await postTo((request, response) => {
      response.writeHead(200, { 'content-length': 100 }).write('begin', () => request.socket.resetAndDestroy())
    })
    expect(outcome.problem).toBe('The connection ended before the answer did.')
  })

  test('when the server there does not speak http', async () => {
    const port = await listen(createSocketServer((socket) => void socket.end('220 mail.example ESMTP\r\n')))
    const outcome = await createTransport().post(message(`http://127.0.0.1:${port}/`))
    expect(outcome.problem).toBe('The server there does not speak http. Should callback_url begin with https://?')
  })

  test('when the server there does not speak https', async () => {
    const port = await listen(createServer())
    const outcome = await createTransport().post(message(`https://127.0.0.1:${port}/`))
    expect(outcome.problem).toContain('The server there does not speak https. Should callback_url begin with http://?')
  })

  test('when nobody knows the host', async () => {
    const outcome = await createTransport().post(message(`http://${impossibleHost}/`))
    expect(outcome.problem).toMatch(/^No address is known for the host of callback_url \((ENOTFOUND|EAI_AGAIN)\)\.$/)
  })

  test('when the certificate of an https endpoint is not trusted', async () => {
    const { cert, key } = await issueCertificates(['localhost', '127.0.0.1'], new Date())
    let visits = 0
    const port = await listen(createSecureServer({ cert, key }, () => visits++))
    const outcome = await createTransport().post(message(`https://localhost:${port}/`))
    expect(outcome.problem).toMatch(/^The endpoint's certificate is not trusted \([A-Z_]+\)\. .*NODE_EXTRA_CA_CERTS/)
    expect(visits).toBe(0)
  })
})

describe('a callback is refused, and nothing is sent', () => {
  test.each([
    [
      'http://8.8.8.8/callback',
      '8.8.8.8 is not an address of this machine or its private networks, and was not called.',
    ],
    [
      'https://[::ffff:8.8.8.8]/',
      '::ffff:808:808 is not an address of this machine or its private networks, and was not called.',
    ],
    ['ftp://localhost/', 'ftp://localhost/ is neither http nor https.'],
    ['file:///etc/passwd', 'file:///etc/passwd is neither http nor https.'],
    ['localhost:3000/callback', 'localhost:3000/callback is neither http nor https.'],
    ['/callback', '"/callback" is not a URL.'],
    ['', '"" is not a URL.'],
  ])('to %j', async (url, problem) => {
    const outcome = await createTransport().post(message(url))
    expect(outcome.refused).toBe(true)
    expect(outcome.problem).toContain(problem)
    expect(outcome.status).toBeUndefined()
  })
})

test('a name is looked up by the guard, which may refuse where it leads', async () => {
  const asked: string[] = []
  const guard: AddressGuard = {
    refusal: () => undefined,
    lookup(name, _, answer) {
      asked.push(name)
      answer(new RefusedAddressError(`${name} is 8.8.8.8`), '', 0)
    },
  }
  const transport = createHttpTransport(guard, 5_000)
  closing.push(() => transport.close())
  const outcome = await transport.post(message('http://localhost:7/callback'))
  expect(outcome).toEqual({ latency: expect.any(Number), problem: 'localhost is 8.8.8.8', refused: true })
  expect(asked).toEqual(['localhost'])
})

test.runIf(hasIpv6)('an IPv6 address that maps this machine is called', async () => {
  const port = await listen(createServer((_, response) => response.end('ok')))
  const outcome = await createTransport().post(message(`http://[::ffff:127.0.0.1]:${port}/`))
  expect(outcome.status).toBe(200)
})

test('an endpoint that never answers delays no other callback, not even to the same host', async () => {
  const port = await listen(createServer((request, response) => void (request.url === '/well' && response.end())))
  const transport = createTransport(60_000)
  const interrupt = new AbortController()
  const hanging = Array.from({ length: 200 }, () =>
    transport.post(message(`http://127.0.0.1:${port}/hanging`), interrupt.signal),
  )
  const well = () => transport.post(message(`http://127.0.0.1:${port}/well`))
  expect((await Promise.all(Array.from({ length: 20 }, well))).map(({ status }) => status)).toEqual(Array(20).fill(200))
  interrupt.abort()
  await Promise.all(hanging)
})
