import type { Outcome } from '../../server/core/jobs/outcome.ts'
import type { Product } from '../../server/core/jobs/product.ts'
import { resultOf } from '../../server/core/jobs/result.ts'
import type { Decision } from '../../server/index.ts'
import { word } from '../../server/vendor/shared/wording/words.ts'

/** A stage of a story made by chance, in the words of a scenario file; times in seconds. */
export interface TaleStage {
  readonly after: number
  readonly outcome: Outcome
  readonly by: 'machine' | 'human'
  readonly callback?: TaleFault | undefined
}

/** What of a callback's faults bears on when, and how often, it comes. */
export interface TaleFault {
  readonly lost?: boolean
  readonly delay?: number
  readonly times?: number
  readonly every?: number
  readonly claims?: Outcome
  readonly [other: string]: unknown
}

/** A callback that the partner has to get, and when. */
interface Owed {
  readonly code: string
  readonly dueAt: number
  /** When the verdict that it reports holds. */
  readonly from: number
}

interface Verdict {
  readonly code: string
  readonly from: number
  readonly final: boolean
}

const decided: Readonly<Record<Decision, Outcome>> = {
  approve: 'approved',
  reject: 'rejected',
  spoof: 'spoof_confirmed',
}

/**
 * A job as somebody would reckon it on paper who has read the scenario: its verdicts and its callbacks. It shares nothing
 * with the emulator but the catalogue of codes.
 */
export class ModelJob {
  readonly #product: Product
  #verdicts: readonly Verdict[]
  #owed: readonly Owed[]

  constructor(product: Product, tale: readonly TaleStage[], now: number) {
    this.#product = product
    this.#verdicts = tale.map((stage) => this.#verdict(stage.outcome, stage.by, now + stage.after * 1_000))
    this.#owed = tale.flatMap(({ callback = {}, by }, index) => {
      const { from, ...truth } = this.#verdicts[index] as Verdict
      const lie = callback.claims && this.#verdict(callback.claims, by, from)
      return callbacksOf({ from, ...truth, ...lie }, callback)
    })
  }

  isInReview(now: number): boolean {
    return this.#reported(now).at(-1)?.final === false
  }

  /** What was planned for later does not happen; what was reported already may still be on its way. */
  review(decision: Decision, now: number): void {
    const verdict = this.#verdict(decided[decision], 'human', now)
    this.#verdicts = [...this.#reported(now), verdict]
    this.#owed = [...this.#owed.filter(({ from }) => from <= now), ...callbacksOf(verdict, {})]
  }

  replay(code: string, now: number): void {
    this.#owed = [...this.#owed, { code, dueAt: now, from: now }]
  }

  /** The codes of all verdicts so far, oldest first. */
  history(now: number): string[] {
    return this.#reported(now).map(({ code }) => code)
  }

  /** The codes of all callbacks that must have come by now. */
  calledBack(now: number): string[] {
    return this.#owed.filter(({ dueAt }) => dueAt <= now).map(({ code }) => code)
  }

  #reported(now: number): readonly Verdict[] {
    return this.#verdicts.filter(({ from }) => from <= now)
  }

  #verdict(outcome: Outcome, by: 'machine' | 'human', from: number): Verdict {
    const { code } = word(this.#product, resultOf(outcome, by))
    return { code, from, final: outcome !== 'provisional' && outcome !== 'spoof_suspected' }
  }
}

function callbacksOf({ code, from }: Verdict, { lost, delay = 0, times = 1, every = 0 }: TaleFault): Owed[] {
  if (lost) return []
  return Array.from({ length: times }, (_, turn) => ({ code, from, dueAt: from + (delay + turn * every) * 1_000 }))
}
