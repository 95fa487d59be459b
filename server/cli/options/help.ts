import { ownName } from '../clients/own-name.ts'
import { type Command, type Flag, flagsOf } from '../command.ts'
import { style } from '../reports/style.ts'
import { configFlag } from './configuration/configured-options.ts'
import { ownExecFlags, quiet, remote } from './flags.ts'
import { optionRow, row } from './help-rows.ts'
import { optionTable } from './table.ts'

const exampleWidth = 49
// The options of start and exec, which the help explains.
const options: readonly Flag[] = [...optionTable, configFlag, quiet, ...ownExecFlags]

// A command with more options than this explains them itself.
const few = 4

const fromEnvironment =
  'Every option can come from the environment, --callback-url as SMILE_ID_EMULATOR_CALLBACK_URL, and from the configuration file, as callbackUrl. Flags win, then the environment.'

/** The text of `--help`. */
export async function help(commands: readonly Command[]): Promise<string> {
  const own = ownName(process.env)
  const rowsOf = (isRemote: boolean) =>
    Promise.all(commands.filter((one) => (one.isRemote ?? false) === isRemote).map(commandRow))
  return [
    `${style('bold', 'smile-id-emulator')}: a local Smile ID. Official SDKs talk to it unmodified, offline.`,
    '',
    style('bold', 'Commands'),
    ...(await rowsOf(false)),
    '',
    `${style('bold', 'Commands for a running emulator')} (--url URL is its address; --control-token TOKEN if it asks for one)`,
    ...(await rowsOf(true)),
    '',
    style('bold', 'Options of start, and of exec before its --'),
    ...options.map(optionRow),
    '  --help, --version',
    '',
    `${fromEnvironment} Other commands explain theirs: ${own} next --help.`,
    'Exit codes: 0 done, 1 failed, 2 wrong usage. exec returns that of its command; 127 when there is no such command.',
    '',
    style('bold', 'For example'),
    `  ${`${own} exec -- npm test`.padEnd(exampleWidth)} # with SMILE_ID_BASE_URL, SMILE_ID_API_KEY and the rest set`,
    `  ${`eval "$(${own} env --for python)"`.padEnd(exampleWidth)} # the same for a shell, with: ${own} start`,
    '',
  ].join('\n')
}

/** The help of a command. */
export async function commandHelp(command: Command): Promise<string> {
  const flags = (await flagsOf(command)).filter(({ misplaced }) => misplaced === undefined)
  if (command.explain) return command.explain(flags)
  const { takes, summary } = command
  const call = ['smile-id-emulator', command.name, takes].filter((word) => word !== undefined).join(' ')
  return [
    `${style('bold', call)}: ${summary}.`,
    '',
    style('bold', 'Options'),
    ...flags.map(optionRow),
    '  --help',
    '',
    ...(flags.some((flag) => optionTable.some((row) => row === flag)) ? [fromEnvironment] : []),
    'Exit codes: 0 done, 1 failed, 2 wrong usage.',
    '',
  ].join('\n')
}

async function commandRow(command: Command): Promise<string> {
  const { name, takes, summary } = command
  const more = await shortly(command)
  return row(takes ? `${name} ${takes}` : name, more ? `${summary}   ${style('dim', more)}` : summary)
}

/** A command's own options, which the help does not list elsewhere; if they are many, only how to see them. */
async function shortly(command: Command): Promise<string> {
  const more = `[OPTIONS]: ${command.name} --help`
  if (command.explain) return more
  const own = (await flagsOf(command)).filter((one) => !isOption(one) && !remote.includes(one))
  return own.length > few ? more : own.map(({ flag, value }) => `[--${flag}${value ? ` ${value}` : ''}]`).join(' ')
}

function isOption(flag: Flag): boolean {
  return options.includes(flag) || flag.misplaced !== undefined
}
