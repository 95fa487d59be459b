import { plainName } from './secrets.ts'

/** Knows which members of requests and answers are about people. */
export interface PersonalData {
  /** Whether a member of that name is, in any spelling. */
  includes(name: string): boolean
  /** A copy of a JSON value in which such members have only the length of what they had: a number that is too short still shows. */
  without(value: unknown): unknown
}

/** @param names the members that are about a person, with whatever is inside of them. */
export function personalData(names: readonly string[]): PersonalData {
  const personal = new Set(names.map(plainName))
  // Text can have members too: JSON in JSON, or what should have been JSON.
  const inText = new RegExp(
    `(\\\\{0,8}["'](?:${names.join('|')})\\\\{0,8}["']\\s*:\\s*)(\\\\{0,8}["'][^"']*|[^\\s,{}[\\]]+)`,
    'gi',
  )
  const includes = (name: string): boolean => personal.has(plainName(name))

  function without(value: unknown): unknown {
    if (typeof value === 'string') return value.replace(inText, '$1[personal]')
    return eachIn(value, (inner, name) => (name !== undefined && includes(name) ? lengthsOf(inner) : without(inner)))
  }
  return { includes, without }
}

/** The text that stands in place of a person's. */
export const personalText: RegExp = /^\[personal, (\d+) characters?\]$/

function lengthsOf(value: unknown): unknown {
  if (typeof value !== 'string' && typeof value !== 'number') return eachIn(value, lengthsOf)
  const { length } = String(value)
  return length === 0 ? value : `[personal, ${length} ${length === 1 ? 'character' : 'characters'}]`
}

/** A copy of a list or an object with something else in place of each value; anything else as it is. */
function eachIn(value: unknown, change: (inner: unknown, name?: string) => unknown): unknown {
  if (Array.isArray(value)) return value.map((inner) => change(inner))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, change(inner, name)]))
}
