import { inspect } from 'node:util'
import { urlProblem } from '../core/text/call-url.ts'
import { parseCertificateName } from '../core/text/host.ts'
import { isPathPrefix } from '../core/text/path-prefix.ts'
import { nearest } from '../core/text/spelling.ts'
import { longestDuration } from '../core/time.ts'
import { isPartnerId, type Partner } from '../core/users/partner.ts'
import { settingChecks } from '../core/users/setting-checks.ts'

/** Describes the expected value; undefined when the given value is right. */
export type Check = (value: unknown) => string | undefined

/** A check for every member. */
export type Checks<Whole> = { readonly [Name in keyof Whole]-?: Check }

/**
 * Checks what a program without types may get wrong: unknown names, and values of another type.
 * @param what the name of the value in messages.
 * @throws TypeError that lists all problems. An undefined member counts as absent.
 */
export function check<Whole>(what: string, given: unknown, checks: Checks<Whole>): void {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new TypeError(`${what}: expected an object, and got ${shown(given)}.`)
  }
  const problems = Object.entries(given).flatMap(([name, value]) => fault(name, value, checks) ?? [])
  if (problems.length > 0) throw new TypeError(problems.map((one) => `${what}: ${one}`).join('\n'))
}

function fault<Whole>(name: string, value: unknown, checks: Checks<Whole>): string | undefined {
  if (!Object.hasOwn(checks, name)) {
    const likely = nearest(name, Object.keys(checks))
    return `there is no "${name}". ${likely ? `Did you mean ${likely}?` : `There are: ${Object.keys(checks).join(', ')}.`}`
  }
  const expected = value === undefined ? undefined : checks[name as keyof Whole](value)
  return expected && `${name}: expected ${expected}, and got ${shown(value)}.`
}

function shown(value: unknown): string {
  if (typeof value === 'function') return 'a function'
  if (value instanceof URL) return 'a URL object'
  const text = typeof value === 'string' ? JSON.stringify(value) : inspect(value, { depth: 1, breakLength: Infinity })
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}

export const text: Check = (value) =>
  typeof value === 'string' && value.trim() !== '' ? undefined : 'a text that is not empty'

export const yesOrNo: Check = (value) => (typeof value === 'boolean' ? undefined : 'true or false')

export const textOrNumber: Check = (value) =>
  ['string', 'number'].includes(typeof value) ? undefined : 'a text or a number'

export const httpUrl: Check = (value) =>
  typeof value === 'string' && urlProblem(value) === undefined
    ? undefined
    : 'an http or https URL as text, such as "http://localhost:3000/callback"'

export const pathPrefix: Check = (value) =>
  typeof value === 'string' && isPathPrefix(value) ? undefined : 'a path such as "/smile"'

export const milliseconds: Check = millisecondsFrom(0)

/** A time limit, which cannot be zero. */
export const timeLimit: Check = millisecondsFrom(1)

/** How long to wait, possibly for ever. */
export const patience: Check = (value) => (value === Number.POSITIVE_INFINITY ? undefined : milliseconds(value))

function millisecondsFrom(least: number): Check {
  return (value) => {
    if (typeof value !== 'number') return 'a number of milliseconds, such as 5_000'
    return value >= least && value <= longestDuration ? undefined : `milliseconds from ${least} to ${longestDuration}`
  }
}

export function wholeNumber(most: number = Number.MAX_SAFE_INTEGER): Check {
  const expected = `a whole number from 0${most < Number.MAX_SAFE_INTEGER ? ` to ${most}` : ''}`
  return (value) => (Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most ? undefined : expected)
}

export function oneOf(words: readonly string[]): Check {
  return (value) => {
    if (typeof value === 'string' && words.includes(value)) return undefined
    const likely = typeof value === 'string' ? nearest(value, words) : undefined
    return `${words.map((word) => `"${word}"`).join(' or ')}${likely ? ` (you may mean "${likely}")` : ''}`
  }
}

export function listOf(each: Check): Check {
  return (value) => {
    if (!Array.isArray(value)) return `an array, each of it ${each(undefined)}`
    const wrong = value.find((one) => each(one) !== undefined)
    return wrong === undefined ? undefined : `an array, each of it ${each(wrong)}`
  }
}

const partnerId: Check = (value) =>
  typeof value === 'string' && isPartnerId(value)
    ? undefined
    : 'a text of 1 to 64 letters, digits, hyphens and underscores'

const partnerChecks: Checks<Partner> = { ...settingChecks, id: partnerId, apiKey: text }

/** A partner. */
export const partner: Check = (value) => {
  const { id, apiKey } = (value ?? {}) as Partial<Partner>
  if (id === undefined || apiKey === undefined) return 'a partner { id, apiKey }, and its settings if any'
  check('startEmulator: partners', value, partnerChecks)
  return undefined
}

/** Hosts, and what is called instead. */
export const hosts: Check = (value) =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value)
    .flat()
    .every((one) => text(one) === undefined)
    ? undefined
    : 'an object of hosts and what is called instead, such as { localhost: "host.docker.internal" }'

/** A name in a certificate. */
export const certificateName: Check = (value) => {
  try {
    if (typeof value === 'string' && parseCertificateName(value)) return undefined
  } catch {}
  return 'a host, such as "testapi.smileidentity.com"'
}

/** How many times as fast. @param most the maximum. */
export function rate(most: number): Check {
  return (value) =>
    typeof value === 'number' && value > 0 && value <= most ? undefined : `a number above 0 and up to ${most}`
}

/** How many, or all. */
export function countOrAll(most: number): Check {
  return (value) => (value === Number.POSITIVE_INFINITY ? undefined : wholeNumber(most)(value))
}
