import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmulator } from '../../emulator.ts'
import { readOpenApi, readSchema, schemaPath } from '../../files/schema-files.ts'
import type { Exchange } from '../../http/journal/journal.ts'
import { defaultOptions } from '../../options/default-options.ts'
import { askedGeneration } from '../../pact/asked-generation.ts'
import { vendorEndpoints } from '../../pact/endpoints.ts'
import { createKnownGenerations } from '../../pact/known-generations.ts'
import { statesFor } from '../../pact/provider-states.ts'
import { readPact } from '../../pact/read-pact.ts'
import { explainReport, type PactReport, type VerifiedInteraction } from '../../pact/verification.ts'
import { listPactGenerations } from '../../vendor/generations-without-emulator.ts'
import { findPact, runVerifier, trustOnly } from '../clients/pact-command.ts'
import type { CommandLine } from '../command.ts'
import { notShared, readConfiguredOptions } from '../options/configuration/configured-options.ts'
import { passedOn } from '../options/pact.ts'
import { oneOf, UsageError } from '../options/usage-error.ts'
import { junitReport } from '../reports/junit.ts'
import { refusedStates } from '../reports/refused-states.ts'
import { reporters } from '../reports/reporters.ts'
import { createStyle, style } from '../reports/style.ts'

/** Verifies a partner's pacts against an emulator that it starts. @returns 1 when a pact is not met. */
export async function verify({ flags, words: paths }: CommandLine): Promise<number> {
  if (paths.length === 0 && flags['broker-url'] === undefined) {
    throw new UsageError(
      'Name the pacts, such as: verify pacts/*.json; or a broker that has them, with --broker-url URL.',
    )
  }
  const reporter = oneOf(reporters, String(flags.reporter ?? 'text'), '--reporter')
  const pact = findPact()
  const pacts = paths.map(readPact)
  const { options } = await readConfiguredOptions(flags, process.env, notShared)
  const own = {
    ...options,
    port: 0,
    callbacks: 'collect' as const,
    checkAnswers: true,
    controlToken: undefined,
  }

  const generations = await listPactGenerations()
  const usual = createKnownGenerations(generations, []).generationOfAll(pacts)
  const exchanges: Exchange[] = []
  const emulator = await openEmulator(
    { ...defaultOptions, clock: 'virtual', ...own },
    { onExchange: (one) => exchanges.push(one) },
  )
  const pactUrl = `http://localhost:${emulator.port}/__emulator/pact`
  let folder: string | undefined
  let reportPath = ''
  try {
    const wordsFor = () => [
      ...paths.flatMap((path) => ['--file', path]),
      ...['--hostname', 'localhost', '--port', String(emulator.port)],
      ...['--state-change-url', `${pactUrl}/states?api=${usual.name}`, '--state-change-teardown'],
      ...['--transports', `message:${emulator.port}/__emulator/pact/messages`],
      ...(flags['provider-name'] === undefined ? ['--provider-name', pacts[0]?.provider || 'smile-id'] : []),
      ...['--json', reportPath, ...passedOn(flags)],
    ]
    const { code, output } = await runVerifier(
      pact,
      () => {
        folder = mkdtempSync(join(tmpdir(), 'pact-'))
        reportPath = join(folder, 'report.json')
        return wordsFor()
      },
      flags['broker-url'] === undefined ? trustOnly(emulator.certificates.caPath) : {},
    )
    // A signal stopped it, so there is nothing to report.
    if (code > 128) return code
    const report = readReport(reportPath, output)
    const verified = await explainReport(report, pacts, exchanges, {
      endpoints: vendorEndpoints(readOpenApi()),
      statesIn: (params) => statesFor(askedGeneration(generations, params?.api, usual)),
      refusals: (interaction) => refusedStates(pactUrl, usual.name, interaction),
    })
    if (reporter === 'text') printText(verified, report)
    else console.log(reporter === 'json' ? json(verified, report) : junit(verified))
    return report.result ? 0 : 1
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
    await emulator.close()
  }
}

function readReport(path: string, output: string): PactReport {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as PactReport
  } catch {
    throw new Error(`Pact’s verifier gave no result. It wrote:\n${output.trim()}`)
  }
}

function json(interactions: readonly VerifiedInteraction[], { result }: PactReport): string {
  return JSON.stringify({ kept: result, interactions }, null, 2)
}

function junit(verified: readonly VerifiedInteraction[]): string {
  const suite = 'smile-id-emulator verify'
  return junitReport(
    suite,
    verified.map((one) => ({
      classname: suite,
      name: one.description,
      failures: one.passed
        ? []
        : [{ type: 'mismatch', message: one.mismatches[0] ?? '', text: explanation(one).join('\n') }],
    })),
  )
}

/** Why an interaction failed, line by line. */
function explanation({ mismatches, answer, schema }: VerifiedInteraction): string[] {
  return [
    ...mismatches,
    ...(answer ? [`The emulator answered ${answer.status} ${shortText(answer.response)}`] : []),
    ...(answer?.hint ? [answer.hint] : []),
    ...(schema ? [`${schemaPath(schema)}: ${sourceOf(schema)}`] : []),
  ]
}

function printText(verified: readonly VerifiedInteraction[], { result }: PactReport): void {
  const errorStyle = createStyle(process.stderr, process.env)
  for (const one of verified) {
    if (one.passed) console.log(`${style('green', '✓')} ${one.description}`)
    else console.error([`${errorStyle('red', '✗')} ${one.description}`, ...explanation(one)].join('\n    '))
  }
  const failed = verified.filter(({ passed }) => !passed).length
  const line = `${verified.length - failed} of ${verified.length} interactions passed.`
  if (result) console.log(style('green', line))
  else console.error(errorStyle('red', line))
}

function shortText(response: unknown): string {
  const text = response === undefined ? 'and no body' : JSON.stringify(response)
  return text.length > 500 ? `${text.slice(0, 500)}…` : text
}

/** Where a schema's facts come from. */
function sourceOf(schema: string): string {
  const { $comment = '' } = readSchema(schema) as { $comment?: string }
  return $comment
}
