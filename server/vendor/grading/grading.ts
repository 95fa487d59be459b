import type { JobNames } from '../../core/jobs/ids.ts'
import type { Job } from '../../core/jobs/job.ts'
import type { Product } from '../../core/jobs/product.ts'
import type { Result } from '../../core/jobs/result.ts'
import type { Word } from '../../core/jobs/wording.ts'
import type { Instant } from '../../core/time.ts'
import type { Partner } from '../../core/users/partner.ts'
import type { EncodedCallback } from '../generation-callbacks.ts'
import type { Case, CaseJob, Conclusion, ProofChange, Said } from './case.ts'
import type { Focus } from './focus.ts'
import type { SectionName } from './sections.ts'

/** A generation's own words in the texts of cases that all generations share. */
export interface GradingWords {
  /** What helps if a proof is not checked, or not always. */
  readonly checkProof: string
  /** What an unproven callback lacks, such as `neither timestamp nor signature`. */
  readonly unproven: string
  /** What helps if a provisional result is treated as final. */
  readonly waitForFinal: string
  /** How to recognise a result, such as `code 0810 where PartnerParams.job_type is 1`. */
  result(words: Word, product: Product): string
  /** Explains a group of cases, in Markdown, instead of the text for all generations. */
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
  /** Those graded by default; all if absent. */
  readonly usualProducts?: readonly Product[]
  /** The wire names of products, such as `job type` and `2`; their own names if absent. */
  readonly productNames?: { readonly noun: string; readonly names: Readonly<Partial<Record<Product, string>>> }
  readonly words: GradingWords
  /** Invalid bodies: a form, incomplete JSON, and a list. */
  readonly brokenBodies: { readonly form: string; readonly half: string; readonly list: string }
  /** Whether a proof has a time, so that it can be too old. */
  readonly isTimed: boolean
  /** Members by which people recognise a callback. */
  readonly shown: readonly string[]
  /** Members whose values are private; none by default. */
  readonly secret?: readonly string[]
  /** Headers that are shown with them. */
  readonly shownHeaders?: readonly string[]
  /** Its own cases, in the order of the report. */
  cases?(focus: Focus): readonly Case[]
  /** What a partner may conclude from a result, if its outcome alone does not say that. */
  expected?(product: Product, result: Result): readonly Conclusion[]
  /** Further results of a product, besides one for each outcome. */
  furtherResults?(product: Product): readonly Said[]
  /** The one id of a job, where the partner's own id is not a part of it. */
  jobIdOf?(names: JobNames): string
  /** The echoed part of the submission, as its client would have sent it. @param ids the partner's own. */
  partnerParams?(
    job: CaseJob,
    ids: { readonly userId: string; readonly jobId: string },
  ): Job['submission']['partnerParams']
  /** Changes a proof for one of its own cases. */
  changeProof?(callback: EncodedCallback, change: ProofChange, facts: ProofFacts): EncodedCallback
  /** The announcement of a job, and its description in the help; its ids and its product by default. */
  readonly announcement?: { readonly members: string; of(job: Job): object }
}
