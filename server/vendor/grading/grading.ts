import type { Job } from '../../core/jobs/job.ts'
import type { Product } from '../../core/jobs/product.ts'
import type { Word } from '../../core/jobs/wording.ts'
import type { Instant } from '../../core/time.ts'
import type { Partner } from '../../core/users/partner.ts'
import type { EncodedCallback } from '../generation-callbacks.ts'
import type { Case, CaseJob, ProofChange, Said } from './case.ts'
import type { Focus } from './focus.ts'
import type { SectionName } from './sections.ts'

/** How the texts of cases that every generation has name what only this one has. */
export interface GradingWords {
  /** What helps where a proof is not checked, or not always. */
  readonly checkProof: string
  /** What a callback lacks that proves nothing, such as `neither timestamp nor signature`. */
  readonly unproven: string
  /** What helps where a result that is not final is taken for one. */
  readonly waitForFinal: string
  /** Where a result stands, such as `code 0810 where PartnerParams.job_type is 1`. */
  result(words: Word, product: Product): string
  /** What there is to know about a group of cases, in Markdown, in place of what holds for every generation. */
  readonly about?: Readonly<Partial<Record<SectionName, string>>>
}

/** What a changed proof is made from. */
export interface ProofFacts {
  readonly partner: Partner
  readonly now: Instant
  /** An earlier callback of the case, by its name. */
  earlier(name: string): EncodedCallback
}

/** What a generation brings for `test-callback`: what it adds to the cases that every generation has. */
export interface Grading {
  /** Products whose jobs call back. */
  readonly products: readonly Product[]
  /** Those of them that are graded unless products are named; all unless said. */
  readonly usualProducts?: readonly Product[]
  /** What products are called on the wire, such as `job type` and `2`; by their own names unless said. */
  readonly productNames?: { readonly noun: string; of(product: Product): string }
  readonly words: GradingWords
  /** Bodies that are not what they should be: a form, JSON that breaks off, and a list. */
  readonly brokenBodies: { readonly form: string; readonly half: string; readonly list: string }
  /** Whether a proof says when it was made, so that it can be too old. */
  readonly isTimed: boolean
  /** Members by which people recognise a callback. */
  readonly shown: readonly string[]
  /** Those whose values are nobody's business; none unless said. */
  readonly secret?: readonly string[]
  /** Cases of its own, in the order in which they are told. */
  cases?(focus: Focus): readonly Case[]
  /** What it can say about a product besides one result for each outcome. */
  furtherResults?(product: Product): readonly Said[]
  /** What comes back of the submission, as its client would have sent it. @param ids the partner's own. */
  partnerParams?(
    job: CaseJob,
    ids: { readonly userId: string; readonly jobId: string },
  ): Job['submission']['partnerParams']
  /** Changes a proof as one of its own cases asks for. */
  changeProof?(callback: EncodedCallback, change: ProofChange, facts: ProofFacts): EncodedCallback
  /** What a partner is told of a job that is to come, and how help names that; its ids and its product unless said. */
  readonly announcement?: { readonly members: string; of(job: Job): object }
}
