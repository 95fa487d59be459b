import { type Command, type Flag, flagsOf } from '../../server/cli/command.ts'
import { remote } from '../../server/cli/options/flags.ts'
import { optionTable } from '../../server/cli/options/table.ts'
import { variableOf } from '../../server/cli/options/variables.ts'
import type { Option } from '../../server/options/option.ts'
import { options } from '../../server/options/option-table.ts'
import { code, madeBy, table } from './markdown.ts'

/** The page of the command line: every command with its options, and the options of `start` with their other names. */
export async function commandLinePage(commands: readonly Command[]): Promise<string> {
  const sections = await Promise.all(commands.map(section))
  return [
    madeBy('the list of commands and the table of options'),
    ...intro,
    ...table(
      ['command', ''],
      commands.map(({ name, summary }) => [`[${name}](#${name})`, summary]),
    ),
    '',
    ...sections.flat(),
    ...optionSection(),
  ].join('\n')
}

async function section(command: Command): Promise<string[]> {
  const { name, takes, summary, isRemote } = command
  const flags = (await flagsOf(command)).filter(({ misplaced }) => misplaced === undefined)
  const own = flags.filter((one) => !isOption(one) && !remote.includes(one))
  const shared = flags.filter(isOption)
  const call = ['smile-id-emulator', name, takes].filter((word) => word !== undefined).join(' ')
  const also = [
    ...(isRemote ? ['It asks an emulator that runs: `--url URL` and `--control-token TOKEN` say which.'] : []),
    ...(shared.length === optionTable.length ? ['It takes every [option](#options).'] : []),
    ...(shared.length > 0 && shared.length < optionTable.length
      ? [`It takes these [options](#options): ${shared.map(({ flag }) => code(`--${flag}`)).join(', ')}.`]
      : []),
  ]
  return [
    `## ${name}`,
    '',
    `${code(call)}: ${summary}.`,
    '',
    ...also.flatMap((sentence) => [sentence, '']),
    ...(own.length > 0 ? [...table(['option', ''], own.map(flagRow)), ''] : []),
  ]
}

function flagRow({ flag, value, help }: Flag): string[] {
  return [code(`--${flag}${value === undefined ? '' : ` ${value}`}`), help]
}

function isOption({ flag, help }: Flag): boolean {
  return optionTable.some((row) => row.flag === flag && row.help === help)
}

function optionSection(): string[] {
  const rows = Object.entries<Option<unknown>>(options).map(([name, { flag }]) => {
    const row = optionTable.find((one) => one.flag === flag)
    return [...(row ? flagRow(row) : []), code(name)]
  })
  return [
    '## Options',
    '',
    ...aboutOptions,
    '',
    ...table(['option', '', 'in a file, and in `startEmulator`'], rows),
    '',
  ]
}

const intro = [
  '# The command line',
  '',
  'Every command, and every option with its other names.',
  '',
  'In this clone, `npm start --` is `smile-id-emulator start`, and `npm run -s cli --` stands for any command. In a project that has installed the package it is',
  '`npx smile-id-emulator`. Every command explains itself with `--help`.',
  '',
  '**Exit codes:** 0 done, 1 failed, 2 wrong usage. `exec` returns that of its command, and 127 when there is no such command.',
  '',
  '**In a shell:** `smile-id-emulator completion bash` prints a script that completes commands, options and names of scenarios; `zsh` and `fish` likewise.',
  '',
]

const aboutOptions = [
  `Of \`start\`, \`exec\` and \`verify\`. Each can also come from the environment, \`--callback-url\` as \`${variableOf('callback-url')}\`, and from the`,
  '[configuration file](configuration.md), by the name in the last column. The command line wins, then the environment, then the file. What may be given',
  'several times is separated by commas in a variable, and a list in the file.',
]
