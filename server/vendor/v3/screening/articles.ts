import type { Job } from '../../../core/jobs/job.ts'
import { toTimestamp } from '../../../core/time.ts'
import type { V3AmlNewsResponse } from '../../../generated/v3/aml-news-response.ts'
import { labelOf, type NewsCategory } from './news-categories.ts'
import { screeningOf } from './screening-of.ts'

type Article = V3AmlNewsResponse['news'][number]

/** A page of a listing. */
export interface Page {
  /** From 1. */
  readonly page: number
  readonly limit: number
}

const day = 86_400_000

/** One page of the articles about whom a job looks for, the newest first. All of them are clearly made up. Source of the members: v3 §16.13. */
export function articlesOn(job: Job, category: NewsCategory, total: number, { page, limit }: Page): Article[] {
  const { fullName, countries } = screeningOf(job)
  const first = (page - 1) * limit
  return Array.from({ length: Math.max(0, Math.min(limit, total - first)) }, (_, index) => {
    const number = first + index + 1
    return {
      body: `This is article ${number} of ${total} about ${fullName}. No newspaper has it.`,
      published_date: toTimestamp(job.submittedAt - number * day),
      publisher: 'The Emulated Times',
      publisher_country_code: countries[0]?.toUpperCase() ?? 'NG',
      title: `${fullName} is in the papers of an emulator: ${labelOf(category)}`,
      url: `https://example.com/the-emulated-times/${category}/${number}`,
    }
  })
}
