import { languages } from './client-variables.ts'
import { type OptionRow, optionTable } from './option-table.ts'
import { ownName } from './own-name.ts'
import { style } from './style.ts'

const width = 34
const exampleWidth = 49

// A command, what it does, and what it takes besides.
const commands: readonly (readonly [string, string, string?])[] = [
  ['start', 'run the emulator (also without a word)', '[OPTIONS]'],
  [
    'exec [OPTIONS] -- COMMAND',
    'run a command beside an emulator of its own, on a free port',
    '[--coverage] [--coverage-min N] [--verbose]',
  ],
  ['env', 'what a client needs, as lines to eval', `[--for ${languages.join('|')}] [--url URL] [--partner ID:KEY]`],
  ['check [PATH ...]', 'scenario files: every fault with line and cure', '[--reporter text|json|junit]'],
  ['test-callback URL', 'grade your callback endpoint', '[OPTIONS]: test-callback --help'],
  ['check-pact FILE ...', 'is all that your pacts expect what Smile ID says? Offline', '[--reporter text|json|junit]'],
  [
    'verify [PACT ...]',
    'your pacts against an emulator of its own',
    '[--reporter text|json|junit] [--broker-url URL …]',
  ],
  ['ca', 'where the local CA is, and how to trust it'],
  ['sec-key', 'the API key of SDKs before 2022, for start --sec-key', '[--pem]'],
]

const remoteCommands: readonly (readonly [string, string, string?])[] = [
  ['next SCENARIO', 'queue a scenario for the next submission', '[--times N] [--partner ID]'],
  ['review SMILE_JOB_ID DECISION', 'be the reviewer: approve, reject or spoof', '[--partner ID]'],
  ['users USER_ID [STATE]', 'who is on file; or says so: enrolled, disabled, …', '[--delete] [--partner ID]'],
  ['advance DURATION', 'move a virtual clock, such as by 30s', '[--partner ID]'],
  ['reset', 'forget jobs, users, queues, journal and inbox', '[--partner ID]'],
  ['coverage', 'what clients have met of all that Smile ID can do', '[--reporter text|json|badge] [--min N] [--clear]'],
  ['pact-from-journal', 'a pact of what your tests asked, nobody’s data in it', '[--consumer NAME] [--output FILE]'],
  ['state save FILE, state load FILE', 'keep all it knows, personal data too, and put it back'],
]

/** What `--help` says. */
export function help(): string {
  const options = optionTable.map(optionRow)
  const own = ownName(process.env)
  return [
    `${style('bold', 'smile-id-emulator')}: a local Smile ID. Official SDKs talk to it unmodified, offline.`,
    '',
    style('bold', 'Commands'),
    ...commands.map(commandRow),
    '',
    `${style('bold', 'Commands for an emulator that runs')} (--url URL says where; --control-token TOKEN if it asks for one)`,
    ...remoteCommands.map(commandRow),
    '',
    style('bold', 'Options of start, and of exec before its --'),
    ...options,
    row('--quiet', 'No banner and no log.'),
    row('--verbose', 'exec only: the log, on standard error.'),
    row('--coverage', 'exec only: what the command met of all that Smile ID can do, on standard error.'),
    row('--coverage-min NUMBER', 'exec only: fails when that is less than so many percent.'),
    '  --help, --version',
    '',
    'Every option can come from the environment: --callback-url is SMILE_ID_EMULATOR_CALLBACK_URL. Flags win.',
    "Exit codes: 0 done, 1 failed, 2 wrong usage. exec gives its command's own; 127 when there is no such command.",
    '',
    style('bold', 'For example'),
    `  ${`${own} exec -- npm test`.padEnd(exampleWidth)} # with SMILE_ID_BASE_URL, SMILE_ID_API_KEY and the rest set`,
    `  ${`eval "$(${own} env --for python)"`.padEnd(exampleWidth)} # the same for a shell, beside: ${own} start`,
    '',
  ].join('\n')
}

function commandRow([words, text, more]: readonly [string, string, string?]): string {
  return row(words, more ? `${text}   ${style('dim', more)}` : text)
}

/** A line about an option. */
export function optionRow({ flag, value, help: text }: Pick<OptionRow, 'flag' | 'value' | 'help'>): string {
  return row(`--${flag}${value ? ` ${value}` : ''}`, text)
}

/** A line of two columns. */
export function row(left: string, right: string): string {
  return `  ${left.padEnd(width)} ${right}`
}
