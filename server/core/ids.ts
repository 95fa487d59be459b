import { digest, seeded } from './seed.ts'
import type { Instant } from './time.ts'

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

/** Makes an id that nobody chose, such as of a user whom a request leaves out. */
export type IdSource = (partnerId: string, now: Instant) => string

/** What ids are made from, besides partner and time. */
export interface IdParts {
  readonly seedOf: (partnerId: string) => string
  /** Counts those that were made for a partner: 1, 2, 3, … */
  readonly nextId: (partnerId: string) => number
}

/** Ids in the form of a UUID. They follow from seed, partner, time and order, so that the same run yields the same ids. */
export function createIdSource({ seedOf, nextId }: IdParts): IdSource {
  return (partnerId, now) => uuidOf(seeded(seedOf(partnerId), `${partnerId}/${now}/${nextId(partnerId)}`))
}

/** A UUID of version 8 of RFC 9562: one of one's own making. */
export function uuidOf(text: string): string {
  const hex = digest(text)
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}
