import { hasPassword } from '../../../core/text/database-url.ts'
import { describeProblem } from '../../../core/text/file-problem.ts'
import { hasConfiguration, usualConfiguration } from '../../../files/configuration.ts'
import type { Options } from '../../../options.ts'
import type { Flag, GivenFlags } from '../../command.ts'
import { readOptions } from '../read.ts'
import { UsageError } from '../usage-error.ts'
import { optionVariable } from '../variables.ts'

/** Names the configuration file. */
export const configFlag: Flag = {
  flag: 'config',
  // A shell completes files, and needs no help with the word none.
  value: 'FILE',
  help: `The configuration file, which may say every option, or none. (${usualConfiguration}, if there is one here)`,
}

/** What an emulator beside the one that runs does not take from the file: that one has the port and the data. */
export const notShared: readonly (keyof Options)[] = ['port', 'data']

/** The options of a command, and where some of them are from. */
export interface ConfiguredOptions {
  readonly options: Partial<Options>
  /** The configuration file that was read, if any. */
  readonly configuration: string | undefined
  /** Where the keys of partners are that stand in neither, by the partners' ids: nobody should print them. */
  readonly keyPlaces: ReadonlyMap<string, string>
}

const nowhere: ReadonlyMap<string, string> = new Map()

/**
 * Reads options from flags, the environment and the configuration file, in that order: who says an option first wins.
 * @param except options that the file does not say here.
 * @throws UsageError naming the wrong flag or variable; Error that lists what is wrong with the file.
 */
export async function readConfiguredOptions(
  flags: GivenFlags,
  environment: NodeJS.ProcessEnv,
  except: readonly (keyof Options)[] = [],
): Promise<ConfiguredOptions> {
  refuseVisiblePassword(flags)
  const said = readOptions(flags, environment)
  const configuration = configurationPath(flags, environment)
  if (configuration === undefined) return { options: said, configuration, keyPlaces: nowhere }
  const { readConfigured } = await import('./read-configuration.ts')
  const reading = readConfigured(configuration, environment)
  if ('problems' in reading) throw new Error(reading.problems.map(describeProblem).join('\n'))
  const configured = Object.fromEntries(
    Object.entries(reading.options).filter(([name]) => !except.some((one) => one === name)),
  )
  return {
    options: { ...configured, ...said },
    configuration,
    keyPlaces: said.partners ? nowhere : reading.keyPlaces,
  }
}

/** Whoever lists processes sees their arguments. @throws UsageError when a password is among them. */
function refuseVisiblePassword({ data }: GivenFlags): void {
  if (typeof data !== 'string' || !hasPassword(data)) return
  throw new UsageError(
    '--data: everybody on this machine can read a password on the command line. Put the URL into SMILE_ID_EMULATOR_DATA or into the ' +
      'configuration file, or leave the password to PGPASSWORD or PGPASSFILE.',
  )
}

/** The path of the configuration file; undefined when there is none. @throws UsageError when the one that is named is not there. */
export function configurationPath(flags: GivenFlags, environment: NodeJS.ProcessEnv): string | undefined {
  const named = flags.config === undefined ? optionVariable(environment, configFlag.flag) : String(flags.config)
  if (named === 'none') return undefined
  if (named === undefined) return hasConfiguration(usualConfiguration) ? usualConfiguration : undefined
  if (hasConfiguration(named)) return named
  throw new UsageError(`--config: there is no file ${named}.`)
}
