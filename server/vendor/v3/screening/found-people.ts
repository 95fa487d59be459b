import type { Screening } from '../../../core/identity/screening.ts'
import type { Result } from '../../../core/jobs/result.ts'
import type { V3AmlCallback } from '../../../generated/v3/aml-callback.ts'
import { labelOf, type NewsCategory } from './news-categories.ts'

/** How many articles about a person there are, by category. */
export type NewsCounts = Readonly<Partial<Record<NewsCategory, number>>>

type Person = V3AmlCallback['people'][number]

// As in the vendor's example. Source: v3 §18.1.
const someNews: NewsCounts = { financial_crime: 3 }

/**
 * Whom a screening found: the name itself, on a list or in the news. Lists and offices are clearly made up; what the other lists of a
 * person hold is not published, so they are empty. Source: v3 §18.1.
 */
export function foundPeople({ outcome }: Result, { fullName }: Screening, counts: NewsCounts = someNews): Person[] {
  const unknown = {
    ...{ name: fullName, addresses: [], aliases: [], associations: [], dates_of_birth: [] },
    ...{ enforcement_actions: [], nationalities: [] },
  }
  const office = { pep_level: 1, political_positions: ['Minister of Emulation'], sources: [] }
  if (outcome === 'rejected') return [{ ...unknown, sanctions: [{ list: 'Emulated Sanctions List' }], pep: office }]
  const noOffice = { pep_level: null, political_positions: [], sources: [] }
  if (outcome === 'adverse_media')
    return [{ ...unknown, news_summary: summaryOf(counts), sanctions: [], pep: noOffice }]
  return []
}

function summaryOf(counts: NewsCounts): NonNullable<Person['news_summary']> {
  return Object.entries(counts).map(([category, articles]) => ({
    news_category: category,
    news_category_label: labelOf(category),
    number_of_articles: articles,
  }))
}
