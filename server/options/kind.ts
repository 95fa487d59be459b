import { formatSize, parseSize } from '../core/text/size.ts'
import { formatDuration, type Milliseconds, parseDuration } from '../core/time.ts'
import { type Check, listOf, milliseconds, oneOf, text, wholeNumber, yesOrNo } from './checks.ts'
import { last, oneWord, wholeNumber as readWholeNumber, yes } from './values.ts'

/** The type of an option: on a command line or in a variable, in a program, and in the help. */
export interface Kind<Value> {
  /** The value's placeholder in the help; absent for a switch. */
  readonly value?: string
  /** May be given several times. */
  readonly many?: boolean
  /** Reads the option from the texts given. Throws an Error that says what is wrong. */
  read(texts: readonly string[]): Value
  /** Checks the value that a program gave. */
  readonly check: Check
  /** How the help shows a default. */
  show?(value: Value): string
  /** What it may be in a configuration file: a JSON Schema. */
  readonly inFile: FileSchema
  /** The texts of what a configuration file says; by default it is the text itself, or one of several. */
  textsOf?(said: unknown): readonly string[]
}

/** A JSON Schema, as far as options need one. */
export type FileSchema = Readonly<Record<string, unknown>>

const anyText: FileSchema = { type: 'string', minLength: 1 }

/** The last text wins. */
export function one<Value>(
  value: string,
  read: (text: string) => Value,
  check: Check,
  show: (value: Value) => string = String,
  inFile: FileSchema = anyText,
): Kind<Value> {
  return { value, read: (texts) => read(last(texts)), check, show, inFile }
}

/** Every text counts. */
export function several<Value>(value: string, read: (text: string) => Value, each: Check): Kind<readonly Value[]> {
  return {
    ...{ value, many: true, read: (texts) => texts.map(read), check: listOf(each) },
    inFile: { type: 'array', items: anyText },
  }
}

/** Any text. @param value its placeholder in the help. */
export function textOf(value: string): Kind<string> {
  return one(value, (given) => given, text)
}

/** Any number of texts. */
export function textsOf(value: string): Kind<readonly string[]> {
  return several(value, (given) => given, text)
}

/** A whole number from 0 to `most`. */
export function count(most: number): Kind<number> {
  return one('NUMBER', (given) => readWholeNumber(given, most), wholeNumber(most), String, wholeNumberInFile(most))
}

/** One of these words. */
export function wordOf<Word extends string>(words: readonly Word[]): Kind<Word> {
  return one(words.join('|'), (given) => oneWord(words, given), oneOf(words), String, { enum: words })
}

/** A whole number from 0 to `most`, in a configuration file. */
export function wholeNumberInFile(most: number): FileSchema {
  return { type: 'integer', minimum: 0, maximum: most }
}

/** A duration in a configuration file. */
export const durationInFile: FileSchema = {
  type: 'string',
  pattern: '^\\d+(\\.\\d+)?(ms|s|m|h|d)$',
  examples: ['30s'],
}

/** A size in a configuration file. */
export const sizeInFile: FileSchema = {
  type: ['string', 'integer'],
  pattern: '^\\d',
  minimum: 0,
  examples: ['50MB'],
}

/** The same, or a word instead of it. */
export function orWord(word: string, schema: FileSchema): FileSchema {
  const { description, examples, ...rest } = schema
  return {
    ...(description !== undefined && { description }),
    anyOf: [{ const: word }, rest],
    ...(examples !== undefined && { examples }),
  }
}

/** A duration: `30s`, or milliseconds. */
export const duration: Kind<Milliseconds> = one('DURATION', parseDuration, milliseconds, formatDuration, durationInFile)

/** A size: `50MB`, or bytes. */
export const size: Kind<number> = one('SIZE', parseSize, wholeNumber(), formatSize, sizeInFile)

/** A flag without a value. */
export const toggle: Kind<boolean> = {
  read: (texts) => yes(last(texts)),
  check: yesOrNo,
  inFile: { type: 'boolean' },
}

/** A flag with a value, since it may be on by default. */
export const trueOrFalse: Kind<boolean> = one('true|false', yes, yesOrNo, String, { type: 'boolean' })
