import { once } from 'node:events'
import http, { type RequestListener } from 'node:http'
import https from 'node:https'
import net from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import tls from 'node:tls'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Issued, issueCertificates } from '../../server/tls/issue-certificates.ts'
import { createOnePortServer, type OnePortServer } from '../../server/tls/one-port-server.ts'
import { freePort } from '../helpers/free-port.ts'

let issued: Issued
beforeAll(async () => {
  issued = await issueCertificates(['localhost', '127.0.0.1'], new Date())
})

const open: OnePortServer[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})

/** Answers with the scheme, the client's own port and the length of what was sent. */
const tellsAll: RequestListener = async (request, response) => {
  const { length } = await text(request)
  response.end(`${'encrypted' in request.socket ? 'https' : 'http'} ${request.socket.remotePort} ${length}`)
}

async function start(listener: RequestListener = tellsAll) {
  let filesRead = 0
  const server = createOnePortServer(listener, () => {
    filesRead++
    return issued
  })
  open.push(server)
  return { server, port: await server.listen(await freePort(), '127.0.0.1'), filesRead: () => filesRead }
}

const schemes = ['http', 'https'] as const
type Scheme = (typeof schemes)[number]

function ask(scheme: Scheme, port: number, body = '', agent?: http.Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', ca: issued.ca, ...(agent && { agent }) }
    const request = (scheme === 'https' ? https : http).request(`${scheme}://localhost:${port}/`, options, (response) =>
      text(response).then(resolve, reject),
    )
    request.on('error', reject)
    request.end(body)
  })
}

function connect(port: number): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, '127.0.0.1', () => resolve(socket))
    socket.on('error', reject)
  })
}

const closed = (socket: net.Socket) => new Promise<void>((resolve) => socket.once('close', () => resolve()))

describe('one port', () => {
  test('answers http and https, to many at once', async () => {
    const { port } = await start()
    const answers = await Promise.all(Array.from({ length: 40 }, (_, index) => ask(index % 2 ? 'https' : 'http', port)))
    expect(answers.map((answer) => answer.split(' ')[0])).toEqual(answers.map((_, index) => schemes[index % 2]))
  })

  test.each(schemes)('keeps an %s connection for one request after another', async (scheme) => {
    const { port } = await start()
    const options = { keepAlive: true, maxSockets: 1 }
    const agent = scheme === 'https' ? new https.Agent(options) : new http.Agent(options)
    const answers = [
      await ask(scheme, port, 'a', agent),
      await ask(scheme, port, 'bb', agent),
      await ask(scheme, port, '', agent),
    ]
    agent.destroy()
    expect(new Set(answers.map((answer) => answer.split(' ')[1])).size).toBe(1)
    expect(answers.map((answer) => answer.split(' ')[2])).toEqual(['1', '2', '0'])
  })

  test.each(schemes)('keeps an %s connection longer than clients do, and says so', async (scheme) => {
    const { port } = await start()
    const agent =
      scheme === 'https' ? new https.Agent({ keepAlive: true, ca: issued.ca }) : new http.Agent({ keepAlive: true })
    const { get } = scheme === 'https' ? https : http
    const [{ headers }] = (await once(get({ port, agent, host: 'localhost' }), 'response')) as [http.IncomingMessage]
    agent.destroy()
    expect(headers['keep-alive']).toBe('timeout=65')
  })

  test.each(schemes)('takes five megabytes over %s', async (scheme) => {
    const { port } = await start()
    expect(await ask(scheme, port, 'x'.repeat(5_000_000))).toMatch(/ 5000000$/)
  })

  test('answers requests that come in one piece, in order', async () => {
    const { port } = await start((request, response) => response.end(`[${request.url}]`))
    const socket = await connect(port)
    socket.write('GET /1 HTTP/1.1\r\nHost: x\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
    expect(await text(socket)).toMatch(/\[\/1\][\s\S]*\[\/2\]/)
  })

  test('answers a request that comes byte by byte', async () => {
    const { port } = await start()
    const socket = await connect(port)
    socket.setNoDelay(true)
    for (const byte of 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n') {
      socket.write(byte)
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(await text(socket)).toContain('http ')
  })

  test.each(schemes)('waits for the first byte of a slow %s client, and serves others meanwhile', async (scheme) => {
    const { port } = await start()
    const slow = await connect(port)
    const { localPort } = slow
    expect(await ask(scheme, port)).toContain(scheme)
    const socket = scheme === 'https' ? tls.connect({ socket: slow, ca: issued.ca, servername: 'localhost' }) : slow
    socket.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
    expect(await text(socket)).toContain(`${scheme} ${localPort} `)
  })

  test('reads the certificate when the first TLS client comes, and once', async () => {
    const { port, filesRead } = await start()
    await ask('http', port)
    expect(filesRead()).toBe(0)
    await Promise.all([ask('https', port), ask('https', port)])
    expect(filesRead()).toBe(1)
  })

  test('that is in use is an error', async () => {
    const { port } = await start()
    const second = createOnePortServer(tellsAll, () => issued)
    await expect(second.listen(port, '127.0.0.1')).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })
})

describe('a client that misbehaves hurts nobody else', () => {
  test('by closing without a byte', async () => {
    const { port } = await start()
    const socket = await connect(port)
    socket.end()
    socket.resume()
    await closed(socket)
    expect(await ask('http', port)).toContain('http')
  })

  test('by resetting the connection without a byte', async () => {
    const { port } = await start()
    const socket = await connect(port)
    socket.resetAndDestroy()
    await closed(socket)
    expect(await ask('https', port)).toContain('https')
  })

  test.each([
    ['bytes that are no http', Buffer.from([0, 1, 2, 3]), /^HTTP\/1\.1 400 /],
    ['text that is no http', Buffer.from('EHLO there\r\n\r\n'), /^HTTP\/1\.1 400 /],
    ['a TLS record of nonsense', Buffer.from([0x16, 0xff, 0xff, 0xff, 0xff, 1, 2, 3]), /^(?!HTTP)/],
  ])('by sending %s', async (_, bytes, answer) => {
    const { port } = await start()
    const socket = await connect(port)
    socket.write(bytes)
    expect(await text(socket)).toMatch(answer)
    for (const scheme of schemes) expect(await ask(scheme, port)).toContain(scheme)
  })

  test('by not trusting the certificate', async () => {
    const { port } = await start()
    const request = https.request(`https://localhost:${port}/`)
    const failure = new Promise((resolve) => request.once('error', resolve))
    request.end()
    expect(await failure).toMatchObject({ code: expect.stringMatching(/UNABLE_TO_VERIFY|UNABLE_TO_GET|SELF_SIGNED/) })
    expect(await ask('https', port)).toContain('https')
  })
})

describe('closing', () => {
  /** A server whose answer is held until it is let end. */
  async function startHeld() {
    const asked = Promise.withResolvers<void>()
    const gate = Promise.withResolvers<void>()
    const started = await start(async (_, response) => {
      asked.resolve()
      await gate.promise
      response.end('the end')
    })
    return { ...started, asked: asked.promise, letEnd: gate.resolve }
  }

  test('lets an answer in progress end, and takes no new connection', async () => {
    const { server, port, asked, letEnd } = await startHeld()
    const answer = ask('http', port, '', new http.Agent())
    await asked
    const over = server.close()
    await expect(connect(port)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
    letEnd()
    expect(await answer).toBe('the end')
    await over
  })

  test('is over when the last answer is, even if the client would keep its connection', async () => {
    const { server, port, asked, letEnd } = await startHeld()
    const agent = new http.Agent({ keepAlive: true })
    const answer = ask('http', port, '', agent)
    await asked
    const started = performance.now()
    const over = server.close()
    letEnd()
    await Promise.all([answer, over])
    agent.destroy()
    expect(performance.now() - started).toBeLessThan(1_000)
  })

  test('is not held up by a client that has said nothing yet', async () => {
    const { server, port } = await start()
    const socket = await connect(port)
    await ask('http', port)
    await Promise.all([closed(socket), server.close()])
  })

  test.each(schemes)('is not held up by an idle %s connection', async (scheme) => {
    const { server, port } = await start()
    const agent = scheme === 'https' ? new https.Agent({ keepAlive: true }) : new http.Agent({ keepAlive: true })
    await ask(scheme, port, '', agent)
    const started = performance.now()
    await server.close()
    agent.destroy()
    expect(performance.now() - started).toBeLessThan(1_000)
  })

  test('is not held up for long by a TLS client that stops in the middle of its hello', async () => {
    const { server, port } = await start()
    const socket = await connect(port)
    socket.write(Buffer.from([0x16]))
    await ask('https', port)
    const late = setTimeout(3_000, 'still open', { ref: false })
    const ended = await Promise.race([server.close().then(() => 'closed'), late])
    socket.destroy()
    expect(ended).toBe('closed')
  })
})
