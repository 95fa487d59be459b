import type { Instant } from '../time.ts'
import { isFinal, isSuccess, type Outcome } from './outcome.ts'

/**
 * Who judges: the machine at once, a human reviewer later, Smile Secure, which looks for one face under several
 * users and has a callback of its own (v1 §6.7), or ongoing monitoring, which may say otherwise after a final result (v3 §16.12).
 */
export const judges = ['machine', 'human', 'smile_secure', 'monitor'] as const

export type Judge = (typeof judges)[number]

/** What a scenario changes in a result's wording in one generation: wire members, and the generation's own names such as `code`. */
export interface Override {
  readonly [name: string]: unknown
  /** Wire members that replace or extend the result's, by name. */
  readonly members?: Readonly<Record<string, unknown>> | undefined
  /** Names of members left out on the wire. */
  readonly without?: readonly string[] | undefined
}

/** A scenario's own wording, by the name of the generation. */
export type Overrides = Readonly<Record<string, Override>>

/** One verdict on a job, independent of generations: each words it when the result is sent. */
export interface Result {
  readonly outcome: Outcome
  readonly by: Judge
  /** False while a human reviewer may still say otherwise. */
  readonly final: boolean
  /** The face matched and the user was enrolled or authenticated, if provisionally. Source: v1 §5.4. */
  readonly success: boolean
  /** The users in whom Smile Secure sees the same person; only in its own results. */
  readonly suspects?: readonly string[] | undefined
  readonly overrides?: Overrides | undefined
}

/** Whether a scenario changes members on the wire: then the emulator's exact schemas do not apply. */
export function isReworded({ overrides }: Result, generation: string): boolean {
  const { members, without } = overrides?.[generation] ?? {}
  return members !== undefined || without !== undefined
}

/** A result and the moment from which it is valid. */
export interface TimedResult {
  readonly from: Instant
  readonly result: Result
}

/** The result of an outcome, by its judge. */
export function resultOf(
  outcome: Outcome,
  by: Judge,
  { suspects = ['suspect-user'], overrides }: Pick<Result, 'suspects' | 'overrides'> = {},
): Result {
  return {
    outcome,
    by,
    final: isFinal(outcome),
    success: isSuccess(outcome),
    ...(outcome === 'suspects_found' && { suspects }),
    ...(overrides && { overrides }),
  }
}
