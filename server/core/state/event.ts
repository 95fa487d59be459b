import type { Decision } from '../jobs/job.ts'
import type { Product } from '../jobs/product.ts'
import type { Result } from '../jobs/result.ts'
import type { Word } from '../jobs/wording.ts'
import type { Instant } from '../time.ts'
import type { UserState } from '../users/enrolment.ts'

/** The types of events. */
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
  'user.reported',
  'user.cleared',
  'scenario.queued',
  'clock.advanced',
  'partner.minted',
  'partner.forgotten',
  'partner.changed',
  'state.reset',
  'state.restored',
  'exchange.recorded',
] as const

export type EventType = (typeof eventTypes)[number]

/** An event as data. Its type decides which of the later members it has. */
export interface Happening {
  /** By the partner's clock; by the emulator's if there is no partner. */
  readonly at: Instant
  readonly type: EventType
  /** Absent for all partners. */
  readonly partnerId?: string | undefined
  readonly smileJobId?: string | undefined
  readonly jobId?: string | undefined
  readonly userId?: string | undefined
  readonly product?: Product | undefined
  /** By which generation a job was submitted. Not shown to listeners outside. */
  readonly generation?: string | undefined
  /** Whether the answer to a submission has its result. Not shown to listeners outside. */
  readonly isAnswered?: boolean | undefined
  readonly scenario?: string | undefined
  /** How many submissions a scenario was queued for. */
  readonly times?: number | undefined
  /** Of a verdict that is now valid, or that a callback reports. */
  readonly result?: (Pick<Result, 'by' | 'final'> & Word) | undefined
  readonly decision?: Decision | undefined
  readonly callbackId?: string | undefined
  /** Counts the attempts at one callback from 1. */
  readonly attempt?: number | undefined
  /** The HTTP status of an answer: the partner's to a callback, or the emulator's in an exchange. */
  readonly status?: number | undefined
  readonly problem?: string | undefined
  /** The state that a user was set to. */
  readonly state?: UserState | 'absent' | undefined
  readonly method?: string | undefined
  readonly path?: string | undefined
}

/** The same with its number: events count from 1 since the emulator started. */
export interface EmulatorEvent extends Happening {
  readonly id: number
}
