import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { problemWith } from './problem-with.ts'

const execute = promisify(execFile)
const folder = join(import.meta.dirname, '..', '..', '.python')

/** A package of PyPI, and the module that it brings. */
export interface PythonPackage {
  readonly name: string
  readonly version: string
  readonly module: string
  /** What else its environment has, each as pip takes it. */
  readonly beside?: readonly string[]
}

/** The vendor's SDK. */
export const smileIdCore: PythonPackage = { name: 'smile-id-core', version: '3.0.1', module: 'smile_id_core' }

/** The vendor's SDK for v3. */
export const useSmileId: PythonPackage = { name: 'usesmileid', version: '12.1.0', module: 'usesmileid' }

/** A validator of JSON Schema that shares nothing with ours. */
export const jsonschema: PythonPackage = { name: 'jsonschema', version: '4.23.0', module: 'jsonschema' }

/** Pact, for the recipes that partners are given. */
export const pactPython: PythonPackage = { name: 'pact-python', version: '4.2.0', module: 'pact' }

/** What the helper for Python is tested with: pytest, both SDKs, a type checker, and what builds it. */
export const pytest: PythonPackage = {
  ...{ name: 'pytest', version: '9.0.3', module: 'pytest' },
  beside: ['smile-id-core==3.0.1', 'usesmileid==12.1.0', 'mypy==1.18.2', 'flit-core==3.12.0'],
}

/** A Python that has one package, in a virtual environment of the project's own. */
export interface Python {
  /** The interpreter. */
  readonly path: string
  /** Runs a script that reads JSON on stdin and prints JSON. Rejects with what it wrote to stderr when it fails. */
  run(script: string, input: unknown, env?: Readonly<Record<string, string>>): Promise<unknown>
}

/**
 * Opens a package's virtual environment under `.python/`, and makes it when it is not there or does not work.
 * @returns undefined, with a line printed, when that cannot be done.
 * @throws Error instead, when SMILE_ID_EMULATOR_REQUIRE_PYTHON=1.
 */
export async function openPython(pack: PythonPackage = smileIdCore): Promise<Python | undefined> {
  const missing = (await isReady(pack)) ? undefined : await makeEnvironment(pack)
  const path = interpreterOf(environmentOf(pack))
  if (missing === undefined) return { path, run: (script, input, env) => run(path, script, input, env) }
  if (process.env.SMILE_ID_EMULATOR_REQUIRE_PYTHON === '1') throw new Error(missing)
  console.warn(`Tests that need ${pack.name} (Python) are skipped: ${missing}`)
  return undefined
}

function environmentOf({ name, version }: PythonPackage): string {
  return join(folder, `${name}-${version}`)
}

function interpreterOf(root: string): string {
  return join(root, 'bin', 'python')
}

async function isReady(pack: PythonPackage): Promise<boolean> {
  // Without loading it, which takes the SDK's a third of a second, and every file of tests asks.
  const there = `importlib.util.find_spec('${pack.module}') is not None`
  const wanted = [`${pack.name}==${pack.version}`, ...(pack.beside ?? [])]
  const found = wanted.map((one) => one.replace(/==.*/, '')).map((name) => `importlib.metadata.version('${name}')`)
  const question = `import importlib.metadata, importlib.util; print(*(${there} and [${found.join(', ')}]))`
  try {
    const { stdout } = await execute(interpreterOf(environmentOf(pack)), ['-I', '-c', question])
    return stdout.trim() === wanted.map((one) => one.replace(/.*==/, '')).join(' ')
  } catch {
    return false
  }
}

/** @returns what is missing and how to get it, or undefined when nothing is. */
async function makeEnvironment(pack: PythonPackage): Promise<string | undefined> {
  if (await problemWith('python3', ['--version'])) {
    return 'there is no python3. Install Python 3.8 or later so that python3 is on the PATH.'
  }
  const aside = join(folder, `aside-${randomUUID()}`)
  mkdirSync(folder, { recursive: true })
  try {
    const missing = await fill(aside, pack)
    if (missing === undefined) await publish(aside, pack)
    return missing
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
}

async function fill(root: string, { name, version, beside = [] }: PythonPackage): Promise<string | undefined> {
  const noVenv = await problemWith('python3', ['-m', 'venv', root])
  if (noVenv) {
    return `python3 cannot make a virtual environment (${noVenv}). On Debian and Ubuntu: apt-get install python3-venv.`
  }
  const pinned = `${name}==${version}`
  const install = [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--retries',
    '1',
    '--disable-pip-version-check',
    pinned,
    ...beside,
  ]
  const noPackage = await problemWith(interpreterOf(root), install)
  if (noPackage) {
    return `pip cannot install ${pinned} (${noPackage}). It needs the network once, or PIP_FIND_LINKS with a folder of wheels.`
  }
  return undefined
}

/** Puts the environment in place as one: of several test files that make it at once, one wins and all use its. */
async function publish(aside: string, pack: PythonPackage): Promise<void> {
  const environment = environmentOf(pack)
  try {
    renameSync(aside, environment)
  } catch {
    if (await isReady(pack)) return
    rmSync(environment, { recursive: true, force: true })
    renameSync(aside, environment)
  }
}

async function run(
  interpreter: string,
  script: string,
  input: unknown,
  env: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  // Nothing of this process's environment: a proxy or a CA bundle of the machine's would decide the test.
  const running = execute(interpreter, [script], {
    env: { PYTHONUTF8: '1', ...env },
    maxBuffer: 64 * 1024 * 1024,
    timeout: 40_000,
  })
  // A script that dies before it has read everything is reported by its exit, not by the broken pipe.
  running.child.stdin?.on('error', () => undefined)
  running.child.stdin?.end(JSON.stringify(input))
  return JSON.parse((await running).stdout)
}
