import type { Job } from '../jobs/job.ts'
import type { Instant, Milliseconds } from '../time.ts'

/** How an ID authority has answered of late. */
export interface AuthorityStatus {
  readonly checkedAt: Instant
  /** Whether it answered then. */
  readonly isUp: boolean
  /** The part of the last hour's lookups that it answered, from 0 to 1. */
  readonly lastHour: number
}

/** The ID numbers that an authority knows. */
export interface AuthorityOf {
  readonly country: string
  readonly idType: string
}

/** How long an authority's answers count. */
export const observed: Milliseconds = 3_600_000

/** An authority as the jobs of the last hour found it. Nobody asked? Then it is up, and was just looked at. */
export function authorityStatusAt(
  jobs: readonly Job[],
  { country, idType }: AuthorityOf,
  now: Instant,
): AuthorityStatus {
  const answers = jobs
    .filter(({ submission: { idInfo } }) => idInfo.country === country && idInfo.idType === idType)
    .flatMap(({ results }) => results.filter(({ from, result }) => result.by === 'machine' && from <= now).slice(0, 1))
    .filter(({ from }) => from > now - observed)
    .map(({ from, result }) => ({ at: from, isUp: result.outcome !== 'issuer_unavailable' }))
    .sort((one, other) => other.at - one.at)
  const [newest = { at: now, isUp: true }] = answers
  const answered = answers.filter(({ isUp }) => isUp).length
  return {
    checkedAt: newest.at,
    isUp: newest.isUp,
    lastHour: answers.length === 0 ? 1 : answered / answers.length,
  }
}
