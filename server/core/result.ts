import { catalogue } from './catalogue/catalogue.ts'
import { isFinal, isSuccess, type Outcome } from './outcome.ts'
import type { Product } from './product.ts'
import type { Instant } from './time.ts'

/**
 * Who judges: the machine at once, a human reviewer later, or Smile Secure, which looks for one face under several
 * users and has a callback of its own (v1 §6.7).
 */
export const judges = ['machine', 'human', 'smile_secure'] as const

export type Judge = (typeof judges)[number]

/** One verdict on a job, as it will be told. Codes and texts are shared by v1's wire and by people who know it. */
export interface Result {
  readonly outcome: Outcome
  readonly by: Judge
  readonly code: string
  readonly text: string
  /** False while a human reviewer may still say otherwise. */
  readonly final: boolean
  /** The face matched and the user was enrolled or authenticated, if provisionally. Source: v1 §5.4. */
  readonly success: boolean
  readonly actions: Readonly<Record<string, string>>
  /** A decimal number as text, as Smile ID sends it; absent when nothing was compared. */
  readonly confidence?: string | undefined
  /** The users in whom Smile Secure sees the same person; only of its own results. */
  readonly suspects?: readonly string[] | undefined
  /** On the wire, in place of or beside what is told of it; by name. */
  readonly members?: Readonly<Record<string, unknown>> | undefined
  /** Names of what is left out on the wire. */
  readonly without?: readonly string[] | undefined
}

/** Whether a scenario words a result itself: then the emulator's own schemas do not hold for it. */
export function isReworded({ members, without }: Result): boolean {
  return members !== undefined || without !== undefined
}

/** A result and the moment from which it holds. */
export interface TimedResult {
  readonly from: Instant
  readonly result: Result
}

/** What a scenario's stage may word differently from the catalogue. */
export interface ResultOverrides extends Pick<Result, 'confidence' | 'suspects' | 'members' | 'without'> {
  readonly code?: string | undefined
  readonly text?: string | undefined
  readonly actions?: Result['actions'] | undefined
}

/** Whether Smile ID can say this outcome about this product. */
export function canSay(product: Product, outcome: Outcome, by: Judge): boolean {
  return catalogue[product][by]?.[outcome] !== undefined
}

/**
 * Turns (product, outcome, judge) into a result, by the catalogue.
 * @throws RangeError when the catalogue has no such row; `canSay` tells beforehand.
 */
export function resultOf(product: Product, outcome: Outcome, by: Judge, overrides: ResultOverrides = {}): Result {
  const row = catalogue[product][by]?.[outcome]
  if (row === undefined) throw new RangeError(`no ${by} says "${outcome}" about ${product}`)
  return {
    outcome,
    by,
    code: overrides.code ?? row.code,
    text: overrides.text ?? row.text,
    final: isFinal(outcome),
    success: isSuccess(outcome),
    actions: { ...row.actions, ...overrides.actions },
    confidence: overrides.confidence ?? row.confidence,
    ...(overrides.members && { members: overrides.members }),
    ...(overrides.without && { without: overrides.without }),
    ...(outcome === 'suspects_found' && { suspects: overrides.suspects ?? ['suspect-user'] }),
  }
}
