import type { Delivery } from '../callbacks/delivery.ts'
import type { Instant } from '../time.ts'
import { wordWarning } from '../warnings/word-warning.ts'
import type { WordedWarning } from '../warnings/words.ts'
import type { Job } from './job.ts'
import type { Result } from './result.ts'
import type { Word, WordingOf } from './wording.ts'

/** A result with its wording, and the moment from which it is valid. */
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
export interface WordedDelivery extends Omit<Delivery, 'reported'> {
  /** The result that it reports, unless its fault claims another: one of the job's, as it was planned. */
  readonly reported: WordedResult
}

/** A result of a job, in the words of the job's generation. */
export function wordOf({ submission: { generation, product } }: Job, result: Result, wordingOf: WordingOf): Word {
  return wordingOf(generation).word(product, result)
}

/** The result that a callback reports, in the words of its generation. */
export function reportedWord({ generation, product, reported }: Delivery, wordingOf: WordingOf): Word {
  return wordingOf(generation).word(product, reported.result)
}

/** The job with the words of its results and warnings. */
export function wordJob(job: Job, wordingOf: WordingOf): WordedJob {
  const worded = ({ from, result }: Job['results'][number]) => ({
    from,
    result: { ...result, ...wordOf(job, result, wordingOf) },
  })
  const { warnings: words } = wordingOf(job.submission.generation).explain
  return { ...job, results: job.results.map(worded), warnings: job.warnings.map((one) => wordWarning(one, words)) }
}

/** The callback with the words of its result. */
export function wordDelivery(delivery: Delivery, wordingOf: WordingOf): WordedDelivery {
  const { from, result } = delivery.reported
  return { ...delivery, reported: { from, result: { ...result, ...reportedWord(delivery, wordingOf) } } }
}
