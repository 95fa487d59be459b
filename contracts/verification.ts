import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { trustOnly } from '../server/cli/clients/pact-command.ts'
import { packageRoot } from '../server/files/root.ts'
import { runProgram } from '../test/helpers/command.ts'
import { testDataDir } from '../test/helpers/emulator.ts'
import { temporaryFolder } from '../test/helpers/temporary-folder.ts'

/** What came of verifying pacts, as both of Pact's verifiers report it. */
export interface Verification {
  readonly result: boolean
  readonly errors: readonly { readonly interaction: string; readonly mismatch: unknown }[]
  readonly interactionResults: readonly { readonly description: string; readonly result: string }[]
}

const quiet = { PACT_DO_NOT_TRACK: 'true', NO_COLOR: '1', ...trustOnly(join(testDataDir, 'tls', 'ca.pem')) }

/** The pacts that clients of Smile ID have, strict flavour, and the messages, of every generation. */
export const emulatorPacts: readonly string[] = readdirSync(join(packageRoot, 'contracts', 'pacts'))
  .filter((name) => /--smile-id-v\d+\.json$/.test(name))
  .map((name) => pactPath(name.replace('.json', '')))

export function pactPath(name: string): string {
  return join(packageRoot, 'contracts', 'pacts', `${name}.json`)
}

/** Verifies with Pact's JavaScript verifier, whose Node is ours. */
export async function verifyWithPactJs(url: string, pacts: readonly string[]): Promise<Verification> {
  const report = reportPath()
  const program = join(packageRoot, 'contracts', 'verify-with-pact-js.ts')
  const { stderr } = await runProgram(process.execPath, [program, url, report, ...pacts], quiet)
  return read(report, stderr)
}

/** Verifies with the verifier that needs no language: what partners in Python, Go, Java or PHP use. */
export function verifyWithCommand(
  url: string,
  pacts: readonly string[],
  options: readonly string[] = [],
): Promise<Verification> {
  const { hostname, port } = new URL(url)
  return runVerifier(pacts, [
    ...['--hostname', hostname, '--port', port, '--provider-name', 'smile-id'],
    ...['--state-change-url', `${url}/__emulator/pact/states`],
    ...['--transports', `message:${port}/__emulator/pact/messages`, ...options],
  ])
}

/** Verifies a partner's endpoint: the emulator signs what Pact posts. */
export function verifyCallbacks(emulatorUrl: string, port: number, pact: string): Promise<Verification> {
  return runVerifier(
    [pact],
    [
      ...['--hostname', 'localhost', '--port', String(port), '--provider-name', 'partner-callback'],
      ...['--state-change-url', `${emulatorUrl}/__emulator/pact/states?callback_path=/callback`],
    ],
  )
}

async function runVerifier(pacts: readonly string[], options: readonly string[]): Promise<Verification> {
  const report = reportPath()
  const pact = createRequire(import.meta.url).resolve('@pact-foundation/pact-cli/bin/pact.js')
  const files = pacts.flatMap((path) => ['--file', path])
  const { stdout, stderr } = await runProgram(
    process.execPath,
    [pact, 'verifier', ...files, ...options, '--json', report],
    quiet,
  )
  return read(report, stdout + stderr)
}

function reportPath(): string {
  return join(temporaryFolder('verification'), 'report.json')
}

function read(path: string, printed: string): Verification {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Verification
  } catch {
    throw new Error(`Pact's verifier made no report:\n${printed}`)
  }
}
