import { eachLike, isTerm, like, matching, type Term } from './term.ts'

/** A value that stands for a person's, of the same form. */
const placeholders: Readonly<Record<string, string>> = {
  first_name: 'Joe',
  middle_name: 'Leo',
  last_name: 'Doe',
  full_name: 'Joe Leo Doe',
  dob: '1990-01-02',
  phone_number: '0123456789',
}

// What a request may say word for word: none of it is about a person.
const plainAsked = new Set([
  ...[
    'job_type',
    'country',
    'id_type',
    'product',
    'source_sdk',
    'file_name',
    'history',
    'image_links',
    'business_type',
  ],
  ...['use_enrolled_image', 'allow_new_enroll', 'retry', 'entered', 'language', 'countries', 'strict_match'],
  ...['search_existing_user', 'sandbox_result', 'emulator_scenario', 'production', 'enrollment', 'is_single_use'],
])

// What an answer may, and of these a client acts on the very value.
const exactAnswered = new Set([
  ...['ResultCode', 'IsFinalResult', 'IsMachineResult', 'ResultType', 'JSONVersion', 'job_complete', 'job_success'],
  ...['code', 'error', 'success', 'camera_config', 'job_type'],
])
const plainAnswered = new Set(['ResultText', 'Source', 'ConfidenceValue', 'Country', 'IDType'])

const patterns: Readonly<Record<string, readonly [pattern: string, example: string]>> = {
  timestamp: ['^\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z$', '2026-01-01T00:00:00.000Z'],
  signature: ['^[A-Za-z0-9+/]{43}=$', 'K9d1r3f9m0ZkRr1mB0c1mZ1cJm0Yt8y6m1rX4o2b9aQ='],
  SmileJobID: ['^\\d{10}$', '0000000001'],
  smile_job_id: ['^\\d{10}$', '0000000001'],
  ref_id: ['^\\d+-\\d{10}-\\w+$', '1234-0000000001-a1b2c3'],
}

/** A request as the journal has it, with terms in place of what is secret, new each time, or about a person. */
export function askedWithoutPersonalData(body: unknown, generated: Readonly<Record<string, Term>>): unknown {
  return mapped(body, (name, value) => {
    if (Object.hasOwn(generated, name)) return generated[name]
    if (name === 'id_number') return like(testNumber(String(value)))
    if (typeof value === 'string' && Object.hasOwn(placeholders, name)) return like(placeholders[name])
    if (typeof value !== 'string') return plainAsked.has(name) ? value : like(value === null ? value : zero(value))
    if (/^https?:/.test(value)) return like('http://localhost:3000/callback')
    return plainAsked.has(name) ? value : like(value === '' ? '' : 'text')
  })
}

/** What a client may count on in an answer as the journal has it; of what is about a person, the type. */
export function answeredWithoutPersonalData(body: unknown, names: Readonly<Record<string, unknown>>): unknown {
  const change: Change = (name, value, isOneOfSeveral) => {
    const pattern = patterns[name]
    if (pattern) return matching(...pattern)
    if (Object.hasOwn(names, name)) return names[name]
    if (exactAnswered.has(name)) return isOneOfSeveral ? like(value) : value
    if (plainAnswered.has(name) || isAction(name, value)) return like(value)
    if (typeof value !== 'string') return like(zero(value))
    return like(/^https?:/.test(value) ? 'http://localhost:7645/' : value === '' ? '' : 'text')
  }
  return mapped(body, change, eachLike)
}

/** More members of partner_params, as a provider state has them: the same names, and nobody's values. */
export function paramsWithoutPersonalData(params: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(params)
      .filter(([name]) => !['user_id', 'job_id', 'job_type', '…'].includes(name))
      .map(([name, value]) => [name, plainAsked.has(name) ? value : typeof value === 'string' ? 'text' : zero(value)]),
  )
}

/** What Smile ID says was done: words of a list, none of them about a person. */
function isAction(name: string, value: unknown): boolean {
  return /^[A-Z][a-z]+(_[A-Z][A-Za-z]+)+$/.test(name) && typeof value === 'string'
}

/** The same letters and length, of which the last digit decides in the vendor's sandbox. Source: v1 §10. */
export function testNumber(number: string): string {
  return (
    number
      .slice(0, -1)
      .replace(/\d/g, '0')
      .replace(/[^\W\d_]/g, 'A') + number.slice(-1)
  )
}

function zero(value: unknown): unknown {
  return typeof value === 'number' ? (Number.isInteger(value) ? 1 : 0.5) : value
}

/** @param isOneOfSeveral whether it is in a list beside others, which may have other values. */
type Change = (name: string, value: unknown, isOneOfSeveral: boolean) => unknown

/** @param several makes what stands for a list of several of what stands for one. */
function mapped(
  value: unknown,
  change: Change,
  several: (one: unknown) => unknown = (one) => [one],
  name = '',
  isOneOfSeveral = false,
): unknown {
  if (Array.isArray(value)) {
    // The journal says so where it has cut a long list.
    const kept = value.filter((one) => !(typeof one === 'string' && /^… \(\d+ more\)$/.test(one)))
    if (kept.length === 0) return like([])
    return value.length === 1
      ? [mapped(kept[0], change, several, name, isOneOfSeveral)]
      : several(mapped(kept[0], change, several, name, true))
  }
  if (typeof value !== 'object' || value === null) return change(name, value, isOneOfSeveral)
  const members = Object.entries(value).filter(([key]) => key !== '…')
  return Object.fromEntries(
    members.map(([key, inner]) => {
      const whole = change(key, inner, isOneOfSeveral)
      const isWhole = isTerm(whole) && whole['pact:generator:type']
      return [key, isWhole ? whole : mapped(inner, change, several, key, isOneOfSeveral)]
    }),
  )
}
