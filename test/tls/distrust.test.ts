import https from 'node:https'
import net from 'node:net'
import tls from 'node:tls'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type Issued, issueCertificates } from '../../server/tls/issue-certificates.ts'
import { createOnePortServer, type OnePortServer } from '../../server/tls/one-port-server.ts'

let issued: Issued
let server: OnePortServer
let port: number
const onDistrust = vi.fn()

beforeAll(async () => {
  issued = await issueCertificates(['localhost', '127.0.0.1'], new Date())
  server = createOnePortServer(
    (_, response) => response.end('fine'),
    () => issued,
    onDistrust,
  )
  port = await server.listen(0, '127.0.0.1')
})
afterAll(() => server.close())
beforeEach(() => onDistrust.mockClear())

function ask(options: https.RequestOptions): Promise<number | string | undefined> {
  return new Promise((resolve) => {
    https
      .get({ host: 'localhost', port, path: '/', agent: false, ...options }, (response) => {
        response.resume().once('end', () => resolve(response.statusCode))
      })
      .once('error', ({ code }: NodeJS.ErrnoException) => resolve(code))
  })
}

test.each(['TLSv1.2', 'TLSv1.3'] as const)(
  'a client of %s that does not trust the certificate is reported',
  async (version) => {
    expect(await ask({ maxVersion: version, minVersion: version })).toBe('SELF_SIGNED_CERT_IN_CHAIN')
    await vi.waitFor(() => expect(onDistrust).toHaveBeenCalledOnce())
  },
)

test.each(['TLSv1.2', 'TLSv1.3'] as const)('a client of %s that trusts it is not', async (version) => {
  expect(await ask({ maxVersion: version, minVersion: version, ca: issued.ca })).toBe(200)
  expect(onDistrust).not.toHaveBeenCalled()
})

test('neither is one whose ciphers are not known here, nor one that only knocks', async () => {
  await new Promise<void>((resolve) => {
    const knock = net.connect(port, '127.0.0.1', () => {
      knock.destroy()
      resolve()
    })
  })
  const old = tls.connect({ port, host: 'localhost', ca: issued.ca, ciphers: 'PSK', maxVersion: 'TLSv1.2' })
  await new Promise((resolve) => old.once('error', resolve))
  expect(onDistrust).not.toHaveBeenCalled()
})
