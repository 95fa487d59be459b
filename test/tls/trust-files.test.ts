import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { issueCertificates } from '../../server/tls/issue-certificates.ts'
import { writeCa, writeCaBundle } from '../../server/tls/trust-files.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

let folder: string
let ca: string
beforeEach(async () => {
  folder = temporaryFolder('trust')
  ca = (await issueCertificates(['localhost'], new Date())).ca
})

const certificatesIn = (path: string) =>
  readFileSync(path, 'utf8').match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []

test('a bundle has the authority first, then those of the files named, then the public ones, each once', async () => {
  const { ca: other } = await issueCertificates(['localhost'], new Date())
  const named = join(folder, 'named.pem')
  writeFileSync(named, `# A comment.\r\n${other.replaceAll('\n', '\r\n')}${ca}`)
  const path = writeCaBundle(writeCa(folder, ca), [named, named, join(folder, 'none.pem'), folder])
  const all = certificatesIn(path)
  expect(all.slice(0, 2)).toEqual([ca.trim(), other.trim()])
  expect(all.length).toBeGreaterThan(100)
  expect(new Set(all).size).toBe(all.length)
})

test('a bundle that is written again, over itself, is the same, and leaves nothing beside it', () => {
  const caPath = writeCa(folder, ca)
  const path = writeCaBundle(caPath, [])
  const before = certificatesIn(path)
  expect(certificatesIn(writeCaBundle(caPath, [path]))).toEqual(expect.arrayContaining(before))
  expect(certificatesIn(path)).toHaveLength(before.length)
  expect(readdirSync(folder).sort()).toEqual(['ca-bundle.pem', 'ca.pem'])
  expect(statSync(path).mode & 0o777).toBe(0o600)
})

test('a folder that cannot be written is reported, with what helps', () => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  expect(() => writeCa(file, ca)).toThrow(/^Cannot write .*ca\.pem: .* Choose another folder with --data-dir\.$/)
})
