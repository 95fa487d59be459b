import { digest, seeded } from '../text/seed.ts'
import type { Instant } from '../time.ts'

/** The names under which Smile ID knows one submission. */
export interface JobIds {
  /** Counts a partner's submissions from 1. */
  readonly serial: number
  /** `SmileJobID`: ten digits, zero-padded. Source: v1 §3.2. */
  readonly smileJobId: string
  /** `ref_id`: `<partner>-<smile_job_id>-<six characters>`. Source: v1 §3.2. */
  readonly ref: string
}

/** Derives a submission's names from its partner, serial and seed, so that the same run yields the same names. */
export function jobIds(partnerId: string, serial: number, seed = ''): JobIds {
  const smileJobId = String(serial).padStart(10, '0')
  const tail = digest(seeded(seed, `${partnerId}/${smileJobId}`)).slice(0, 6)
  return { serial, smileJobId, ref: `${partnerId}-${smileJobId}-${tail}` }
}

/** What an id is made from that nobody chose. */
export interface IdOrigin {
  readonly seed: string
  readonly partnerId: string
  readonly now: Instant
  /** Counts those that were made for the partner: 1, 2, 3, … */
  readonly ordinal: number
}

/** An id in the form of a UUID. It follows from seed, partner, time and order, so that the same run yields the same ids. */
export function madeId({ seed, partnerId, now, ordinal }: IdOrigin): string {
  return uuidOf(seeded(seed, `${partnerId}/${now}/${ordinal}`))
}

/** A UUID of version 8 of RFC 9562: one of one's own making. */
export function uuidOf(text: string): string {
  const hex = digest(text)
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}
