import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { languages } from '../../server/vendor/official-sdks.ts'
import { run, runProgram, variablesIn } from '../helpers/command.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

const dataDir = temporaryFolder('env data')
const at = ['--data-dir', dataDir]
const ca = join(dataDir, 'tls', 'ca.pem')
const bundle = join(dataDir, 'tls', 'ca-bundle.pem')

// Nothing of the machine's own, nor of the user who runs this test inside of exec.
const bare = Object.fromEntries(
  ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'SMILE_ID_EMULATOR_URL', 'SMILE_ID_EMULATOR_PARTNER', 'HTTPS_PROXY']
    .concat(['HTTP_PROXY', 'ALL_PROXY', 'https_proxy', 'http_proxy', 'all_proxy', 'NO_PROXY', 'no_proxy'])
    .map((name) => [name, undefined]),
)

function env(words: readonly string[] = [], environment: NodeJS.ProcessEnv = {}) {
  return run(['env', ...at, ...words], { ...bare, ...environment })
}

/** What a shell has in its variables after it evaluated what `env` prints. */
async function evaluated(words: readonly string[], shell = 'bash', text = 'eval "$(run)"') {
  const printed = await env(words)
  expect(printed).toMatchObject({ code: 0, stderr: '' })
  const lines = [`run() { printf %s "$1"; }`, text.replace('run', 'run "$1"'), 'env -0']
  const { stdout, stderr } = await runProgram(shell, ['-euc', lines.join('\n'), 'test', printed.stdout], bare)
  expect(stderr).toBe('')
  return variablesIn(stdout)
}

describe('env prints what a shell evaluates', () => {
  test('for every client, and for the commands of an emulator that runs', async () => {
    expect(await evaluated([])).toMatchObject({
      SMILE_ID_BASE_URL: 'http://localhost:7645/v1',
      SMILE_ID_PARTNER_ID: '1234',
      SMILE_ID_API_KEY: 'emulator-api-key',
      SMILE_ID_EMULATOR_URL: 'http://localhost:7645',
      NODE_EXTRA_CA_CERTS: ca,
      REQUESTS_CA_BUNDLE: bundle,
      CURL_CA_BUNDLE: bundle,
      SSL_CERT_FILE: bundle,
    })
  })

  test.each(['bash', 'dash'])('whatever a key is made of, in %s', async (shell) => {
    const key = `it's "a" \\key\\ $HOME $(touch oh) \`id\` # ;&|<>*?[x]{a,b} ~ !! 'é\n  end`
    expect((await evaluated(['--partner', `7:${key}`], shell)).SMILE_ID_API_KEY).toBe(key)
  })

  test('also by somebody who forgets to quote', async () => {
    const found = await evaluated([], 'bash', 'eval $(run)')
    expect([found.SMILE_ID_BASE_URL, found.SSL_CERT_FILE]).toEqual(['http://localhost:7645/v1', bundle])
  })

  test.each([
    ['node', 'localhost:7645/v1', { NODE_EXTRA_CA_CERTS: ca }, 'forces https'],
    ['python', 'http://localhost:7645/v1', { REQUESTS_CA_BUNDLE: bundle, SSL_CERT_FILE: bundle }, 'public authorities'],
    ['php', 'http://localhost:7645/v1/', {}, `php -d curl.cainfo='${ca}' -d openssl.cafile='${ca}' …`],
    [
      'ruby',
      'http://localhost:7645/v1',
      { SSL_CERT_FILE: bundle },
      `Typhoeus.before { |r| r.options[:cainfo] = '${ca}'; true }`,
    ],
    ['java', 'http://localhost:7645/', {}, `-file '${ca}' -keystore trust.jks`],
    ['go', 'http://localhost:7645/v1', { SSL_CERT_FILE: bundle }, 'SDK for Go is for v3'],
  ])('as the SDK of a language wants it: %s', async (language, baseUrl, trust, note) => {
    const found = await evaluated(['--for', language])
    expect(found.SMILE_ID_BASE_URL).toBe(baseUrl)
    const names = ['NODE_EXTRA_CA_CERTS', 'REQUESTS_CA_BUNDLE', 'SSL_CERT_FILE']
    const untouched = names.filter((name) => !Object.hasOwn(trust, name))
    expect(found).toMatchObject(trust)
    for (const name of untouched) expect([name, found[name]]).not.toEqual([name, expect.stringContaining(dataDir)])
    const { stdout } = await env(['--for', language])
    const notes = stdout.split('\n').filter((line) => line !== '' && !line.startsWith('export '))
    expect(notes.every((line) => line.startsWith('# '))).toBe(true)
    expect(notes.join('\n')).toContain(note)
  })

  test.each([undefined, 'python', 'go'])('as every SDK of v3 wants it: %s', async (language) => {
    const found = await evaluated([...(language ? ['--for', language] : []), '--partner', '0085:key'])
    expect(found).toMatchObject({
      SMILE_BASE_URL: 'https://localhost:7645',
      SMILE_PARTNER_ID: '85',
      SMILE_API_KEY: 'key',
      SSL_CERT_FILE: bundle,
    })
    if (language) expect((await env(['--for', language])).stdout).toContain('--callback-host-rewrite https://HOST=')
  })

  test('and every language is tried above', () => {
    expect(languages).toEqual(['node', 'python', 'php', 'ruby', 'java', 'go'])
  })

  test('of the port and the partner that start would be given', async () => {
    const { stdout } = await env([], { SMILE_ID_EMULATOR_PORT: '9000', SMILE_ID_EMULATOR_PARTNER: '7:key' })
    expect(stdout).toContain("SMILE_ID_BASE_URL='http://localhost:9000/v1'")
    expect(stdout).toContain("SMILE_ID_PARTNER_ID='7'")
    expect((await env(['--port', '9001'])).stdout).toContain("'http://localhost:9001/v1'")
    // A public prefix is part of it.
    expect((await env(['--path-prefix', 'smile/'])).stdout).toContain("'http://localhost:7645/smile/v1'")
    expect((await env(['--path-prefix', '/smile', '--for', 'node'])).stdout).toContain("'localhost:7645/smile/v1'")
  })

  test('again and again to the same end, whether the emulator runs or not', async () => {
    const first = await env()
    const variables = Object.fromEntries(
      [...first.stdout.matchAll(/^export (\w+)='(.*)'$/gm)].map(([, name = '', value]) => [name, value]),
    )
    expect((await env([], variables)).stdout).toBe(first.stdout)
  })
})

describe('env of an emulator that runs', () => {
  test('asks it whom to trust, and keeps that apart from the authority of this machine', async () => {
    await using emulator = await startTestEmulator()
    const { host } = new URL(emulator.url)
    const found = await evaluated(['--url', `${emulator.url}/v1/`, '--for', 'node'])
    expect(found.SMILE_ID_BASE_URL).toBe(`${host}/v1`)
    expect(found.NODE_EXTRA_CA_CERTS).toBe(join(dataDir, 'trusted', host.replace(':', '_'), 'ca.pem'))
    expect(readFileSync(found.NODE_EXTRA_CA_CERTS ?? '', 'utf8')).toBe(emulator.ca.pem)
  })

  test('gets a partner, not a key; and says when that partner is not served', async () => {
    await using emulator = await startTestEmulator({ partners: [{ id: '77', apiKey: 'secret' }] })
    const { code, stdout, stderr } = await env(['--url', emulator.url])
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain('Partner "1234" is not served here. Known: 77. Name one with --partner ID:KEY.')
    expect(stderr).not.toContain('secret')
    expect((await env(['--url', emulator.url, '--partner', '77:secret'])).stdout).toContain("API_KEY='secret'")
  })

  test('says when there is none, and when something else answers', async () => {
    const other = createServer((_, response) => response.end('<html>')).listen(0, '127.0.0.1')
    await once(other, 'listening')
    const origin = `http://localhost:${(other.address() as AddressInfo).port}`
    expect(await env(['--url', 'http://localhost:1'])).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('No emulator answers at http://localhost:1'),
    })
    expect(await env(['--url', origin])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`What answers at ${origin} is not an emulator`),
    })
    other.close()
  })
})

test.each([
  [['--for', 'pyhton'], '--for: there is no "pyhton". Did you mean python?'],
  [['python'], 'Name a language with --for, such as --for python.'],
  [['--url', 'localhost:7645'], '--url: "localhost:7645" is not an http or https URL'],
  [['--port', '0'], 'With port 0 the port is known only when the emulator runs: give its address with --url.'],
  [['--partner', '7'], '--partner: expected ID:KEY'],
  [['--clock', 'virtual'], 'There is no option --clock.'],
])('env %j is wrong usage, and prints nothing to evaluate', async (words, message) => {
  expect(await env(words)).toEqual({ code: 2, stdout: '', stderr: expect.stringContaining(message) })
})
