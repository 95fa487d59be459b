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
}

/** The last text wins. */
export function one<Value>(
  value: string,
  read: (text: string) => Value,
  check: Check,
  show: (value: Value) => string = String,
): Kind<Value> {
  return { value, read: (texts) => read(last(texts)), check, show }
}

/** Every text counts. */
export function several<Value>(value: string, read: (text: string) => Value, each: Check): Kind<readonly Value[]> {
  return { value, many: true, read: (texts) => texts.map(read), check: listOf(each) }
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
  return one('NUMBER', (given) => readWholeNumber(given, most), wholeNumber(most))
}

/** One of these words. */
export function wordOf<Word extends string>(words: readonly Word[]): Kind<Word> {
  return one(words.join('|'), (given) => oneWord(words, given), oneOf(words))
}

/** A duration: `30s`, or milliseconds. */
export const duration: Kind<Milliseconds> = one('DURATION', parseDuration, milliseconds, formatDuration)

/** A size: `50MB`, or bytes. */
export const size: Kind<number> = one('SIZE', parseSize, wholeNumber(), formatSize)

/** A flag without a value. */
export const toggle: Kind<boolean> = { read: (texts) => yes(last(texts)), check: yesOrNo }

/** A flag with a value, since it may be on by default. */
export const trueOrFalse: Kind<boolean> = one('true|false', yes, yesOrNo)
