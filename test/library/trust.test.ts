import { X509Certificate } from 'node:crypto'
import { get } from 'node:https'
import tls from 'node:tls'
import { expect, test } from 'vitest'
import { startTestEmulator } from '../helpers/emulator.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

const byFetch = (url: string) => fetch(`${url}/__emulator/health`).then(({ status }) => status)

const byHttps = (url: string) =>
  new Promise((resolve, reject) => {
    get(`${url}/__emulator/health`, { agent: false }, (response) => resolve(response.resume().statusCode)).once(
      'error',
      reject,
    )
  })

/** What this process trusts. Node lists it in another order, and writes it otherwise, once it was set. */
const trusted = () =>
  [...new Set(tls.getCACertificates('default').map((one) => new X509Certificate(one).fingerprint256))].sort()

const other = () => startTestEmulator({ dataDir: temporaryFolder('trust') })

test('https is trusted once it is said, and no longer when the emulator is closed', async () => {
  const before = trusted()
  await using emulator = await other()
  await expect(byHttps(emulator.secureUrl)).rejects.toThrow('certificate')
  emulator.trust()
  emulator.trust()
  expect([await byFetch(emulator.secureUrl), await byHttps(emulator.secureUrl)]).toEqual([200, 200])
  await emulator.close()
  expect(trusted()).toEqual(before)
})

test('several emulators are trusted side by side, with one authority or with two', async () => {
  await using first = await other()
  await using second = await other()
  await using shared = await startTestEmulator()
  const sharing = await startTestEmulator()
  for (const emulator of [first, second, shared, sharing]) emulator.trust()
  await sharing.close()
  const answers = await Promise.all([first, second, shared].map(({ secureUrl }) => byHttps(secureUrl)))
  expect(answers).toEqual([200, 200, 200])
})

test('a Node that cannot do it says what else helps', async () => {
  await using emulator = await startTestEmulator()
  const kept = tls.setDefaultCACertificates
  Object.assign(tls, { setDefaultCACertificates: undefined })
  try {
    expect(() => emulator.trust()).toThrow(`NODE_EXTRA_CA_CERTS=${emulator.ca.path}`)
  } finally {
    Object.assign(tls, { setDefaultCACertificates: kept })
  }
})
