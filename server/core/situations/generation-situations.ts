import type { Outcome } from '../jobs/outcome.ts'
import type { Product } from '../jobs/product.ts'
import type { Word, Wording } from '../jobs/wording.ts'
import type { Situation } from './situation.ts'

/** What a generation of the vendor's API does beside what all of them do. */
export interface GenerationSituations {
  /**
   * What the answer to a submission says that has an outcome in it; undefined where no answer has it. Without an outcome: what it says
   * when there is none in time.
   */
  readonly atOnce: (product: Product, outcome: Outcome | undefined) => Word | undefined
  /** What clients can meet that no other generation does, or in words of its own. @param endpoints those that were called. */
  readonly own: (endpoints: ReadonlySet<string>) => OwnSituations
}

/** What coverage needs to know of a generation. */
export interface CoveredGeneration extends Wording {
  /** Absent when it answers no submission with its result, and does nothing that others do not. */
  readonly situations?: GenerationSituations
}

/** By the kind of group that they are in. */
export interface OwnSituations {
  readonly calls: readonly Situation[]
  readonly faults: readonly Situation[]
}
