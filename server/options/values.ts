import { urlProblem } from '../core/text/call-url.ts'
import { parsePlace } from '../core/text/host.ts'
import { isPathPrefix } from '../core/text/path-prefix.ts'
import { withoutLinkSecrets } from '../core/text/secrets.ts'
import { parseSize } from '../core/text/size.ts'
import { parseDuration } from '../core/time.ts'
import { isPartnerId } from '../core/users/partner.ts'
import { fastest } from '../options.ts'

/*
 * Readers of option texts. Each throws a RangeError that says what is wrong.
 */

/** The last of several texts wins. */
export const last = (texts: readonly string[]): string => texts.at(-1) ?? ''

/** From 0 to `most`. */
export function wholeNumber(text: string, most: number): number {
  if (/^\d+$/.test(text) && Number(text) <= most) return Number(text)
  throw new RangeError(`"${text}" is not a whole number from 0 to ${most}.`)
}

/** A path that may stand before the emulator's own. */
export function pathPrefix(text: string): string {
  const path = text.trim().replace(/^\/*(.*?)\/*$/, '/$1')
  if (isPathPrefix(path)) return path
  throw new RangeError(
    `"${text}" is not a path such as /smile. Its parts are letters, digits and . _ ~ -, and no version such as v3.`,
  )
}

/** The token that allows control of the emulator. */
export function controlToken(text: string): string {
  if (/^[\x21-\x7e]{8,}$/.test(text)) return text
  throw new RangeError('a token has 8 or more letters, digits and signs, and no spaces.')
}

/** Durations separated by commas, or none. */
export function waits(text: string): number[] {
  return text === 'none' ? [] : text.split(',').map(parseDuration)
}

/** A time limit, which cannot be zero. */
export function timeLimit(text: string): number {
  const length = parseDuration(text)
  if (length >= 1) return length
  throw new RangeError(`"${text}" is too short for a time limit. Use a longer one, such as 10s.`)
}

/** A partner and its key. @throws RangeError when the text is not a partner. */
export function partner(text: string): { id: string; apiKey: string } {
  const [, id, apiKey] = /^([^:]*[^:\s][^:]*):(.*\S.*)$/s.exec(text) ?? []
  if (id === undefined || apiKey === undefined)
    // The text may be the key alone, which must not be logged.
    throw new RangeError('expected ID:KEY, such as 1234:emulator-api-key.')
  if (!isPartnerId(id))
    throw new RangeError('an id has 1 to 64 letters, digits, hyphens and underscores, such as 1234.')
  return { id, apiKey }
}

/** A host or an origin, and what is called instead. */
export function hostRewrite(text: string): [string, string] {
  const [from, to, more] = text.split('=')
  if (from && to && more === undefined) {
    for (const place of [from, to]) parsePlace(place)
    return [from, to]
  }
  throw new RangeError(
    `"${text}" is not HOST=HOST or ORIGIN=ORIGIN, such as localhost=host.docker.internal or https://shop.example=http://localhost:3000.`,
  )
}

/** An address to call. @throws RangeError when the text is not an address. */
export function url(text: string): string {
  const problem = urlProblem(text)
  if (problem === undefined) return text
  throw new RangeError(`"${withoutLinkSecrets(text)}" ${problem}, such as http://localhost:3000/callback.`)
}

/** One of these words. */
export function oneWord<Word extends string>(words: readonly Word[], text: string): Word {
  const found = words.find((word) => word === text)
  if (found !== undefined) return found
  const [last, ...others] = [...words].reverse()
  const all = others.length === 1 ? `neither ${others[0]} nor` : `none of ${others.reverse().join(', ')} and`
  throw new RangeError(`"${text}" is ${all} ${last}.`)
}

/** How many times as fast as real time. */
export function rate(text: string): number {
  const number = Number(text)
  if (/^\d+(\.\d+)?$/.test(text) && number > 0 && number <= fastest) return number
  throw new RangeError(`"${text}" is not a number above 0 and up to ${fastest}.`)
}

/** A switch. */
export function yes(text: string): boolean {
  if (['true', '1', 'yes'].includes(text)) return true
  if (['false', '0', 'no'].includes(text)) return false
  throw new RangeError(`"${text}" is neither true nor false.`)
}

/** How many, or all. */
export function countOrAll(text: string, most: number): number {
  return text === 'all' ? Number.POSITIVE_INFINITY : wholeNumber(text, most)
}

/** Reads a text; undefined for `none`. */
export function unlessNone<Value>(text: string, read: (text: string) => Value): Value | undefined {
  return text === 'none' ? undefined : read(text)
}

/** How many bytes, or all. */
export function sizeOrAll(text: string): number {
  return text === 'all' ? Number.POSITIVE_INFINITY : parseSize(text)
}
