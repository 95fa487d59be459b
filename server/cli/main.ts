import { nearest } from '../core/spelling.ts'
import { packageVersion } from '../files/root.ts'
import { complain } from './complain.ts'
import { help } from './help.ts'
import { ownName } from './own-name.ts'
import { UsageError } from './read-options.ts'

type Command = (words: readonly string[]) => number | Promise<number>

// Each command loads what it needs when it is asked for: `next` need not wait for a server it does not start.
const commands = {
  exec: async () => (await import('./exec.ts')).exec,
  env: async () => (await import('./env.ts')).env,
  start: async () => (await import('./start.ts')).start,
  check: async () => (await import('./check.ts')).check,
  next: async () => (await import('./remote.ts')).next,
  advance: async () => (await import('./remote.ts')).advance,
  reset: async () => (await import('./remote.ts')).reset,
  coverage: async () => (await import('./coverage.ts')).coverage,
  users: async () => (await import('./users.ts')).users,
  review: async () => (await import('./review.ts')).review,
  state: async () => (await import('./state.ts')).state,
  'test-callback': async () => (await import('./test-callback.ts')).testCallback,
  'check-pact': async () => (await import('./check-pact.ts')).checkPact,
  verify: async () => (await import('./verify.ts')).verify,
  'pact-from-journal': async () => (await import('./pact-from-journal.ts')).journalPact,
  ca: async () => (await import('./ca.ts')).ca,
  'sec-key': async () => (await import('./sec-key.ts')).secKey,
} satisfies Readonly<Record<string, () => Promise<Command>>>

type CommandName = keyof typeof commands

async function run(words: readonly string[]): Promise<number> {
  // What follows -- is for another command.
  const own = words.slice(0, words.includes('--') ? words.indexOf('--') : words.length)
  if (own[0] === 'help') return print(await helpOn(commandIn(own.slice(1))))
  const name = commandIn(own)
  if (own.includes('--help') || own.includes('-h')) return print(await helpOn(name))
  if (own.includes('--version') || own.includes('-v')) return print(packageVersion())
  const command: Command = await commands[name]()
  return command(words[0] === name ? words.slice(1) : words)
}

/** Which command is meant; without a word, `start`. @throws UsageError when there is none of that name. */
function commandIn([first = 'start']: readonly string[]): CommandName {
  if (first.startsWith('-')) return 'start'
  if (isCommand(first)) return first
  const likely = nearest(first, Object.keys(commands))
  throw new UsageError(`There is no command "${first}".${likely ? ` Did you mean ${likely}?` : ''}`)
}

function isCommand(word: string): word is CommandName {
  return Object.hasOwn(commands, word)
}

/** A command whose options are many explains itself. */
async function helpOn(command: CommandName): Promise<string> {
  if (command !== 'test-callback') return help()
  return (await import('./test-callback-help.ts')).testCallbackHelp()
}

function print(text: string): number {
  console.log(text)
  return 0
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
