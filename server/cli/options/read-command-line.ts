import { type ParseArgsConfig, parseArgs } from 'node:util'
import { nearest } from '../../core/text/spelling.ts'
import type { CommandLine, Flag, GivenFlags } from '../command.ts'
import { said, UsageError } from './usage-error.ts'

/**
 * Splits a command line by the flags that a command knows.
 * @throws UsageError that suggests the nearest flag, rejects an empty text, or names the command that a flag belongs to.
 */
export function readCommandLine(words: readonly string[], known: readonly Flag[]): CommandLine {
  const line = parse(words, known)
  for (const [name, given] of Object.entries(line.flags)) {
    const misplaced = known.find(({ flag }) => flag === name)?.misplaced
    if (misplaced) throw new UsageError(misplaced)
    for (const text of [given].flat()) said(String(text), `--${name}`)
  }
  for (const word of line.words) said(word, 'An argument')
  return line
}

function parse(words: readonly string[], known: readonly Flag[]): CommandLine {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: parserOptions(known),
      allowPositionals: true,
    })
    return { flags: values as GivenFlags, words: positionals }
  } catch (error) {
    const { message } = error as Error
    const [, letter] = /Unknown option '(-[^-' ])'/.exec(message) ?? []
    if (letter !== undefined) throw new UsageError(`There is no option ${letter}: options are words, such as --port.`)
    const [, flag] = /Unknown option '--([^' ]+)'/.exec(message) ?? []
    if (flag === undefined) throw new UsageError(message)
    const likely = nearest(
      flag,
      known.map((one) => one.flag),
    )
    throw new UsageError(`There is no option --${flag}.${likely ? ` Did you mean --${likely}?` : ''}`)
  }
}

function parserOptions(flags: readonly Flag[]): NonNullable<ParseArgsConfig['options']> {
  return Object.fromEntries(
    flags.map(({ flag, value, many }) => [
      flag,
      { type: value === undefined ? ('boolean' as const) : ('string' as const), ...(many && { multiple: true }) },
    ]),
  )
}
