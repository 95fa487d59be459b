import { type Job, statusAt } from '../../../core/jobs/job.ts'
import type { Result } from '../../../core/jobs/result.ts'
import type { Instant } from '../../../core/time.ts'
import type { V3AmlMonitoringCallback } from '../../../generated/v3/aml-monitoring-callback.ts'
import { foundPeople, type NewsCounts } from './found-people.ts'
import type { NewsCategory } from './news-categories.ts'
import { screeningOf } from './screening-of.ts'

type Person = V3AmlMonitoringCallback['people'][number]

// Enough for several pages of the usual length; how many there are is assumed.
const monitoredNews: NewsCounts = { financial_crime: 3, legal_risk: 60 }

/** Whom monitoring found, each with a reference by which their news are asked for. Source of its form: v3 §16.13. */
export function monitoredPeople(job: Job, result: Result): Person[] {
  return foundPeople(result, screeningOf(job), monitoredNews).map((person, index) => ({
    ...person,
    ref: `ref_${String(index + 1).padStart(3, '0')}`,
  }))
}

/** Somebody whom a job has found by now, by reference. */
export function monitoredPerson(job: Job, reference: string, now: Instant): Person | undefined {
  const { result } = statusAt(job, now)
  return result && monitoredPeople(job, result).find(({ ref }) => ref === reference)
}

/** How many articles there are about a person. */
export function articlesAbout({ news_summary: summary = [] }: Person, category: NewsCategory): number {
  return summary.find(({ news_category }) => news_category === category)?.number_of_articles ?? 0
}
