import { FieldError } from '../../../core/field-error.ts'

/** The continents of the list, as they are asked for. Source: v3 §5.6. */
export const continents = ['AFRICA', 'ASIA', 'EUROPE', 'NORTH AMERICA', 'OCEANIA', 'SOUTH AMERICA'] as const

export type Continent = (typeof continents)[number]

/** The languages of the list; the first is the usual one. Source: v3 §5.6. */
export const locales = ['en-GB', 'fr-FR', 'ar-EG'] as const

export type Locale = (typeof locales)[number]

/** Which of the documents are asked for, and in which language. */
export interface DocumentFilter {
  readonly continent: Continent | undefined
  readonly countryCode: string | undefined
  readonly locale: Locale
}

/** What a query can say. */
export const filterQuery: Readonly<Record<string, string>> = {
  continent: `One of ${continents.join(', ')}.`,
  country_code: 'Two capital letters.',
  locale: `One of ${locales.join(', ')}; the first by default.`,
}

/** Reads a query; an empty value asks for nothing. @throws FieldError for a value that the list does not know. */
export function readFilter(query: URLSearchParams): DocumentFilter {
  const countryCode = query.get('country_code') || undefined
  if (countryCode !== undefined && !/^[A-Z]{2}$/.test(countryCode)) {
    throw refused('country_code', 'it is not two capital letters, such as NG')
  }
  return {
    continent: oneOf('continent', continents, query),
    countryCode,
    locale: oneOf('locale', locales, query) ?? 'en-GB',
  }
}

/** The vendor's sentence about a value of the query. That of a country is published; the others are assumed. Source: v3 §5.6. */
export function filterRefusal({ about: { field } }: FieldError): string {
  if (field === 'continent') return `Continent must be one of ${continents.join(', ')}.`
  if (field === 'locale') return `Locale must be one of ${locales.join(', ')}.`
  return 'Country Code must be a valid ISO 3166-1 alpha-2 country code consisting of exactly two uppercase letters.'
}

function oneOf<Word extends string>(field: string, allowed: readonly Word[], query: URLSearchParams): Word | undefined {
  const said = query.get(field)
  if (!said) return undefined
  const known = allowed.find((one) => one === said)
  if (known === undefined) throw refused(field, `it is none of ${allowed.join(', ')}`)
  return known
}

function refused(field: string, why: string): FieldError {
  return new FieldError('wrong_type', `${field} in the query: ${why}.`, { field, problem: 'wrong' })
}
