import { execFile } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { problemWith } from './problem-with.ts'

const execute = promisify(execFile)
const sdk = 'smile-identity-core-1.0.8'
const folder = join(import.meta.dirname, '..', '..', '.java')
const sources = join(import.meta.dirname, '..', 'clients', 'java')
const jars = join(folder, sdk)
const program = join(sources, 'MakeCalls.java')
const trustPassword = 'changeit'

// The program is small and lives for seconds: a start that takes half as long is worth more than fast code.
const quickStart = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xshare:auto']

/** A Java that has the vendor's SDK. */
export interface Java {
  /** Runs the program that makes the SDK's calls: JSON in, JSON out. Rejects with what it wrote to stderr when it fails. */
  run(input: unknown, trustStore?: string): Promise<unknown>
  /** Runs a source file of one class that uses the SDK, and resolves to what it prints. */
  runSource(path: string, env?: Readonly<Record<string, string>>): Promise<string>
  /** Makes a trust store of one certificate authority. */
  makeTrustStore(caPath: string, path: string): Promise<void>
}

/**
 * Opens `.java/`: the SDK and what it needs by Maven, and the program compiled. Nothing is fetched or compiled twice.
 * @returns undefined, with a line printed, when that cannot be done.
 * @throws Error instead, when SMILE_ID_EMULATOR_REQUIRE_JAVA=1.
 */
export async function openJava(): Promise<Java | undefined> {
  const missing = (await fetchJars()) ?? (await compileProgram())
  if (missing === undefined) return { run, runSource, makeTrustStore }
  if (process.env.SMILE_ID_EMULATOR_REQUIRE_JAVA === '1') throw new Error(missing)
  console.warn(`Tests of the Java SDK are skipped: ${missing}`)
  return undefined
}

/** @returns what is missing and how to get it, or undefined when nothing is. */
async function fetchJars(): Promise<string | undefined> {
  if (await problemWith('javac', ['-version'])) {
    return 'there is no javac. Install a Java development kit, 11 or later, so that java and javac are on the PATH.'
  }
  return makeOnce(jars, async (aside) => {
    if (await problemWith('mvn', ['--version'])) return 'there is no mvn. Install Maven 3 so that mvn is on the PATH.'
    const copy = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${aside}`]
    const words = ['--batch-mode', '--quiet', '--file', join(sources, 'pom.xml'), ...copy]
    const problem = await problemWith('mvn', words, 'first')
    return problem && `Maven cannot fetch ${sdk} (${problem}). It needs the network once.`
  })
}

function compileProgram(): Promise<string | undefined> {
  return makeOnce(classes(), async (aside) => {
    const problem = await problemWith('javac', ['-nowarn', '-cp', `${jars}/*`, '-d', aside, program], 'first')
    return problem && `javac cannot compile ${program} (${problem}).`
  })
}

/** Where the program is, as it stands now. */
function classes(): string {
  return join(folder, `classes-${createHash('sha256').update(readFileSync(program)).digest('hex').slice(0, 12)}`)
}

/** Fills a folder and puts it in place as one: of several test files that make it at once, one wins and all use its. */
async function makeOnce(
  target: string,
  fill: (aside: string) => Promise<string | undefined>,
): Promise<string | undefined> {
  if (existsSync(target)) return undefined
  const aside = join(folder, `aside-${randomUUID()}`)
  mkdirSync(aside, { recursive: true })
  try {
    const problem = await fill(aside)
    if (problem === undefined && !existsSync(target)) renameSync(aside, target)
    return existsSync(target) ? undefined : problem
  } catch (error) {
    if (existsSync(target)) return undefined
    throw error
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
}

async function run(input: unknown, trustStore?: string): Promise<unknown> {
  const trust = trustStore === undefined ? [] : trustOptions(trustStore)
  const running = java([...trust, '-cp', [classes(), `${jars}/*`].join(delimiter), 'MakeCalls'])
  // A program that dies before it has read everything is reported by its exit, not by the broken pipe.
  running.child.stdin?.on('error', () => undefined)
  running.child.stdin?.end(JSON.stringify(input))
  return JSON.parse((await running).stdout)
}

async function runSource(path: string, env: Readonly<Record<string, string>> = {}): Promise<string> {
  return (await java(['-cp', `${jars}/*`, path], env)).stdout
}

function java(words: readonly string[], env: Readonly<Record<string, string>> = {}) {
  // Nothing else of this process's environment: JAVA_TOOL_OPTIONS of the machine's would decide the test.
  return execute('java', [...quickStart, ...words], {
    env: { PATH: process.env.PATH, ...env },
    maxBuffer: 64 * 1024 * 1024,
    timeout: 60_000,
  })
}

function trustOptions(path: string): string[] {
  return [`-Djavax.net.ssl.trustStore=${path}`, `-Djavax.net.ssl.trustStorePassword=${trustPassword}`]
}

async function makeTrustStore(caPath: string, path: string): Promise<void> {
  const store = ['-keystore', path, '-storepass', trustPassword]
  await execute('keytool', ['-importcert', '-noprompt', '-alias', 'smile-id', '-file', caPath, ...store])
}
