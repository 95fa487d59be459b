import { type ParseArgsConfig, parseArgs } from 'node:util'
import { nearest } from '../core/spelling.ts'
import type { Options } from '../options.ts'
import type { CommandLine, Flag, GivenFlags } from './command.ts'
import { type OptionRow, optionTable, variableIn, variableOf } from './option-table.ts'

/** Something wrong with a command line: said in a sentence, with exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** One of the words that a flag or an argument takes. @throws UsageError that suggests the nearest. */
export function oneOf<Word extends string>(allowed: readonly Word[], text: string, what: string): Word {
  const found = allowed.find((word) => word === text)
  if (found !== undefined) return found
  const likely = nearest(text, allowed)
  const cure = likely ? `Did you mean ${likely}?` : `There are: ${allowed.join(', ')}.`
  throw new UsageError(`${what}: there is no "${text}". ${cure}`)
}

/** Turns what is wrong with a word into what is wrong with the command line. @param source the flag or variable that it is from. */
export function asUsage<Value>(use: () => Value, source?: string): Value {
  try {
    return use()
  } catch (error) {
    const { message } = error as Error
    throw new UsageError(source === undefined ? message : `${source}: ${message}`)
  }
}

/**
 * A text that somebody gave. Empty is refused wherever it comes from: it is what a shell makes of a variable that is not set, and
 * an empty `--host` would listen on every address.
 * @throws UsageError when there is nothing in it.
 */
function said(text: string, source: string): string {
  if (text.trim() !== '') return text
  throw new UsageError(`${source} is empty. Give it a value, or leave it out.`)
}

/** What a variable of the environment says, if it is set. @throws UsageError when it is set to nothing. */
export function variableSaid(environment: NodeJS.ProcessEnv, name: string): string | undefined {
  const text = environment[name]
  return text === undefined ? undefined : said(text, name)
}

/** Folds flags and environment into options of `start`; flags win. @throws UsageError naming the flag or variable that is wrong. */
export function readOptions(flags: GivenFlags, environment: NodeJS.ProcessEnv): Partial<Options> {
  return readTable(optionTable, flags, environment)
}

/** The same by the table of another command. */
export function readTable<Settings>(
  table: readonly OptionRow<Settings>[],
  flags: GivenFlags,
  environment: NodeJS.ProcessEnv,
): Partial<Settings> {
  return Object.assign({}, ...table.map((row) => readOption(row, flags, environment)))
}

function readOption<Settings>(
  row: OptionRow<Settings>,
  flags: GivenFlags,
  environment: NodeJS.ProcessEnv,
): Partial<Settings> {
  const flag = flags[row.flag]
  if (flag !== undefined) return asUsage(() => row.read([flag].flat().map(String)), `--${row.flag}`)
  const variable = optionVariable(environment, row.flag)
  if (variable === undefined) return {}
  // Several values in one variable are separated by commas.
  const texts = row.many ? variable.split(',') : [variable]
  const source = variableOf(row.flag)
  for (const text of texts) said(text, `A value of ${source}`)
  return asUsage(() => row.read(texts), source)
}

/** What the environment says of an option. @throws UsageError when its variable is set to nothing. */
export function optionVariable(environment: NodeJS.ProcessEnv, flag: string): string | undefined {
  return variableIn(environment, flag) === undefined ? undefined : variableSaid(environment, variableOf(flag))
}

/** What is wrong with variables that were meant for options: one that is misspelt means nothing, and would not be missed. */
export function misspeltVariables(environment: NodeJS.ProcessEnv): string[] {
  const known = optionTable.map(({ flag }) => variableOf(flag))
  return Object.keys(environment).flatMap((name) => {
    if (!name.startsWith(variableOf('')) || known.includes(name)) return []
    const likely = nearest(shortOf(name), known.map(shortOf))
    return likely ? [`${name} is no option. Did you mean ${variableOf(likely)}?`] : []
  })
}

function shortOf(variable: string): string {
  return variable.slice(variableOf('').length)
}

/**
 * Splits a command line by the flags that a command knows.
 * @throws UsageError that suggests the nearest flag, names an empty text, or says whose a flag is.
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
