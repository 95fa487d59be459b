import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { listOperations } from '../../schemas/generate/listed-operations.ts'
import { codesOf } from '../../schemas/generate/scenario-codes.ts'
import { readOptions } from '../../server/cli/options/read.ts'
import { readCommandLine } from '../../server/cli/options/read-command-line.ts'
import { optionTable } from '../../server/cli/options/table.ts'
import { type WarningKind, warningKinds } from '../../server/core/warnings/kinds.ts'
import type { WarningId } from '../../server/core/warnings/warning.ts'
import { wordWarning } from '../../server/core/warnings/word-warning.ts'
import { packageRoot } from '../../server/files/root.ts'
import { readScenarios } from '../../server/files/scenarios/files.ts'
import type { Emulator } from '../../server/index.ts'
import { listGenerations } from '../../server/vendor/generations-without-emulator.ts'
import { jobTypeOf, v1Products } from '../../server/vendor/v1/decode.ts'
import { v1Wording } from '../../server/vendor/v1/wording/wording.ts'
import { startPartner } from '../grader/faulty-partner.ts'
import { cli, runHere } from '../helpers/command.ts'
import { startTestEmulator, testDataDir } from '../helpers/emulator.ts'
import { openJava } from '../helpers/java.ts'
import { blockOf, pageAt } from '../helpers/pages.ts'
import { createTestPartner } from '../helpers/partner.ts'
import { openPython, useSmileId } from '../helpers/python.ts'
import { startReceiver } from '../helpers/receiver.ts'
import { registry } from '../helpers/registry.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

const run = promisify(execFile)
const readme = pageAt('README.md').text
const [python, pythonOfV3, java] = await Promise.all([openPython(), openPython(useSmileId), openJava()])

/** A block of the README by its language. */
const block = (language: string, containing = '') => blockOf('README.md', language, containing)

/** What stands under a heading. */
function section(title: string): string {
  const text = readme.split(/^## /m).find((one) => one.startsWith(`${title}\n`))
  if (text === undefined) throw new Error(`the README has no section "${title}"`)
  return text
}

test('the README says in its first lines how to run it, and how to run its tests', () => {
  const first = readme.slice(0, readme.indexOf('\n## '))
  expect(first.split('\n').slice(0, 8).join('\n')).toMatch(/`npm ci && npm start`[^`]*`npm cit`/)
})

let emulator: Emulator

/** The README's text with this test's ports instead of the usual ones. */
const here = (text: string, callbackUrl: string): string =>
  text
    .replaceAll('localhost:7645', new URL(emulator.url).host)
    .replaceAll('http://localhost:3000/callback', callbackUrl)

// As `npm start` has it, on another port.
beforeAll(async () => {
  emulator = await startTestEmulator({ clock: 'system', secKey: true })
})

afterAll(() => emulator.close())

const provisional = ({ ResultCode }: { ResultCode: string }) => ResultCode === '0822'

// Programs of every kind, which wait more than they compute.
describe.concurrent('the README’s first callback', () => {
  test('works with Node, as printed there', async () => {
    await using receiver = await startReceiver()
    const folder = join(packageRoot, 'node_modules', '.cache', 'readme')
    mkdirSync(folder, { recursive: true })
    const file = join(folder, 'first.mjs')
    writeFileSync(file, here(block('js'), receiver.url))
    const { stdout: ca } = await runHere(['ca', '--data-dir', testDataDir])
    const { stdout } = await run(process.execPath, [file], { env: { ...process.env, NODE_EXTRA_CA_CERTS: ca.trim() } })
    expect(stdout).toContain('0822')
    await receiver.count(1, provisional)
  })

  test.skipIf(!python)('works with Python, as printed there', async () => {
    await using receiver = await startReceiver()
    const { stdout } = await run(python?.path ?? '', ['-c', here(block('python'), receiver.url)])
    expect(stdout).toContain('0822')
    await receiver.count(1, provisional)
  })

  test.skipIf(!java)('works with Java, as printed there', async () => {
    await using receiver = await startReceiver()
    const file = join(temporaryFolder('readme'), 'First.java')
    writeFileSync(file, here(block('java', 'import smile.identity.core'), receiver.url))
    const { stdout: key } = await runHere(['sec-key', '--pem', '--data-dir', testDataDir])
    const stdout = await java?.runSource(file, { SMILE_API_KEY: key })
    expect(stdout).toContain('0822')
    await receiver.count(1, provisional)
  })

  test('works with curl, as printed there', async () => {
    await using receiver = await startReceiver()
    const cwd = temporaryFolder('readme')
    const { stdout } = await run('bash', ['-euc', here(block('bash', 'upload_url'), receiver.url)], { cwd })
    expect(JSON.parse(stdout)).toMatchObject({ job_complete: true, result: { ResultCode: '0822' } })
    await receiver.count(1, provisional)
  })
})

// As the README starts it for v3: callbacks by https are called by http.
async function startForV3(receiverUrl: string): Promise<Emulator> {
  const [, words = ''] =
    /npm start -- (--callback-host-rewrite .*)/.exec(block('bash', 'https://localhost:3000=')) ?? []
  const { flags } = readCommandLine(
    words.replace('http://localhost:3000', new URL(receiverUrl).origin).split(' '),
    optionTable,
  )
  return startTestEmulator({ clock: 'system', ...readOptions(flags, {}) })
}

describe.concurrent('the README’s first callback of v3', () => {
  const isProcessing = ({ status }: { status: string }) => status === 'processing'

  test.skipIf(!pythonOfV3)('works with Python, as printed there', async () => {
    await using receiver = await startReceiver()
    await using own = await startForV3(receiver.url)
    const text = block('python', 'usesmileid').replaceAll('localhost:7645', new URL(own.url).host)
    const env = { ...process.env, SSL_CERT_FILE: own.ca.path }
    const { stdout } = await run(pythonOfV3?.path ?? '', ['-c', text], { env })
    expect(stdout).toBe('processing\n')
    await receiver.count(1, isProcessing)
  })

  test('works with curl, as printed there', async () => {
    await using receiver = await startReceiver()
    await using own = await startForV3(receiver.url)
    const text = block('bash', '/v3').replaceAll('localhost:7645', new URL(own.url).host)
    const { stdout } = await run('bash', ['-euc', text])
    expect(JSON.parse(stdout)).toMatchObject({ status: 'processing', user_id: 'anna-provisional' })
    await receiver.count(1, isProcessing)
  })
})

test.concurrent.each(['npm run', 'curl'])('the README’s review is taken by %s', async (program) => {
  const shared = await startTestEmulator()
  const partner = createTestPartner(shared)
  const { smileJobId } = await partner.submit({ userId: 'demo-anna-provisional' })
  await shared.clock.advance('1s')
  const command = block('bash', '/review')
    .split('\n')
    .find((line) => line.startsWith(program))
    ?.replace('http://localhost:7645', shared.url)
  await run('bash', ['-c', command ?? 'false'], {
    cwd: packageRoot,
    env: { ...process.env, SMILE_ID_EMULATOR_URL: shared.url },
  })
  expect((await shared.jobs.get(smileJobId)).results.map(({ result }) => result.code)).toEqual(['0822', '1221'])
  await shared.close()
})

describe.concurrent('the README’s commands for an installed package', () => {
  const folder = temporaryFolder('readme')
  // Stands in for the package: what comes after its name is the command's.
  const npx = `#!/bin/sh\nshift\nexec "${process.execPath}" "${cli}" "$@"\n`
  writeFileSync(join(folder, 'npx'), npx, { mode: 0o755 })
  const manifest = { scripts: { test: 'node -p process.env.SMILE_ID_BASE_URL' } }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  const environment = { ...process.env, PATH: `${folder}:${process.env.PATH}`, SMILE_ID_EMULATOR_DATA_DIR: testDataDir }

  test('run its tests beside an emulator', async () => {
    const { stdout } = await run('bash', ['-c', block('bash', 'exec --')], { cwd: folder, env: environment })
    expect(stdout).toMatch(/^http:\/\/localhost:\d+\/v1$/m)
  })

  test('set the variables of a shell', async () => {
    const text = `${block('bash', 'env --for')}\necho "$SMILE_ID_BASE_URL $REQUESTS_CA_BUNDLE"`
    const { stdout } = await run('bash', ['-euc', text], {
      cwd: folder,
      env: { ...environment, SMILE_ID_EMULATOR_URL: undefined },
    })
    expect(stdout).toBe(`http://localhost:7645/v1 ${join(testDataDir, 'tls', 'ca-bundle.pem')}\n`)
  })
})

test.concurrent('the README’s test of a callback endpoint passes, with the partner that it names', async () => {
  await using partner = await startPartner()
  const text = block('bash', 'npx smile-id-emulator test-callback').replace(
    'npx smile-id-emulator',
    `"${process.execPath}" "${cli}"`,
  )
  const { stdout } = await run('bash', ['-c', text.replaceAll('http://localhost:3000', partner.url)])
  expect(stdout).toMatch(/ 0 failed, 2 with advice\.\n$/)
})

test.concurrent('the README’s demo is true', async () => {
  const { stdout } = await run(process.execPath, [join(packageRoot, 'examples', 'demo.ts')], {
    env: { ...process.env, NO_COLOR: '1' },
  })
  expect(stdout).toContain('Every decision is right.')
  expect(stdout.match(/✓/g)).toHaveLength(12)
})

test('the README’s options for Docker are options', () => {
  const [, words = ''] = /smile-id-emulator start (--callback-host-rewrite .*)/.exec(block('bash', '--add-host')) ?? []
  const { flags } = readCommandLine(words.trim().split(' '), optionTable)
  expect(readOptions(flags, {})).toEqual({ callbackHostRewrites: { localhost: 'host.docker.internal' } })
})

describe.concurrent('the README’s library example', () => {
  test('with a virtual clock runs, and shows both callbacks', async () => {
    const stdout = await runExample("clock: 'virtual'")
    expect(stdout.replace(/\s+/g, '')).toBe("[['delivered','0824'],['delivered','1220']]")
  })

  test('with an inbox runs, and finds everything again', async () => {
    expect(await runExample("callbacks: 'collect'")).toBe('delivered 0820 1 1\n')
  })
})

/** Runs a block of the README that starts an emulator. @returns what it prints. */
async function runExample(containing: string): Promise<string> {
  const file = join(temporaryFolder('readme'), 'library.mjs')
  // Stands in for "your code submits a job".
  const submission = [
    `const { createTestPartner } = await import(${JSON.stringify(join(packageRoot, 'test', 'helpers', 'partner.ts'))})`,
    'await createTestPartner(emulator).submit()',
  ].join('\n')
  await using receiver = await startReceiver()
  const text = here(block('ts', containing), receiver.url)
    .replace("'smile-id-emulator'", JSON.stringify(join(packageRoot, 'server', 'index.ts')))
    .replace('startEmulator({', 'startEmulator({ checkAnswers: true,')
    .replace(/^\/\/ … your code.*$/m, submission)
  writeFileSync(file, text)
  return (await run(process.execPath, [file])).stdout
}

test('the README’s scenario file is right', () => {
  expect(registry.validate('scenario', parse(block('yaml')))).toEqual([])
})

describe('the README’s table of scenarios', async () => {
  const operations = await listOperations()
  const shipped = readScenarios([], registry, () => [v1Wording])
  const [head = '', ...lines] = section('Ask for an outcome')
    .split('\n')
    .filter((line) => /^\| (scenario|`[a-z-]+`) \|/.test(line))
  const cellsOf = (line: string) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim())
  const columns = cellsOf(head)
    .slice(1, -1)
    .map((title) => v1Products.find((product) => jobTypeOf(product) === Number(title.replace('job type ', ''))))
  const rows = lines
    .map(cellsOf)
    .map(([name = '', ...cells]) => ({ name: name.slice(1, -1), cells: cells.slice(0, -1) }))

  test('is of the ten most used', () => {
    expect(rows).toHaveLength(10)
    expect(columns).toHaveLength(5)
    expect(rows.filter(({ name }) => !shipped.some((one) => one.name === name))).toEqual([])
  })

  test.each(rows)('shows the codes of $name', ({ name, cells }) => {
    const scenario = shipped.find((one) => one.name === name)
    const reported = columns.map((product) => scenario && product && codesOf(scenario, product, operations))
    expect(cells).toEqual(reported.map((codes) => (codes && 'results' in codes ? codes.results.join(', ') : '')))
  })
})

const generations = listGenerations()

test('the README’s table of warnings is the catalogue', () => {
  const rows = Object.entries<WarningKind>(warningKinds).map(([id, { about, refusal }]) => {
    const quoted = Object.fromEntries(about.map((name) => [name, `_${name}_`]))
    const { warnings = {} } = generations.find(({ explain }) => id in explain.warnings)?.explain ?? {}
    const { message, cure } = wordWarning({ id: id as WarningId, about: quoted }, warnings)
    return `| \`${id}\`${refusal ? '' : ', advice'} | ${message} | ${cure} |`
  })
  const shown = section('Warnings')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
  expect(shown).toEqual(rows)
})
