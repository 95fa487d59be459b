import { stripVTControlCharacters } from 'node:util'
import { openEmulator } from '../../emulator.ts'
import { packageVersion } from '../../files/root.ts'
import { defaultOptions } from '../../options/default-options.ts'
import type { Options } from '../../options.ts'
import { writeCaBundle } from '../../tls/trust-files.ts'
import { ownName } from '../clients/own-name.ts'
import { runCommand } from '../clients/run-command.ts'
import { clientVariables, trustedFiles } from '../clients/variables.ts'
import type { CommandLine } from '../command.ts'
import { complain } from '../complain.ts'
import {
  type ConfiguredOptions,
  notShared,
  readConfiguredOptions,
} from '../options/configuration/configured-options.ts'
import { misspeltVariables } from '../options/read.ts'
import { UsageError } from '../options/usage-error.ts'
import { variableOf } from '../options/variables.ts'
import { coverageReport } from '../reports/coverage.ts'
import { createLog } from '../reports/log.ts'
import { createStyle } from '../reports/style.ts'
import { startProblem } from '../start-problem.ts'
import { isEnough, percentIn } from './running/coverage.ts'

const errorStyle = createStyle(process.stderr, process.env)
const example = `${ownName(process.env)} exec -- npm test`

/** Runs a command with its own emulator. @returns the command's exit code. */
export async function exec(line: CommandLine): Promise<number> {
  const { options, configuration, verbose, command, reportsCoverage, leastCoverage } = await readExec(line)
  const emulator = await openEmulator(options, verbose ? createLog(writeError) : {}).catch(
    (error: NodeJS.ErrnoException) => {
      throw startProblem(error, options.port, options.host)
    },
  )
  try {
    const { caPath } = emulator.certificates
    const [partner] = emulator.partners
    if (!partner) throw new Error('An emulator needs at least one partner.')
    const facts = {
      url: `http://localhost:${emulator.port}`,
      partner,
      caPath,
      bundlePath: writeCaBundle(caPath, trustedFiles(process.env)),
    }
    const by = configuration === undefined ? '' : `, configured by ${configuration}`
    if (verbose) writeError(`Smile ID emulator ${packageVersion()} on ${facts.url}${by}, for: ${command.join(' ')}`)
    // The command may use commands for a running emulator, which read the token there.
    const { controlToken } = options
    const token = controlToken === undefined ? {} : { [variableOf('control-token')]: controlToken }
    const code = await runCommand(command, { ...process.env, ...clientVariables(facts, process.env), ...token })
    if (!reportsCoverage) return code
    const coverage = await emulator.control.coverage()
    console.error(coverageReport(coverage, 'text', errorStyle))
    return isEnough(coverage, leastCoverage) ? code : code || 1
  } finally {
    await emulator.close()
  }
}

/** Standard output belongs to the command. Coloured only if standard error is a terminal. */
function writeError(text: string): void {
  console.error(process.stderr.isTTY ? text : stripVTControlCharacters(text))
}

interface Exec extends Pick<ConfiguredOptions, 'configuration'> {
  readonly options: Options
  readonly command: readonly string[]
  readonly verbose: boolean
  readonly reportsCoverage: boolean
  /** Percent. */
  readonly leastCoverage: number
}

async function readExec({ flags, words: rest, after: command = [] }: CommandLine): Promise<Exec> {
  if (rest.length > 0)
    throw new UsageError(`"${rest[0]}" was not expected before --. The command follows it: ${example}.`)
  if (!command[0]) throw new UsageError(`Give a command after --, such as: ${example}.`)
  misspeltVariables(process.env).forEach(complain)
  const { options, configuration } = await readConfiguredOptions(flags, process.env, notShared)
  return {
    options: { ...defaultOptions, watch: true, port: 0, ...options },
    configuration,
    verbose: flags.verbose === true && flags.quiet !== true,
    reportsCoverage: flags.coverage === true || flags['coverage-min'] !== undefined,
    leastCoverage: percentIn('--coverage-min', flags['coverage-min']),
    command,
  }
}
