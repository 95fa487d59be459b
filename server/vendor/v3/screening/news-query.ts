import { FieldError } from '../../../core/field-error.ts'
import type { Page } from './articles.ts'
import { type NewsCategory, newsCategories } from './news-categories.ts'

/** Which news are asked for. */
export interface NewsQuery extends Page {
  readonly category: NewsCategory
}

/** What a query of news asks for. Source: v3 §16.13. @throws FieldError when it names no category, or a page that there cannot be. */
export function readNewsQuery(query: URLSearchParams): NewsQuery {
  return {
    category: categoryIn(query),
    page: countIn(query, 'page', 1),
    limit: countIn(query, 'limit', 25),
  }
}

function categoryIn(query: URLSearchParams): NewsCategory {
  const sent = query.get('news_category') ?? ''
  const known = newsCategories.find((one) => one === sent)
  if (known) return known
  const allowed = newsCategories.join(', ')
  if (sent === '') {
    const hint = `?news_category= is missing. It is one of: ${allowed}.`
    throw new FieldError('missing_parameter', hint, { field: 'news_category', problem: 'missing' })
  }
  throw new FieldError('wrong_type', `?news_category=${sent} is none of: ${allowed}.`, {
    ...{ field: 'news_category', problem: 'wrong' },
    allowed: newsCategories,
  })
}

// Source: v3 §16.13.
const most = 100

function countIn(query: URLSearchParams, field: 'page' | 'limit', usual: number): number {
  const sent = query.get(field)
  if (sent === null) return usual
  if (/^[0-9]{1,3}$/.test(sent) && Number(sent) >= 1 && Number(sent) <= most) return Number(sent)
  throw new FieldError('wrong_type', `?${field}=${sent} is not a number from 1 to ${most}.`, {
    field,
    problem: 'wrong',
  })
}
