import type { Conclusion } from '../../vendor/grading/case.ts'
import type { JobRef } from './partner-port.ts'

/** A conclusion that was right when it was read, and must be unchanged at the end. */
export interface Entry {
  readonly caseId: string
  readonly ref: JobRef
  readonly oneOf: readonly Conclusion[]
}

/** The conclusions about each job so far. */
export interface Ledger {
  note(entry: Entry): void
  /** The job got another callback since. */
  forget(jobId: string): void
  entries(): readonly Entry[]
}

/** An empty ledger: the newest entry of a job is the one that counts. */
export function createLedger(): Ledger {
  const byJob = new Map<string, Entry>()
  return {
    note: (entry) => void byJob.set(entry.ref.jobId, entry),
    forget: (jobId) => void byJob.delete(jobId),
    entries: () => [...byJob.values()],
  }
}
