import type { Delivery } from '../callbacks/delivery.ts'
import type { Instant } from '../time.ts'
import { wordWarning } from '../warnings/word-warning.ts'
import type { WordedWarning } from '../warnings/words.ts'
import type { Job } from './job.ts'
import type { Result } from './result.ts'
import type { Word, WordingOf } from './wording.ts'

/** A result with its words, and the moment from which it holds. */
export interface WordedResult {
  readonly from: Instant
  readonly result: Result & Word
}

/** A job as people see it. */
export interface WordedJob extends Omit<Job, 'results' | 'warnings'> {
  /** In order of time; those in the future are planned. */
  readonly results: readonly WordedResult[]
  /** The request's, then the package's. */
  readonly warnings: readonly WordedWarning[]
}

/** A callback as people see it. */
export interface WordedDelivery extends Omit<Delivery, 'told'> {
  /** What it tells, unless its fault claims another: one of the job's results, as it was when it was planned. */
  readonly told: WordedResult
}

/** A result of a job, in the words of the generation by which the job came. */
export function wordOf({ submission: { generation, product } }: Job, result: Result, wordingOf: WordingOf): Word {
  return wordingOf(generation).word(product, result)
}

/** What a callback tells, in the words of its generation. */
export function wordTold({ generation, product, told }: Delivery, wordingOf: WordingOf): Word {
  return wordingOf(generation).word(product, told.result)
}

/** The same job with the words of its results and warnings. */
export function wordJob(job: Job, wordingOf: WordingOf): WordedJob {
  const worded = ({ from, result }: Job['results'][number]) => ({
    from,
    result: { ...result, ...wordOf(job, result, wordingOf) },
  })
  const { warnings: words } = wordingOf(job.submission.generation).explain
  return { ...job, results: job.results.map(worded), warnings: job.warnings.map((one) => wordWarning(one, words)) }
}

/** The same callback with the words of what it tells. */
export function wordDelivery(delivery: Delivery, wordingOf: WordingOf): WordedDelivery {
  const { from, result } = delivery.told
  return { ...delivery, told: { from, result: { ...result, ...wordTold(delivery, wordingOf) } } }
}
