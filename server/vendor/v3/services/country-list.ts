import type { Purpose } from '../../../core/situations/purpose.ts'
import type { Operation, Reply } from '../../../http/operation.ts'
import { encodeServiceError } from '../wording/service-errors.ts'

/** A public list that may be asked for of one country. */
interface CountryList<Answer extends object> {
  readonly path: string
  readonly purposes: readonly Purpose[]
  readonly summary: string
  readonly schema: string
  /** @param isAsked whether the rows of a country are asked for. */
  readonly list: (isAsked: (country: string) => boolean) => Answer
}

/** Answers such a list. What a country does that there is not is not published: it has no rows. Source: v3 §17.5. */
export function countryList<Answer extends object>(asked: CountryList<Answer>): Operation {
  const { path, purposes, summary, schema, list } = asked
  return {
    method: 'get',
    path,
    body: 'none',
    limit: 0,
    purposes,
    summary,
    tag: 'catalogue',
    query: { country: 'Two capital letters: the rows of that country alone.' },
    response: { 200: schema, 403: 'v3/service-error', 500: 'v3/service-error' },
    refusals: ['caller_not_allowed', 'system_error'],
    encodeError: encodeServiceError,
    handle({ query }): Reply {
      const country = query.get('country') || undefined
      const json = list((one) => country === undefined || country === one)
      const isEmpty = Object.values(json).every((rows: readonly unknown[]) => rows.length === 0)
      const hint = `There are no rows of "${country}". Countries are two capital letters, such as NG.`
      return { status: 200, json, ...(isEmpty && { hint }) }
    },
  }
}
