import type { Instant } from '../time.ts'
import { isFinal, isSuccess, type Outcome } from './outcome.ts'

/**
 * Who judges: the machine at once, a human reviewer later, or Smile Secure, which looks for one face under several
 * users and has a callback of its own (v1 §6.7).
 */
export const judges = ['machine', 'human', 'smile_secure'] as const

export type Judge = (typeof judges)[number]

/** What a scenario says of a result in one generation's words: on the wire, and by names of its own such as `code`. */
export interface Override {
  readonly [name: string]: unknown
  /** On the wire, in place of or beside what is told of it; by name. */
  readonly members?: Readonly<Record<string, unknown>> | undefined
  /** Names of what is left out on the wire. */
  readonly without?: readonly string[] | undefined
}

/** What a scenario words itself, by the name of the generation. */
export type Overrides = Readonly<Record<string, Override>>

/** One verdict on a job, in no generation's words: each has its own, made when the result is told. */
export interface Result {
  readonly outcome: Outcome
  readonly by: Judge
  /** False while a human reviewer may still say otherwise. */
  readonly final: boolean
  /** The face matched and the user was enrolled or authenticated, if provisionally. Source: v1 §5.4. */
  readonly success: boolean
  /** The users in whom Smile Secure sees the same person; only of its own results. */
  readonly suspects?: readonly string[] | undefined
  readonly overrides?: Overrides | undefined
}

/** Whether a scenario says itself what stands on the wire: then the emulator's own schemas do not hold for it. */
export function isReworded({ overrides }: Result, generation: string): boolean {
  const { members, without } = overrides?.[generation] ?? {}
  return members !== undefined || without !== undefined
}

/** A result and the moment from which it holds. */
export interface TimedResult {
  readonly from: Instant
  readonly result: Result
}

/** The result that an outcome is, by the judge who says it. */
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
