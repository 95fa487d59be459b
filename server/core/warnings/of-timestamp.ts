import { formatDuration, type Instant, type Milliseconds } from '../time.ts'
import { createWarning, type Warning } from './warning.ts'

/** By what the time of a signature is judged. */
export interface SignatureTerms {
  readonly now: Instant
  /** How old a signature may be. Undefined when its time is not looked at. */
  readonly signatureAge: Milliseconds | undefined
}

// How far a client's clock may be ahead. Assumed: the vendor publishes no window (v1 §2.1).
const greatestLead: Milliseconds = 5 * 60_000

// Every ISO form that an official SDK sends, with its fractions of 0 to 9 digits. Source: v1 §2.1.
const isoForm = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?)(Z|[+-]\d\d(?::?\d\d)?)?$/

// Ruby's Time#to_s. The Ruby SDK signs nothing else, and its user cannot make it. Source: v1 §2.1.
const rubyForm = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d ([+-]\d{4}|UTC)$/

/** What is wrong with the timestamp that a request was signed with, as it was sent. */
export function timestampWarnings(
  timestamp: string | number,
  sourceSdk: string | undefined,
  terms: SignatureTerms,
): Warning[] {
  const text = String(timestamp)
  if (sourceSdk === 'Ruby' && rubyForm.test(text)) return []
  const [, local, zone] = isoForm.exec(text) ?? []
  const instant = local === undefined ? Number.NaN : Date.parse(local + fullZone(zone))
  if (Number.isNaN(instant)) return [createWarning('timestamp-not-iso', { timestamp })]
  return zone === undefined
    ? [createWarning('timestamp-without-zone', { timestamp })]
    : ageWarnings(text, instant, terms)
}

function ageWarnings(timestamp: string, signedAt: Instant, { now, signatureAge }: SignatureTerms): Warning[] {
  if (signatureAge === undefined) return []
  const age = now - signedAt
  if (age > signatureAge) {
    return [createWarning('stale-signature', { age: inMinutes(age), limit: formatDuration(signatureAge) })]
  }
  return -age > greatestLead ? [createWarning('timestamp-in-the-future', { timestamp, lead: inMinutes(-age) })] : []
}

/** A zone with its colon, as `Date.parse` wants it: `+0100` and `+01` are `+01:00`. */
function fullZone(zone = 'Z'): string {
  return zone.replace(/^([+-]\d\d):?(\d\d)?$/, (_, hours: string, minutes = '00') => `${hours}:${minutes}`)
}

/** A length of time to the minute where it has minutes, else to the second. */
function inMinutes(length: Milliseconds): string {
  const unit = length < 120_000 ? 1_000 : 60_000
  return formatDuration(Math.round(length / unit) * unit)
}
