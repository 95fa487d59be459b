import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { createContainerCure } from '../../server/callbacks/container.ts'
import { createAddressGuard } from '../../server/callbacks/http/address-guard.ts'
import { explainError } from '../../server/callbacks/http/explain-error.ts'
import { createHostRewrite } from '../../server/callbacks/http/host-rewrite.ts'
import { createHttpTransport } from '../../server/callbacks/http/transport.ts'
import { issueCertificates } from '../../server/tls/issue-certificates.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { freePort } from '../helpers/free-port.ts'
import { createTestPartner } from '../helpers/partner.ts'
import { startReceiver } from '../helpers/receiver.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(
    () => server.closeAllConnections(),
    () => server.close(),
  )
  return (server.address() as AddressInfo).port
}

function transportWith(rewrites: Record<string, string>, contained = false) {
  const rewrite = createHostRewrite(rewrites)
  const transport = createHttpTransport(createAddressGuard(rewrite.targets), 5_000, { rewrite, contained })
  closing.push(() => transport.close())
  return transport
}

function post(rewrites: Record<string, string>, url: string, contained = false) {
  return transportWith(rewrites, contained).post({ url, headers: {}, body: '{}' })
}

describe('a callback to a host that is rewritten', () => {
  test('goes to the other host, and says there whom it was for', async () => {
    let heard: string | undefined
    const port = await listen(
      createServer((request, response) => {
        heard = request.headers.host
        response.end('ok')
      }),
    )
    const outcome = await post({ 'Partner.Example': '127.0.0.1' }, `http://partner.example:${port}/callback`)
    expect(outcome).toEqual({ status: 200, latency: expect.any(Number), answer: 'ok' })
    expect(heard).toBe(`partner.example:${port}`)
  })

  test('asks over https for the certificate of the host that was given', async () => {
    const { cert, key } = await issueCertificates(['partner.example'], new Date())
    const asked: unknown[] = []
    const server = createSecureServer({
      cert,
      key,
      SNICallback: (name, done) => done(null, void asked.push(name) as never),
    })
    const port = await listen(server)
    const { problem } = await post({ 'partner.example': '127.0.0.1' }, `https://partner.example:${port}/`)
    expect(asked).toEqual(['partner.example'])
    expect(problem).toContain('certificate is not trusted')
  })

  test('says what was called when nobody answers', async () => {
    const port = await freePort()
    expect(
      (await post({ 'partner.example': '127.0.0.1' }, `http://partner.example:${port}/callback?a=b`)).problem,
    ).toBe(
      `Called as http://127.0.0.1:${port}/callback?a=b (--callback-host-rewrite). Connection refused: nothing listens there. Start your callback endpoint, or correct callback_url.`,
    )
  })

  test.each([404, 302])('and when the answer is %i', async (status) => {
    const port = await listen(createServer((_, response) => response.writeHead(status, { location: '/there' }).end()))
    const { problem } = await post({ 'partner.example': '127.0.0.1' }, `http://partner.example:${port}/callback`)
    expect(problem).toMatch(
      new RegExp(`^Called as http://127\\.0\\.0\\.1:${port}/callback \\(--callback-host-rewrite\\)\\.`),
    )
  })

  test('is allowed where the rewrite says, and only there', () => {
    const { targets } = createHostRewrite({ localhost: '[2001:DB8::1]', a: '8.8.8.8' })
    expect(targets).toEqual(['2001:db8::1', '8.8.8.8'])
    const guard = createAddressGuard(targets)
    expect(guard.refusal('8.8.8.8')).toBeUndefined()
    expect(guard.refusal('[2001:db8::1]')).toBeUndefined()
    expect(guard.refusal('8.8.4.4')).toContain('is not an address of this machine')
  })

  test('is judged by the host that is called', async () => {
    const rewrite = createHostRewrite({ localhost: '8.8.8.8' })
    const transport = createHttpTransport(createAddressGuard([]), 5_000, { rewrite })
    closing.push(() => transport.close())
    const outcome = await transport.post({ url: 'http://localhost:7/', headers: {}, body: '' })
    expect(outcome).toMatchObject({
      refused: true,
      problem: expect.stringContaining('8.8.8.8 is not an address of this machine'),
    })
  })

  test('goes by another scheme and port where an origin is given, with the path that was meant', async () => {
    let heard: string[] = []
    const port = await listen(
      createServer(({ url = '', headers }, response) => {
        heard = [url, String(headers.host)]
        response.end('ok')
      }),
    )
    for (const from of ['https://shop.example', 'shop.example']) {
      heard = []
      const outcome = await post({ [from]: `http://localhost:${port}` }, 'https://shop.example/hook?order=7')
      expect([outcome.status, heard]).toEqual([200, ['/hook?order=7', 'shop.example']])
    }
  })

  test('of another origin is left alone', () => {
    const { calledFor } = createHostRewrite({ 'https://shop.example:8443': 'http://localhost:3000' })
    expect(calledFor(new URL('https://shop.example:8443/a'))?.href).toBe('http://localhost:3000/a')
    for (const url of ['https://shop.example/a', 'http://shop.example:8443/a']) {
      expect(calledFor(new URL(url))).toBeUndefined()
    }
  })

  test('that speaks http where https is called names the option', async () => {
    const port = await listen(createServer((_, response) => response.end('ok')))
    const { problem } = await post({}, `https://localhost:${port}/hook`)
    expect(problem).toContain(`--callback-host-rewrite https://localhost:${port}=http://localhost:${port}.`)
  })

  test('leaves every other host alone', async () => {
    const port = await listen(createServer((_, response) => response.end('ok')))
    expect((await post({ 'partner.example': '8.8.8.8' }, `http://localhost:${port}/`)).status).toBe(200)
  })
})

test.each([
  { localhost: '*' },
  { localhost: 'web:8080' },
  { 'http://localhost/path': 'web' },
  { localhost: 'ftp://web' },
  { localhost: '' },
])('a rewrite must be of hosts: %j', (rewrites) => {
  expect(() => createHostRewrite(rewrites)).toThrow('is not a host')
})

describe('a connection refused inside of a container', () => {
  test.each(['localhost', '127.0.0.1'])('to %s names the option', async (host) => {
    const port = await freePort()
    const { problem } = await post({}, `http://${host}:${port}/`, true)
    expect(problem).toBe(
      `Connection refused: nothing listens there. The emulator seems to run in a container, where ${host} is the container itself. If your endpoint is outside of it, start the emulator with --callback-host-rewrite ${host}=host.docker.internal.`,
    )
  })

  test('says so once a minute of each host', () => {
    let now = 0
    const cure = createContainerCure(() => now)
    const isSaid = () => ['localhost', '127.0.0.1'].map((host) => cure(host) !== undefined)
    expect(isSaid()).toEqual([true, true])
    now = 59_999
    expect(isSaid()).toEqual([false, false])
    now = 60_000
    expect(isSaid()).toEqual([true, true])
  })

  test('between two callbacks, only the first has the advice', async () => {
    const port = await freePort()
    const transport = createHttpTransport(createAddressGuard([]), 5_000, { contained: true })
    closing.push(() => transport.close())
    const problems = [1, 2].map(() => transport.post({ url: `http://localhost:${port}/`, headers: {}, body: '' }))
    expect((await Promise.all(problems)).map(({ problem }) => problem?.includes('container'))).toEqual([true, false])
  })

  test('elsewhere than in it, does not', () => {
    const error = Object.assign(new Error(), { code: 'ECONNREFUSED', address: '172.17.0.1' })
    expect(explainError(error, { containerCure: () => createContainerCure()('host.docker.internal') })).toBe(
      'Connection refused: nothing listens there. Start your callback endpoint, or correct callback_url.',
    )
  })
})

test('an emulator keeps the URL that the partner gave, and calls the rewritten host', async () => {
  await using receiver = await startReceiver()
  const given = receiver.url.replace('localhost', 'partner.example')
  await using emulator = await startTestEmulator({ callbackHostRewrites: { 'partner.example': 'localhost' } })
  await createTestPartner(emulator).submit({ callbackUrl: given })
  await emulator.clock.advance('1s')
  expect(receiver.received).toHaveLength(1)
  expect(await emulator.callbacks.list()).toMatchObject([{ url: given, state: 'delivered' }])
  await expect(startTestEmulator({ callbackHostRewrites: { localhost: '*' } })).rejects.toThrow('"*" is not a host')
})
