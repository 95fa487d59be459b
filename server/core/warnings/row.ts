import type { ErrorKind } from '../errors.ts'

/** One kind of warning, for whoever made the request. */
export interface WarningRow {
  /** What was seen, a sentence; what stands in braces is quoted from the request. */
  readonly seen: string
  /** What to change. */
  readonly cure: string
  /**
   * What `--strict` answers. Left out for advice: what can be meant as it is, and would be said about every job.
   * Advice is told with the job, in the journal and once in the log, and is never an error.
   */
  readonly refusal?: ErrorKind
}
