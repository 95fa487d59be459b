import { nearest } from '../core/text/spelling.ts'
import { packageVersion } from '../files/root.ts'
import { ownName } from './clients/own-name.ts'
import { type Command, flagsOf } from './command.ts'
import { commands } from './commands.ts'
import { complain } from './complain.ts'
import { readCommandLine } from './options/read-command-line.ts'
import { UsageError } from './options/usage-error.ts'

const [usual] = commands as readonly [Command, ...Command[]]

async function run(words: readonly string[]): Promise<number> {
  // What follows -- is for another command.
  const end = words.includes('--') ? words.indexOf('--') : words.length
  const own = words.slice(0, end)
  if (own[0] === 'help') return print(await explained(commandIn(own.slice(1))))
  const command = commandIn(own)
  if (own.includes('--help') || own.includes('-h')) return print(await explained(command))
  if (own.includes('--version') || own.includes('-v')) return print(packageVersion())
  const flags = await flagsOf(command)
  const begin = words[0] === command.name ? 1 : 0
  const line = command.runsAnother
    ? { ...readCommandLine(words.slice(begin, end), flags), after: words.slice(end + 1) }
    : readCommandLine(words.slice(begin), flags)
  return (await command.load())(line, commands)
}

/** The command of that name; the first by default. @throws UsageError when there is none. */
function commandIn([first = usual.name]: readonly string[]): Command {
  if (first.startsWith('-')) return usual
  const found = commands.find(({ name }) => name === first)
  if (found) return found
  const likely = nearest(
    first,
    commands.map(({ name }) => name),
  )
  throw new UsageError(`There is no command "${first}".${likely ? ` Did you mean ${likely}?` : ''}`)
}

/** The help of a command; the first command's is the program's. */
async function explained(command: Command): Promise<string> {
  const { commandHelp, help } = await import('./options/help.ts')
  return command === usual ? help(commands) : commandHelp(command)
}

function print(text: string): number {
  console.log(text)
  return 0
}

/** Whether a command line prints a log; an unknown command prints nothing else. */
export function writesLog([first = usual.name]: readonly string[]): boolean {
  const command = first.startsWith('-') ? usual : commands.find(({ name }) => name === first)
  return command?.writesLog === true
}

/** Carries out a command line. @returns the exit code: 0 done, 1 failed, 2 wrong usage. */
export async function main(words: readonly string[]): Promise<number> {
  try {
    return await run(words)
  } catch (error) {
    const usage = error instanceof UsageError
    complain((error as Error).message)
    if (usage) console.error(`See ${ownName(process.env)} --help.`)
    return usage ? 2 : 1
  }
}
