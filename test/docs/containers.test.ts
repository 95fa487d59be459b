import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { readOptions } from '../../server/cli/options/read.ts'
import { readCommandLine } from '../../server/cli/options/read-command-line.ts'
import { optionTable } from '../../server/cli/options/table.ts'
import { packageRoot } from '../../server/files/root.ts'
import { certificateNames } from '../../server/tls/certificate-names.ts'
import { cli } from '../helpers/command.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

const dockerfile = readFileSync(join(packageRoot, 'Dockerfile'), 'utf8')
const composePath = join(packageRoot, 'examples', 'compose', 'compose.yaml')

interface Service {
  readonly build?: string
  readonly image?: string
  readonly command?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  readonly volumes?: readonly string[]
  readonly read_only?: boolean
  readonly ports?: readonly string[]
}

const compose = parse(readFileSync(composePath, 'utf8')) as {
  readonly services: Readonly<Record<string, Service>>
  readonly volumes: Readonly<Record<string, unknown>>
}

/** Starts a program and waits for words of its standard output. */
async function started(words: readonly string[], env: NodeJS.ProcessEnv, until: RegExp) {
  const child = spawn(process.execPath, words, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  const found = new Promise<string[]>((resolve, reject) => {
    const look = (text: Buffer) => {
      output += text
      const match = until.exec(output)
      if (match) resolve([...match])
    }
    child.stdout.on('data', look)
    child.stderr.on('data', look)
    child.once('exit', () => reject(new Error(`it ended: ${output}`)))
  })
  const stop = async () => {
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  return { match: await found, output: () => output, stop }
}

test('everything that the Dockerfile copies from here is here, and let through by .dockerignore', () => {
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, sources = '']) =>
    sources.split(' '),
  )
  const ignore = readFileSync(join(packageRoot, '.dockerignore'), 'utf8')
  const letThrough = [...ignore.matchAll(/^!(.+)$/gm)].map(
    ([, name = '']) => new RegExp(`^${name.replace('*', '.*')}$`),
  )
  expect(copied.length).toBeGreaterThan(5)
  expect(copied.filter((path) => !existsSync(join(packageRoot, path)))).toEqual([])
  expect(copied.filter((path) => !letThrough.some((form) => form.test(path)))).toEqual([])
})

test('the image runs as somebody who is not root, stops by SIGTERM, and says whether it is well', () => {
  expect(dockerfile).toMatch(/^USER 1000:1000$/m)
  expect(dockerfile).toMatch(/^STOPSIGNAL SIGTERM$/m)
  expect(dockerfile).toMatch(
    /^HEALTHCHECK .*\n {2}CMD \["node", "-e", "fetch\('http:\/\/127\.0\.0\.1:7645\/__emulator\/health'/m,
  )
})

test('with a read-only root it runs: nothing is written but below the data folder, and no program is run', async () => {
  const data = temporaryFolder('data')
  const limits = ['--permission', '--allow-fs-read=*', `--allow-fs-write=${data}`]
  const env = {
    PATH: process.env.PATH,
    HOME: '/nonexistent',
    TMPDIR: '/nonexistent',
    NODE_COMPILE_CACHE: join(data, 'cache'),
  }
  const words = [
    ...limits,
    cli,
    'start',
    '--port',
    '0',
    '--data-dir',
    data,
    '--callbacks',
    'collect',
    '--check-answers',
  ]
  const { match, stop } = await started(words, env, /http:\/\/localhost:\d+/)
  const { put } = await createTestPartner({ url: match[0] ?? '' }).submit()
  expect([put.status, put.hint]).toEqual([200, ''])
  await stop()
  const files = readdirSync(join(data, 'tls'))
  expect(files.sort()).toEqual(['ca.pem', 'server.key', 'server.pem'])
  expect(files.map((name) => statSync(join(data, 'tls', name)).mode & 0o777)).toEqual(files.map(() => 0o600))
})

test('the compose example names files, options and hosts that there are', () => {
  const services = Object.entries(compose.services)
  expect(services.map(([name]) => name)).toEqual(['smile-id-emulator', 'partner'])
  expect(certificateNames).toContain('smile-id-emulator')
  for (const [, { build, volumes = [], read_only: readOnly }] of services) {
    expect(readOnly).toBe(true)
    if (build) expect(existsSync(join(resolve(dirname(composePath), build), 'Dockerfile'))).toBe(true)
    for (const [source = ''] of volumes.map((volume) => volume.split(':'))) {
      expect(
        source.startsWith('.') ? existsSync(resolve(dirname(composePath), source)) : source in compose.volumes,
      ).toBe(true)
    }
  }
  const { command = [], environment = {}, ports } = compose.services['smile-id-emulator'] ?? {}
  const options = readOptions(readCommandLine(command, optionTable).flags, environment)
  expect(options).toMatchObject({ callbackUrl: 'http://partner:3000/callback', enrolled: ['*'] })
  // Nobody else on the network reaches a port that is published so.
  expect(ports).toEqual(['127.0.0.1:7645:7645'])
})

test('the partner of the compose example accepts signed callbacks, and nothing else', async () => {
  const { environment = {}, command = [] } = compose.services.partner ?? {}
  const script = join(dirname(composePath), command.at(-1)?.replace('/srv/', '') ?? '')
  const { match, output, stop } = await started([script], { ...environment, PORT: '0' }, /port (\d+)/)
  const callbackUrl = `http://localhost:${match[1]}/callback`
  await using emulator = await startTestEmulator()
  const partner = createTestPartner(emulator)
  await partner.submit({ callbackUrl, userId: 'demo-heard', jobId: 'heard' })
  await partner.submit({ callbackUrl, userId: 'demo-forged', params: { emulator_scenario: 'callback-forged' } })
  await emulator.clock.advance('1s')
  expect((await emulator.callbacks.list()).map(({ attempts }) => attempts[0]?.status)).toEqual([200, 401])
  await stop()
  expect(output()).toContain('demo-heard (heard): 0820')
  expect(output()).not.toContain('demo-forged')
})

test('the image is built as the package is, with what the compiler does not copy', () => {
  expect(dockerfile).toContain('RUN node release/build.ts')
  expect(JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')).scripts.build).toBe(
    'node release/build.ts',
  )
})
