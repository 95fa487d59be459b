import { execFile, spawnSync } from 'node:child_process'
import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { isIP } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { certificateNames, namesToCertify } from '../../server/tls/certificate-names.ts'
import { openCertificates } from '../../server/tls/certificates.ts'
import { issueCertificates } from '../../server/tls/issue-certificates.ts'
import { createOnePortServer } from '../../server/tls/one-port-server.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

const day = 86_400_000
const hasPython = spawnSync('python3', ['-c', 'import ssl']).status === 0
const openssl = 'openssl'
const hasOpenssl = spawnSync(openssl, ['version']).status === 0
const run = promisify(execFile)

async function startServer(dataDir: string) {
  const { caPath, ca, serverFiles } = await openCertificates(dataDir)
  const server = createOnePortServer((_, response) => response.end('trusted'), serverFiles)
  const port = await server.listen(0, '127.0.0.1')
  return { caPath, ca, port, [Symbol.asyncDispose]: () => server.close() }
}

describe('the local chain', () => {
  test('is one that a server may show under every name it is good for', async () => {
    const folder = temporaryFolder('tls')
    const { ca: caPem, serverFiles } = await openCertificates(folder)
    const [ca, cert] = [new X509Certificate(caPem), new X509Certificate(serverFiles().cert)]
    expect([ca.ca, cert.ca]).toEqual([true, false])
    expect(cert.checkIssued(ca) && cert.verify(ca.publicKey)).toBe(true)
    for (const name of certificateNames) {
      expect(isIP(name) ? cert.checkIP(name) : cert.checkHost(name), name).toBe(name)
    }
    expect(cert.checkHost('partner.example')).toBeUndefined()
    expect(cert.checkPrivateKey(createPrivateKey(serverFiles().key))).toBe(true)
  })

  test("is valid now, and no longer than Apple's clients bear", async () => {
    const { cert, ca } = await issueCertificates(['localhost'], new Date())
    for (const { validFrom, validTo } of [new X509Certificate(cert), new X509Certificate(ca)]) {
      expect(Date.parse(validFrom)).toBeLessThan(Date.now())
      expect(Date.parse(validTo)).toBeGreaterThan(Date.now() + 365 * day)
      expect(Date.parse(validTo) - Date.parse(validFrom)).toBeLessThanOrEqual(825 * day)
    }
  })

  test('has serials of its own every time', async () => {
    const made = await Promise.all([1, 2].map(() => issueCertificates(['localhost'], new Date())))
    const serials = made.flatMap(({ ca, cert }) => [ca, cert].map((pem) => new X509Certificate(pem).serialNumber))
    expect(new Set(serials).size).toBe(4)
  })

  test('is trusted by Node when it knows the CA, and not otherwise', async () => {
    const folder = temporaryFolder('tls')
    await using server = await startServer(folder)
    const visit = (ca?: string) =>
      new Promise((resolve) => {
        request(`https://localhost:${server.port}/`, { agent: false, ...(ca && { ca }) }, (response) => {
          response.resume()
          resolve(response.statusCode)
        })
          .on('error', (error: NodeJS.ErrnoException) => resolve(error.code))
          .end()
      })
    expect(await visit(server.ca)).toBe(200)
    expect(await visit()).toMatch(/UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT_LOCALLY/)
  })

  test.runIf(hasOpenssl)('passes the strict check of OpenSSL', async () => {
    const folder = temporaryFolder('tls')
    const { caPath } = await openCertificates(folder)
    const server = join(folder, 'tls', 'server.pem')
    for (const identity of [
      ['-verify_hostname', 'localhost'],
      ['-verify_ip', '127.0.0.1'],
    ]) {
      const words = ['verify', '-x509_strict', '-purpose', 'sslserver', ...identity, '-CAfile', caPath, server]
      expect((await run(openssl, words)).stdout).toBe(`${server}: OK\n`)
    }
  })

  test.runIf(hasPython)("passes Python's default context, with the strict flag that 3.13 sets", async () => {
    const folder = temporaryFolder('tls')
    await using server = await startServer(folder)
    const script = `
import socket, ssl, sys
context = ssl.create_default_context(cafile=sys.argv[1])
context.verify_flags |= ssl.VERIFY_X509_STRICT
for name in sys.argv[3:]:
    with socket.create_connection(("127.0.0.1", int(sys.argv[2]))) as plain:
        with context.wrap_socket(plain, server_hostname=name) as secure:
            print(name, secure.version())
`
    const { stdout } = await run('python3', [
      '-c',
      script,
      server.caPath,
      String(server.port),
      'localhost',
      '127.0.0.1',
    ])
    expect(stdout).toMatch(/^localhost TLSv1\.\d\n127\.0\.0\.1 TLSv1\.\d\n$/)
  })
})

describe('the files', () => {
  test('are for their owner only, and nothing else is left beside them', async () => {
    const folder = temporaryFolder('tls')
    await openCertificates(folder)
    const tls = join(folder, 'tls')
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual([
      'tls',
      'tls/ca.pem',
      'tls/server.key',
      'tls/server.pem',
    ])
    for (const name of readdirSync(tls)) expect(statSync(join(tls, name)).mode & 0o777, name).toBe(0o600)
    expect(statSync(tls).mode & 0o777).toBe(0o700)
  })

  test("hold no key that could sign another certificate: the CA's own is nowhere", async () => {
    const folder = temporaryFolder('tls')
    const { ca, serverFiles } = await openCertificates(folder)
    const everything = ['ca.pem', 'server.pem', 'server.key']
      .map((name) => readFileSync(join(folder, 'tls', name), 'utf8'))
      .join('')
    const keys = everything.match(/-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]+-----END [A-Z ]*PRIVATE KEY-----/g) ?? []
    const publicKeys = keys.map((key) => createPublicKey(key).export({ type: 'spki', format: 'pem' }))
    const keyOf = (pem: string) => new X509Certificate(pem).publicKey.export({ type: 'spki', format: 'pem' })
    expect(publicKeys).toEqual([keyOf(serverFiles().cert)])
    expect(publicKeys).not.toContain(keyOf(ca))
  })

  test('are made once and used again', async () => {
    const folder = temporaryFolder('tls')
    const first = await openCertificates(folder)
    const second = await openCertificates(folder)
    expect([second.ca, second.serverFiles()]).toEqual([first.ca, first.serverFiles()])
  })

  test('are made again for a new name, keep the earlier names, and are reused without one', async () => {
    const folder = temporaryFolder('tls')
    const first = await openCertificates(folder)
    const second = await openCertificates(folder, ['testapi.smileidentity.com', '*.corp.test'])
    const third = await openCertificates(folder, ['192.168.1.5', 'fd00::1'])
    expect([first.replaced, second.replaced, third.replaced]).toEqual([false, true, true])
    expect(new Set([first.ca, second.ca, third.ca]).size).toBe(3)
    const cert = new X509Certificate(third.serverFiles().cert)
    expect(cert.checkIssued(new X509Certificate(third.ca))).toBe(true)
    for (const name of ['localhost', 'testapi.smileidentity.com', 'any.corp.test'])
      expect(cert.checkHost(name)).toBeTruthy()
    for (const address of ['127.0.0.1', '::1', '192.168.1.5', 'fd00::1']) expect(cert.checkIP(address)).toBe(address)
    expect(cert.subjectAltName?.split(', ')).toHaveLength(certificateNames.length + 4)
    for (const names of [[], ['fd00::1'], ['*.corp.test']]) {
      const again = await openCertificates(folder, names)
      expect([again.ca, again.replaced]).toEqual([third.ca, false])
    }
  })

  test('that another emulator replaces do not change what this one shows: it fits the authority that its clients were given', async () => {
    const folder = temporaryFolder('tls')
    const one = await openCertificates(folder)
    await openCertificates(folder, ['testapi.smileidentity.com'])
    expect(new X509Certificate(one.serverFiles().cert).checkIssued(new X509Certificate(one.ca))).toBe(true)
  })

  test('are good for the names of --allow-host that a certificate can hold, and for no pattern', () => {
    expect(namesToCertify(['A.Example'], ['b.example', '*.c.example', 'd*.example', '*', '10.0.0.7'])).toEqual([
      'a.example',
      'b.example',
      '*.c.example',
      '10.0.0.7',
    ])
  })

  test('are the same for several emulators that start at once', async () => {
    const folder = temporaryFolder('tls')
    const opened = await Promise.all([1, 2, 3].map(() => openCertificates(folder)))
    expect(new Set(opened.map(({ ca }) => ca)).size).toBe(1)
    for (const { ca, serverFiles } of opened) {
      expect(new X509Certificate(serverFiles().cert).checkIssued(new X509Certificate(ca))).toBe(true)
    }
    expect(readdirSync(folder)).toEqual(['tls'])
  })

  const names = [...certificateNames]
  const now = new Date()

  test.each<[string, (tls: string) => Promise<void> | void]>([
    ['a name is missing', async (tls) => write(tls, await issueCertificates(names.slice(1), now))],
    [
      'they have less than a month left',
      async (tls) => write(tls, await issueCertificates(names, new Date(now.getTime() - 795 * day))),
    ],
    ['the CA is another one', async (tls) => write(tls, { ca: (await issueCertificates(names, now)).ca })],
    ['the key is gone', (tls) => rmSync(join(tls, 'server.key'))],
    ['the CA is gone', (tls) => rmSync(join(tls, 'ca.pem'))],
    ['a certificate cannot be read', (tls) => write(tls, { cert: 'no certificate' })],
    ['the folder is empty', (tls) => rmSync(tls, { recursive: true }) ?? void mkdirSync(tls)],
  ])('are renewed when %s', async (_, spoil) => {
    const folder = temporaryFolder('tls')
    const tls = join(folder, 'tls')
    await openCertificates(folder)
    await spoil(tls)
    const spoilt = readdirSync(tls).map((name) => readFileSync(join(tls, name), 'utf8'))
    const after = await openCertificates(folder)
    expect(spoilt).not.toContain(after.ca)
    expect(spoilt).not.toContain(after.serverFiles().cert)
    const cert = new X509Certificate(after.serverFiles().cert)
    expect(cert.checkIssued(new X509Certificate(after.ca))).toBe(true)
    expect(cert.checkPrivateKey(createPrivateKey(after.serverFiles().key))).toBe(true)
    expect(cert.checkHost('localhost')).toBe('localhost')
    expect(readdirSync(folder)).toEqual(['tls'])
  })

  test('are kept while they have more than a month left', async () => {
    const folder = temporaryFolder('tls')
    await openCertificates(folder)
    const issued = await issueCertificates(names, new Date(now.getTime() - 780 * day))
    write(join(folder, 'tls'), issued)
    expect((await openCertificates(folder)).ca).toBe(issued.ca)
  })

  test('that cannot be written are an error that names the folder and the cure', async () => {
    const folder = temporaryFolder('tls')
    const file = join(folder, 'a-file')
    writeFileSync(file, '')
    await expect(openCertificates(file)).rejects.toThrow(
      new RegExp(`^Cannot write certificates to ${join(file, 'tls')}: .*Choose another folder with --data-dir\\.$`),
    )
  })
})

function write(tls: string, { ca, cert, key }: { ca?: string; cert?: string; key?: string }): void {
  for (const [name, pem] of Object.entries({ 'ca.pem': ca, 'server.pem': cert, 'server.key': key })) {
    if (pem !== undefined) writeFileSync(join(tls, name), pem)
  }
}
