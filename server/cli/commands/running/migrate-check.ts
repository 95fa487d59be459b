import { everythingIn } from '../../../core/situations/everything.ts'
import { isSpoken, type Migration, migrationOf } from '../../../core/situations/migration.ts'
import { readScenarios } from '../../../files/scenarios/files.ts'
import { schemaRegistry } from '../../../files/schema-registry.ts'
import { coveredGenerations } from '../../../vendor/covered-generations.ts'
import type { Generation } from '../../../vendor/generation.ts'
import { listGenerations } from '../../../vendor/generations-without-emulator.ts'
import { remoteOf } from '../../clients/remote.ts'
import type { CommandLine } from '../../command.ts'
import { oneOf, UsageError } from '../../options/usage-error.ts'
import { coverageIn, coverageOfRunning } from '../../read-coverage.ts'
import { migrationReport } from '../../reports/migration.ts'
import { reporters } from '../../reports/reporters.ts'
import { style } from '../../reports/style.ts'

/**
 * Lists what the tests of a client met through one generation of the API and not yet through another.
 * @returns 1 when there is anything.
 */
export async function migrateCheck({ flags, words: [file, surplus] }: CommandLine): Promise<number> {
  if (surplus !== undefined) throw new UsageError(`"${surplus}" was not expected.`)
  if (file !== undefined && flags.url !== undefined) throw new UsageError('Give a file or --url, and not both.')
  const reporter = oneOf(reporters, String(flags.reporter ?? 'text'), '--reporter')
  const generations = listGenerations()
  const { from, to } = comparedIn(flags, generations)
  const groups = file === undefined ? await coverageOfRunning(remoteOf(flags).remote) : await coverageIn(file)
  if (!isSpoken(groups, from)) throw new Error(nothingMet(from, file))
  const migration = await compared(groups, from, to, generations)
  console.log(migrationReport(migration, reporter, style))
  return migration.missing.length === 0 ? 0 : 1
}

/** The generations to compare: the oldest and the newest, unless it is said. */
function comparedIn(flags: CommandLine['flags'], generations: readonly Generation[]) {
  const names = generations.map(({ name }) => name)
  const from = oneOf(names, String(flags.from ?? names[0]), '--from')
  const to = oneOf(names, String(flags.to ?? names.at(-1)), '--to')
  if (from === to) throw new UsageError(`--from and --to are both ${to}. Name two of ${names.join(', ')}.`)
  return { from, to }
}

async function compared(
  groups: Parameters<typeof migrationOf>[0],
  from: string,
  to: string,
  generations: readonly Generation[],
): Promise<Migration> {
  const covered = coveredGenerations(() => generations)
  const scenarios = readScenarios([], schemaRegistry, () => generations)
  return migrationOf(groups, from, to, everythingIn(to, await covered.callsOf(to), scenarios, covered))
}

function nothingMet(from: string, file: string | undefined): string {
  const run = file === undefined ? 'The emulator saw nothing' : `${file} has nothing`
  return `${run} that was met through ${from}, so there is nothing to compare. Run the tests of your client for ${from} first, in the same run.`
}
