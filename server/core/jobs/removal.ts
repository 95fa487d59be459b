import type { Job } from './job.ts'
import type { FinishedJob, OldJobs, RemovalWish } from './retention.ts'

/** What is kept of a partner. */
export interface Kept {
  readonly bytes: number
  /** Of its newest submission. */
  readonly serial: number
}

/** What a store looks for before something more is kept. Nothing, when there is neither excess nor anything old. */
export interface RemovalSearch {
  /** How many bytes have to go; 0 or less when none. */
  readonly excess: number
  /** Undefined when nothing old is looked for this time. */
  readonly old: OldJobs | undefined
  /** Only uploads with a lower serial may go. */
  readonly below: number
}

/** What to look for, of a partner of whom so much is kept. */
export function removalSearch(wish: RemovalWish, kept: Kept): RemovalSearch {
  const excess = kept.bytes - wish.bytes.most
  const serial = kept.serial + 1
  const old = wish.old && serial % wish.old.every === 0 ? wish.old : undefined
  return { excess, old, below: excess > 0 || !old ? Number.MAX_SAFE_INTEGER : serial - old.keep }
}

/** How many bytes of jobs have to go once these others have gone. */
export function bytesToFree(wish: RemovalWish, kept: Kept, others: readonly { readonly bytes: number }[]): number {
  if (kept.bytes <= wish.bytes.most) return 0
  return others.reduce((left, { bytes }) => left - bytes, kept.bytes - wish.bytes.target)
}

/** Picks the jobs that go, of a partner's finished ones from the oldest on: as many as free so many bytes, and those that are old besides. */
export interface JobPicker {
  readonly picked: readonly FinishedJob[]
  /** Whether nothing goes from this job on. */
  isEnough(job: Job): boolean
  pick(job: FinishedJob): void
}

/** @param count how many jobs there are. @param toFree bytes. */
export function createJobPicker(old: OldJobs | undefined, count: number, toFree: number): JobPicker {
  const picked: FinishedJob[] = []
  const tooMany = old ? count - old.keep : 0
  let freed = 0

  function isOld({ submittedAt }: Job): boolean {
    if (old === undefined || picked.length >= old.atMost) return false
    return picked.length < tooMany || submittedAt < (old.submittedBefore ?? Number.NEGATIVE_INFINITY)
  }

  return {
    picked,
    isEnough: (job) => freed >= toFree && !isOld(job),
    pick(job) {
      picked.push(job)
      freed += job.bytes
    },
  }
}
