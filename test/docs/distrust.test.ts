import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Emulator } from '../../server/index.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { pageAt } from '../helpers/pages.ts'
import { problemWith } from '../helpers/problem-with.ts'
import { openPython, smileIdCore, useSmileId } from '../helpers/python.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

// What each client says to a certificate that it does not trust, as docs/troubleshooting.md quotes it.

const folder = temporaryFolder('distrust')
const [python, pythonOfV3] = await Promise.all([openPython(smileIdCore), openPython(useSmileId)])

/** What the page says that a client prints. */
function quotedOf(client: string): string[] {
  const row = pageAt('docs/troubleshooting.md')
    .text.split('\n')
    .find((line) => line.startsWith(`| ${client} |`))
  const [, , printed = ''] = row?.split('|') ?? []
  return [...printed.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text).filter((text) => text !== 'fetch')
}

const programs: readonly [client: string, program: string | undefined, words: (url: string) => string[]][] = [
  ['Node, `fetch` and the SDKs', process.execPath, (url) => ['-e', `fetch('${url}')`]],
  [
    'Node, `fetch` and the SDKs',
    process.execPath,
    (url) => [
      '-e',
      `const { IDApi } = require('smile-identity-core')
       new IDApi('1234', 'emulator-api-key', '${new URL(url).host}/v1').submit_job({ user_id: 'a', job_id: 'b', job_type: 5 },
         { country: 'NG', id_type: 'NIN', id_number: '00000000000' })`,
    ],
  ],
  ['Python, `requests` (v1)', python?.path, (url) => ['-c', `import requests; requests.get('${url}')`]],
  ['Python, `httpx` (v3)', pythonOfV3?.path, (url) => ['-c', `import httpx; httpx.get('${url}')`]],
  [
    'PHP',
    'php',
    (url) => ['-r', `$c = curl_init('${url}'); curl_exec($c) === false and print(curl_error($c)) and exit(1);`],
  ],
  ['Ruby', 'ruby', (url) => ['-e', `require 'net/http'; Net::HTTP.get(URI('${url}'))`]],
  ['Java', 'java', (url) => [javaProgram(url)]],
  ['Go', 'go', (url) => ['run', goProgram(url)]],
  ['curl', 'curl', (url) => ['-sS', url]],
]

function javaProgram(url: string): string {
  const file = join(folder, 'Ask.java')
  const ask = `new java.net.URL("${url}").openStream();`
  writeFileSync(file, `public class Ask { public static void main(String[] a) throws Exception { ${ask} } }`)
  return file
}

function goProgram(url: string): string {
  const file = join(folder, 'ask.go')
  const ask = `if _, err := http.Get("${url}"); err != nil { panic(err) }`
  writeFileSync(file, `package main\nimport "net/http"\nfunc main() { ${ask} }`)
  return file
}

describe('a client that does not trust the certificate', () => {
  let emulator: Emulator
  beforeAll(async () => {
    emulator = await startTestEmulator()
  })
  afterAll(() => emulator.close())

  test.concurrent.each(programs)('prints what the page says: %s', async (client, program, words) => {
    const missing = program === undefined || (await problemWith('sh', ['-c', `command -v '${program}'`]))
    if (missing) return console.warn(`What ${client} prints is not tried: it is not on this machine.`)
    const {
      NODE_EXTRA_CA_CERTS: _,
      SSL_CERT_FILE: _own,
      REQUESTS_CA_BUNDLE: _too,
      CURL_CA_BUNDLE: _also,
      ...env
    } = process.env
    const ran = await promisify(execFile)(program, words(emulator.secureUrl), {
      env: { ...env, NO_PROXY: '*', no_proxy: '*' },
    }).then(
      () => 'it trusted it',
      ({ stdout, stderr }: { stdout: string; stderr: string }) => stdout + stderr,
    )
    const quoted = quotedOf(client)
    expect(quoted.length).toBeGreaterThan(0)
    expect(
      quoted.filter((text) => ran.includes(text)),
      ran,
    ).not.toEqual([])
  })
})
