#!/usr/bin/env node
import { ca } from './cli/ca.ts'
import { check } from './cli/check.ts'
import { help } from './cli/help.ts'
import { UsageError } from './cli/read-options.ts'
import { advance, next, reset } from './cli/remote.ts'
import { start } from './cli/start.ts'
import { createStyle } from './cli/style.ts'
import { nearest } from './core/spelling.ts'
import { packageVersion } from './files/root.ts'

type Command = (words: readonly string[]) => number | Promise<number>

const commands: Readonly<Record<string, Command>> = { start, check, next, advance, reset, ca }

async function run(words: readonly string[]): Promise<number> {
  if (words.includes('--help') || words.includes('-h') || words[0] === 'help') return print(help())
  if (words.includes('--version') || words.includes('-v')) return print(packageVersion())
  const [first, ...rest] = words
  if (first === undefined || first.startsWith('-')) return start(words)
  const command = commands[first]
  if (command) return command(rest)
  const likely = nearest(first, Object.keys(commands))
  throw new UsageError(`There is no command "${first}".${likely ? ` Did you mean ${likely}?` : ''}`)
}

function print(text: string): number {
  console.log(text)
  return 0
}

try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  const usage = error instanceof UsageError
  const style = createStyle(process.stderr, process.env)
  console.error(`${style('red', 'smile-id-emulator:')} ${(error as Error).message}`)
  if (usage) console.error('See smile-id-emulator --help.')
  process.exitCode = usage ? 2 : 1
}
