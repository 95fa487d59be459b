import type { Decision } from '../jobs/job.ts'
import type { Product } from '../jobs/product.ts'
import type { Result } from '../jobs/result.ts'
import type { Word } from '../jobs/wording.ts'
import type { Instant } from '../time.ts'
import type { UserState } from '../users/enrolment.ts'

/** Everything that is told as it happens. */
export const eventTypes = [
  'upload.opened',
  'job.submitted',
  'job.reviewed',
  'result.due',
  'callback.attempted',
  'callback.delivered',
  'callback.given_up',
  'callback.refused',
  'callback.cancelled',
  'callback.lost',
  'callback.replayed',
  'user.changed',
  'scenario.queued',
  'clock.advanced',
  'partner.minted',
  'partner.forgotten',
  'state.reset',
  'state.restored',
  'exchange.recorded',
] as const

export type EventType = (typeof eventTypes)[number]

/** Something that happened, as data. Which of the later members are there follows from its type. */
export interface Happening {
  /** By the clock that the partner lives by; else by the emulator's. */
  readonly at: Instant
  readonly type: EventType
  /** Absent when it is about all partners. */
  readonly partnerId?: string | undefined
  readonly smileJobId?: string | undefined
  readonly jobId?: string | undefined
  readonly userId?: string | undefined
  readonly product?: Product | undefined
  /** By which generation a job was submitted. Listeners outside are not told. */
  readonly generation?: string | undefined
  readonly scenario?: string | undefined
  /** How many submissions a scenario was queued for. */
  readonly times?: number | undefined
  /** Of a verdict that has come to hold, or that a callback tells. */
  readonly result?: (Pick<Result, 'by' | 'final'> & Word) | undefined
  readonly decision?: Decision | undefined
  readonly callbackId?: string | undefined
  /** Counts the attempts at one callback from 1. */
  readonly attempt?: number | undefined
  /** The HTTP status of an answer: the partner's to a callback, or the emulator's in an exchange. */
  readonly status?: number | undefined
  readonly problem?: string | undefined
  /** What a user was said to be. */
  readonly state?: UserState | 'absent' | undefined
  readonly method?: string | undefined
  readonly path?: string | undefined
}

/** The same with its number: events count from 1 since the emulator started. */
export interface EmulatorEvent extends Happening {
  readonly id: number
}
