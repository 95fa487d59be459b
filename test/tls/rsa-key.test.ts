import { generateKeyPairSync } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openRsaKey } from '../../server/tls/rsa-key.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

const path = (dataDir: string) => join(dataDir, 'sec-key', 'private.pem')
const pemOf = (dataDir: string) => readFileSync(path(dataDir), 'utf8')

test('the key is made once and used again, and is for its owner only', async () => {
  const folder = temporaryFolder('rsa')
  const first = await openRsaKey(folder)
  expect(first.asymmetricKeyType).toBe('rsa')
  expect(first.asymmetricKeyDetails?.modulusLength).toBe(2_048)
  expect((await openRsaKey(folder)).equals(first)).toBe(true)
  expect(readdirSync(folder, { recursive: true }).sort()).toEqual(['sec-key', 'sec-key/private.pem'])
  expect(statSync(path(folder)).mode & 0o777).toBe(0o600)
  expect(statSync(join(folder, 'sec-key')).mode & 0o777).toBe(0o700)
})

test('several emulators that start at once have the same key', async () => {
  const folder = temporaryFolder('rsa')
  const keys = await Promise.all([1, 2, 3].map(() => openRsaKey(folder)))
  expect(keys.every((key) => key.equals(keys[0] as (typeof keys)[0]))).toBe(true)
  expect(readdirSync(folder)).toEqual(['sec-key'])
})

const pem = { type: 'pkcs8', format: 'pem' } as const

test.each<[string, (file: string) => void]>([
  ['is gone', (file) => rmSync(file)],
  ['is empty', (file) => writeFileSync(file, '')],
  ['was cut', (file) => writeFileSync(file, readFileSync(file, 'utf8').slice(0, 400))],
  ['is a folder', (file) => rmSync(file) ?? void mkdirSync(file)],
  ['holds another kind of key', (file) => writeFileSync(file, generateKeyPairSync('ed25519').privateKey.export(pem))],
  [
    'holds a key of another length',
    (file) => writeFileSync(file, generateKeyPairSync('rsa', { modulusLength: 1_024 }).privateKey.export(pem)),
  ],
])('a new key is made when its file %s', async (_, spoil) => {
  const folder = temporaryFolder('rsa')
  const before = await openRsaKey(folder)
  spoil(path(folder))
  const after = await openRsaKey(folder)
  expect(after.equals(before)).toBe(false)
  expect(pemOf(folder)).toBe(after.export(pem))
  expect(readdirSync(folder)).toEqual(['sec-key'])
})

test('a folder that cannot be written is an error that names it and the cure', async () => {
  const folder = temporaryFolder('rsa')
  const file = join(folder, 'a-file')
  writeFileSync(file, '')
  await expect(openRsaKey(file)).rejects.toThrow(
    new RegExp(`^Cannot write the key of sec_key to ${join(file, 'sec-key')}: .*Choose another folder with --data-dir`),
  )
})
