import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { packageRoot } from '../../server/files/root.ts'
import { issueCertificates } from '../../server/tls/issue-certificates.ts'
import { cli, run, runHere, variablesIn } from '../helpers/command.ts'
import { freePort } from '../helpers/free-port.ts'
import { openPython } from '../helpers/python.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

const python = await openPython()

// Nothing of the machine's own: its proxies and authorities would decide the test.
const bare = Object.fromEntries(
  ['NODE_EXTRA_CA_CERTS', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE', 'SSL_CERT_FILE', 'SMILE_ID_EMULATOR_URL']
    .concat(['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY'].flatMap((name) => [name, name.toLowerCase()]))
    .map((name) => [name, undefined]),
)
// Of its own: another test's command would write another bundle.
const dataDir = temporaryFolder('exec-data')
const options = ['--check-answers', '--data-dir', dataDir]
const inTls = (name: string) => join(dataDir, 'tls', name)

/** Runs a command that says nothing beside an emulator in this process. */
function exec(command: readonly string[], more: readonly string[] = [], environment: NodeJS.ProcessEnv = {}) {
  return runHere(['exec', ...options, ...more, '--', ...command], { ...bare, ...environment })
}

/** What a command says beside an emulator in this process; it has to go well. */
async function outputOf(command: readonly string[], more: readonly string[] = [], environment: NodeJS.ProcessEnv = {}) {
  const output = join(temporaryFolder('exec'), 'output')
  const ended = await exec(['sh', '-c', 'exec "$@" >"$0" 2>&1', output, ...command], more, environment)
  const text = readFileSync(output, 'utf8')
  expect(ended, text).toEqual({ code: 0, stdout: '', stderr: '' })
  return text
}

function script(text: string): readonly string[] {
  return [process.execPath, '--input-type=module', '-e', text]
}

/** Runs it in a process of its own, which is sent signals and has an input. */
function start(command: readonly string[]) {
  return spawn(process.execPath, [cli, 'exec', ...options, '--', ...command])
}

/** What the command finds in its environment. */
async function variables(more: readonly string[] = [], environment: NodeJS.ProcessEnv = {}) {
  return variablesIn(await outputOf(['env', '-0'], more, environment))
}

function certificatesIn(path: string): string[] {
  return readFileSync(path, 'utf8').match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
}

describe('exec runs a command beside an emulator', () => {
  test('gives it the address, the partner and the authority to trust', async () => {
    const found = await variables()
    const [, port] = /^http:\/\/localhost:(\d+)$/.exec(found.SMILE_ID_EMULATOR_URL ?? '') ?? []
    expect(found).toMatchObject({
      SMILE_ID_BASE_URL: `http://localhost:${port}/v1`,
      SMILE_ID_PARTNER_ID: '1234',
      SMILE_ID_API_KEY: 'emulator-api-key',
      NODE_EXTRA_CA_CERTS: inTls('ca.pem'),
      REQUESTS_CA_BUNDLE: inTls('ca-bundle.pem'),
      CURL_CA_BUNDLE: inTls('ca-bundle.pem'),
      SSL_CERT_FILE: inTls('ca-bundle.pem'),
    })
    expect(port).not.toBe('7645')
    expect(found).not.toHaveProperty('NO_PROXY')
  })

  test('of its options, which are those of start', async () => {
    const found = await variables(['--partner', "7:it's a key", '--partner', '8:another'])
    expect([found.SMILE_ID_PARTNER_ID, found.SMILE_ID_API_KEY]).toEqual(['7', "it's a key"])
  })

  test('while it runs, and no longer', async () => {
    const answered = await outputOf(
      script(`
      const { status } = await (await fetch(process.env.SMILE_ID_EMULATOR_URL + '/__emulator/health')).json()
      const secure = await fetch(process.env.SMILE_ID_EMULATOR_URL.replace('http:', 'https:') + '/__emulator/health')
      console.log(status, secure.status, process.env.SMILE_ID_EMULATOR_URL)`),
      ['--port', String(await freePort())],
    )
    const [status, secure, url = ''] = answered.trim().split(' ')
    expect([status, secure]).toEqual(['ok', '200'])
    await expect(fetch(`${url}/__emulator/health`)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } })
  })

  test('and the commands for a running emulator find it', async () => {
    const said = await outputOf([process.execPath, cli, 'next', 'rejected'])
    expect(said).toBe('The next submission of partner 1234: rejected.\n')
  })

  test('hands it its words as they are, and what comes in', async () => {
    const words = ['a b', '$HOME', "'", '"', '*', '--', '--help', '-v', '']
    const child = start(['sh', '-c', 'cat; printf "\\0%s" "$@"', 'sh', ...words])
    child.stdin.end('typed')
    expect((await text(child.stdout)).split('\0')).toEqual(['typed', ...words])
  })

  test('leaves standard output to it, and logs beside it when asked', async () => {
    const command = script(
      `await fetch(process.env.SMILE_ID_BASE_URL + '/upload', { method: 'POST', body: '{' }); console.log('out')`,
    )
    expect(await run(['exec', ...options, '--', ...command], bare)).toEqual({ code: 0, stdout: 'out\n', stderr: '' })
    const { stdout, stderr } = await run(['exec', ...options, '--verbose', '--', ...command], bare)
    expect(stdout).toBe('out\n')
    expect(stderr).toMatch(/^Smile ID emulator .* on http:\/\/localhost:\d+, for: /)
    expect(stderr).toMatch(/POST \/v1\/upload 400/)
    expect(stderr).not.toContain('\u001b[')
  })
})

describe('the base URL that exec gives is that of the official SDK, unmodified', () => {
  test('for Node, which makes https of it', async () => {
    const program = `
      import smile from 'smile-identity-core'
      const { SMILE_ID_PARTNER_ID: id, SMILE_ID_API_KEY: key, SMILE_ID_BASE_URL: url } = process.env
      const user = { user_id: 'demo-anna-no-face', job_id: 'job-1', job_type: 2 }
      const images = [{ image_type_id: 2, image: '/9j/4AAQSkZJRgABAQ==' }]
      const status = await new smile.WebApi(id, '', key, url).submit_job(user, images, {}, { return_job_status: true })
      console.log(status.result.ResultCode)`
    const folder = join(packageRoot, 'node_modules', '.cache', 'exec')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'sdk.mjs'), program)
    const command = [process.execPath, join(folder, 'sdk.mjs')]
    expect(await outputOf(command, ['--callback-url', 'http://localhost:9'])).toBe('0921\n')
  })

  test.skipIf(!python)('for Python, over http and over https', async () => {
    const program = `
import os
from concurrent.futures import ThreadPoolExecutor
from smile_id_core import WebApi

def submit(url):
    api = WebApi(os.environ["SMILE_ID_PARTNER_ID"], "http://localhost:9", os.environ["SMILE_ID_API_KEY"], url)
    user = {"user_id": "demo-anna-no-face", "job_id": f"job over {url}", "job_type": 2}
    images = [{"image_type_id": 2, "image": "/9j/4AAQSkZJRgABAQ=="}]
    status = api.submit_job(user, images, {}, {"return_job_status": True, "return_history": False, "return_images": False})
    return status["result"]["ResultCode"]

url = os.environ["SMILE_ID_BASE_URL"]
# At once, since it polls every two seconds.
print(*ThreadPoolExecutor().map(submit, [url, url.replace("http:", "https:")]))
`
    expect(await outputOf([python?.path ?? '', '-c', program])).toBe('0921 0921\n')
  })
})

describe('exec ends as its command does', () => {
  test.each([0, 7, 2])('with its exit code, %i', async (code) => {
    expect((await exec(['sh', '-c', `exit ${code}`])).code).toBe(code)
  })

  test('with 128 and the number of the signal that ended it', async () => {
    expect((await exec(['sh', '-c', 'kill -KILL $$'])).code).toBe(137)
  })

  test.concurrent.each([
    ['SIGTERM', '', 143],
    ['SIGINT', '', 130],
    ['SIGHUP', '', 129],
    ['SIGTERM', "trap 'sleep 0.05; exit 5' TERM;", 5],
    ['SIGINT', "trap 'sleep 0.05; exit 6' INT;", 6],
  ] as const)('and hands %s on to it, which ends it as it likes (%j)', async (signal, handler, expected) => {
    const child = start(['sh', '-c', `${handler} echo ready; while :; do sleep 0.05; done`])
    await once(child.stdout, 'data')
    child.kill(signal)
    expect(await once(child, 'exit')).toEqual([expected, null])
  })

  test('with 127 when there is no such command, and 126 when it may not be run', async () => {
    expect(await exec(['no-such-command'])).toEqual({
      code: 127,
      stdout: '',
      stderr: expect.stringContaining('There is no command "no-such-command"'),
    })
    const file = join(temporaryFolder('exec'), 'file.txt')
    writeFileSync(file, 'no program')
    expect(await exec([file])).toMatchObject({ code: 126, stderr: expect.stringContaining('may not be run') })
  })

  test.each([
    [['exec'], 'Give a command after --, such as: '],
    [['exec', '--'], 'Give a command after --'],
    [['exec', 'npm', 'test'], '"npm" was not expected before --.'],
    [['exec', '--prot', '1', '--', 'true'], 'There is no option --prot. Did you mean --port?'],
  ])('%j is wrong usage, and runs nothing', async (words, message) => {
    const { code, stderr } = await runHere(words)
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)])
  })

  test('with 1 and the reason when the emulator cannot start', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as { port: number }
    const { code, stdout, stderr } = await exec(['echo', 'run'], ['--port', String(port)])
    expect([code, stdout, stderr]).toEqual([1, '', expect.stringContaining(`Port ${port} on localhost is in use`)])
    server.close()
  })
})

describe('beside the emulator’s authority a command goes on trusting', () => {
  test('the public ones, where a variable takes the place of its own list', async () => {
    const { SSL_CERT_FILE = '' } = await variables()
    const [ours] = certificatesIn(inTls('ca.pem'))
    const all = certificatesIn(SSL_CERT_FILE)
    expect(all).toContain(ours)
    expect(all.length).toBeGreaterThan(100)
    expect(new Set(all).size).toBe(all.length)
  })

  test('those that were named before', async () => {
    const { ca } = await issueCertificates(['localhost'], new Date())
    const file = join(temporaryFolder('exec'), 'company.pem')
    writeFileSync(file, ca.replaceAll('\n', '\r\n'))
    for (const name of ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE']) {
      const found = await variables([], { [name]: file })
      expect(found[name]).toBe(inTls('ca-bundle.pem'))
      expect(certificatesIn(inTls('ca-bundle.pem'))).toContain(ca.trim())
    }
  })

  test('and asks no proxy for an emulator on this machine', async () => {
    const found = await variables([], { https_proxy: 'http://proxy.example:3128', no_proxy: 'intranet.example' })
    expect([found.no_proxy, found.NO_PROXY]).toEqual(Array(2).fill('intranet.example,localhost,127.0.0.1'))
  })
})
