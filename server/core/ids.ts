import { createHash } from 'node:crypto'
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

/** Derives a submission's names from its partner and serial, so that the same run yields the same names. */
export function jobIds(partnerId: string, serial: number): JobIds {
  const smileJobId = String(serial).padStart(10, '0')
  const tail = digest(`${partnerId}/${smileJobId}`).slice(0, 6)
  return { serial, smileJobId, ref: `${partnerId}-${smileJobId}-${tail}` }
}

/** Makes an id that nobody chose, such as of a user whom a request leaves out. */
export type IdSource = (partnerId: string, now: Instant) => string

/**
 * Ids in the form of a UUID. They follow from partner, time and order, so that the same run yields the same ids.
 * @param counter counts them, so that the count can be kept and gone on from.
 */
export function createIdSource(counter: { made: number } = { made: 0 }): IdSource {
  return (partnerId, now) => {
    counter.made++
    const hex = digest(`${partnerId}/${now}/${counter.made}`)
    // Version 8 of RFC 9562: a UUID of one's own making.
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `8${hex.slice(13, 16)}`,
      `8${hex.slice(17, 20)}`,
      hex.slice(20, 32),
    ].join('-')
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
