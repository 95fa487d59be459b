import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { mkdtempDisposable } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { issueCertificates } from '../../server/tls/issue-certificates.ts'
import { writeCa, writeCaBundle } from '../../server/tls/trust-files.ts'

let folder: Awaited<ReturnType<typeof mkdtempDisposable>>
let ca: string
beforeEach(async () => {
  folder = await mkdtempDisposable(join(tmpdir(), 'smile-id-emulator-trust-'))
  ca = (await issueCertificates(['localhost'], [], new Date())).ca
})
afterEach(() => folder.remove())

const certificatesIn = (path: string) =>
  readFileSync(path, 'utf8').match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []

test('a bundle holds the authority first, then those of the files named, then the public ones, each once', async () => {
  const { ca: other } = await issueCertificates(['localhost'], [], new Date())
  const named = join(folder.path, 'named.pem')
  writeFileSync(named, `# A comment.\r\n${other.replaceAll('\n', '\r\n')}${ca}`)
  const path = writeCaBundle(writeCa(folder.path, ca), [named, named, join(folder.path, 'none.pem'), folder.path])
  const all = certificatesIn(path)
  expect(all.slice(0, 2)).toEqual([ca.trim(), other.trim()])
  expect(all.length).toBeGreaterThan(100)
  expect(new Set(all).size).toBe(all.length)
})

test('a bundle that is written again, over itself, is the same, and leaves nothing beside it', () => {
  const caPath = writeCa(folder.path, ca)
  const path = writeCaBundle(caPath, [])
  const before = certificatesIn(path)
  expect(certificatesIn(writeCaBundle(caPath, [path]))).toEqual(expect.arrayContaining(before))
  expect(certificatesIn(path)).toHaveLength(before.length)
  expect(readdirSync(folder.path).sort()).toEqual(['ca-bundle.pem', 'ca.pem'])
  expect(statSync(path).mode & 0o777).toBe(0o600)
})

test('a folder that cannot be written is told, with what helps', () => {
  const file = join(folder.path, 'file')
  writeFileSync(file, '')
  expect(() => writeCa(file, ca)).toThrow(/^Cannot write .*ca\.pem: .* Choose another folder with --data-dir\.$/)
})
