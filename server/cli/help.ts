import { optionTable } from './option-table.ts'
import { style } from './style.ts'

/** What `--help` says. */
export function help(): string {
  const width = 34
  const options = optionTable.map(
    ({ flag, value, help: text }) => `  ${`--${flag}${value ? ` ${value}` : ''}`.padEnd(width)}${text}`,
  )
  return [
    `${style('bold', 'smile-id-emulator')}: a local Smile ID. Official SDKs talk to it unmodified, offline.`,
    '',
    style('bold', 'Commands'),
    '  start                 run the emulator (also without a word)',
    '  check [PATH ...]      check scenario files; every fault with file, line and cure',
    '  next SCENARIO         queue a scenario for the next submission   [--times N] [--partner ID]',
    '  advance DURATION      move a virtual clock, such as by 30s',
    '  reset                 forget jobs, users, queues and journal     [--partner ID]',
    '  state save|load FILE  keep all that the emulator knows, and put it back; personal data is in it',
    '  ca                    where the local CA is, and how to trust it',
    '  sec-key               the API key of SDKs before 2022, for start --sec-key   [--pem]',
    '',
    '  next, advance, reset and state talk to a running emulator: --url URL, http://localhost:7645 unless given.',
    '',
    style('bold', 'Options of start'),
    ...options,
    `${'  --quiet'.padEnd(width + 2)}No banner and no log.`,
    '  --help, --version',
    '',
    'Every option can come from the environment: --callback-url is SMILE_ID_EMULATOR_CALLBACK_URL. Flags win.',
    'Exit codes: 0 done, 1 failed, 2 wrong usage.',
    '',
  ].join('\n')
}
