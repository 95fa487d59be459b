import { digest, seeded } from '../text/seed.ts'
import type { Instant } from '../time.ts'

/** What Smile ID calls one submission: texts of the form that the generation gives them by which it came. */
export interface JobNames {
  /** Smile ID's own name of the job. No other submission of the partner has it, whatever generation that came by. */
  readonly smileJobId: string
  /** Smile ID's name of what was sent for it, and the beginning of its callbacks' ids. No other submission of any partner has it. */
  readonly ref: string
}

/** One submission among all of its partner's, by number and by name. */
export interface JobIds extends JobNames {
  /** Counts a partner's submissions from 1, whatever generation they came by. */
  readonly serial: number
}

/** What a submission's names are made from. */
export interface JobOrigin {
  readonly partnerId: string
  readonly serial: number
  /** What everything that is made up for the partner follows from. The empty seed is none. */
  readonly seed: string
}

/** How a generation of the vendor's API names submissions. */
export interface Naming {
  /** The same origin has the same names, so that the same run does. All characters must be fit for a path. */
  readonly namesOf: (origin: JobOrigin) => JobNames
}

/** How the generation of that name names submissions. */
export type NamingOf = (generation: string) => Naming

/** Names a partner's submission by its serial, which is known only when it is decided. */
export type IdsOf = (serial: number) => JobIds

/** Names the submissions that a partner makes by one generation. */
export function idsBy({ namesOf }: Naming, origin: Omit<JobOrigin, 'serial'>): IdsOf {
  return (serial) => {
    const { smileJobId, ref } = namesOf({ ...origin, serial })
    return { serial, smileJobId, ref }
  }
}

/** The input of a generated id. */
export interface IdOrigin {
  readonly seed: string
  readonly partnerId: string
  readonly now: Instant
  /** Counts those generated for the partner: 1, 2, 3, … */
  readonly ordinal: number
}

/** An id in the form of a UUID. It follows from seed, partner, time and order, so that the same run gives the same ids. */
export function madeId({ seed, partnerId, now, ordinal }: IdOrigin): string {
  return uuidOf(seeded(seed, `${partnerId}/${now}/${ordinal}`))
}

/** A UUID of version 8 (RFC 9562), which is for custom schemes. */
export function uuidOf(text: string): string {
  const hex = digest(text)
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}
