import type { Explanations } from '../explanations.ts'
import type { Outcome } from './outcome.ts'
import type { Product } from './product.ts'
import type { Judge, Result } from './result.ts'

/** A result in a generation's words, in short, for people. */
export interface Word {
  /** Such as a code or a status. */
  readonly code: string
  readonly text: string
}

/** Whether this judge can give an outcome for a product. */
export type CanSay = (product: Product, outcome: Outcome, by: Judge) => boolean

/** How a generation of the vendor's API words results and warnings: when they are sent; the words are never stored. */
export interface Wording {
  /** Whether a job of this generation can have this outcome. */
  readonly canSay: CanSay
  readonly word: (product: Product, result: Result) => Word
  readonly explain: Explanations
}

/** The results that each served generation has words for; asked each time. A scenario stays with one generation from beginning to end. */
export type Wordings = () => readonly Pick<Wording, 'canSay'>[]

/** The wording of the generation of that name. */
export type WordingOf = (generation: string) => Wording
