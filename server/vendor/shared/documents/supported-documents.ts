import { africa } from './africa.ts'
import { asia } from './asia.ts'
import { europe } from './europe.ts'
import type { Continent, DocumentFilter, Locale } from './filter.ts'
import { northAmerica } from './north-america.ts'
import { oceania } from './oceania.ts'
import { southAmerica } from './south-america.ts'
import { arabic } from './words/ar-eg.ts'
import { english } from './words/en-gb.ts'
import { french } from './words/fr-fr.ts'
import type { DocumentWords } from './words/words.ts'

/** A country and its documents that can be verified, as the vendor lists them. Source: v3 §5.6. */
export interface SupportedDocuments {
  country: { code: string; name: string; continent: Continent }
  id_types: { code: string; name: string; example: string[]; has_back: boolean }[]
}

const tables: Readonly<Record<Continent, string>> = {
  AFRICA: africa,
  ASIA: asia,
  EUROPE: europe,
  'NORTH AMERICA': northAmerica,
  OCEANIA: oceania,
  'SOUTH AMERICA': southAmerica,
}

const words: Readonly<Record<Locale, DocumentWords>> = { 'en-GB': english, 'fr-FR': french, 'ar-EG': arabic }

// Every list ends in it: a document that is not listed. Source: v3 §5.6 [SA].
const others = '+'

/** What can be verified, by country in the order of their English names. A country that is not listed has none. */
export function supportedDocuments({ continent, countryCode, locale }: DocumentFilter): SupportedDocuments[] {
  const continents = (Object.keys(tables) as Continent[]).filter((one) => continent === undefined || one === continent)
  const rows = continents.flatMap((one) => rowsOf(tables[one]).map((row) => ({ ...row, continent: one })))
  return rows
    .filter(({ code }) => countryCode === undefined || code === countryCode)
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map(({ code, name, continent: where, kinds }) => ({
      country: { code, name: countryName(code, name, locale), continent: where },
      id_types: kinds.map((kind) => documentOf(code, kind, words[locale])),
    }))
}

interface Row {
  readonly code: string
  readonly name: string
  readonly kinds: readonly string[]
}

function rowsOf(table: string): Row[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [country = '', kinds = ''] = line.split(' | ')
      return { code: country.slice(0, 2), name: country.slice(3), kinds: [...kinds.split(' '), others] }
    })
}

/** In English a country is called as the vendor calls it; in other languages as ICU does, which is assumed. */
function countryName(code: string, english: string, locale: Locale): string {
  return locale === 'en-GB' ? english : (new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? english)
}

/** South Africa's green book has the code of an identity card. */
function documentOf(country: string, kind: string, known: DocumentWords): SupportedDocuments['id_types'][number] {
  const code = kind.replace('+', '')
  const { name, examples } = known[`${country} ${code}`] ?? known[code] ?? { name: code, examples: [] }
  return {
    code: code === 'GREEN_BOOK' ? 'IDENTITY_CARD' : code,
    name,
    example: [...examples],
    has_back: kind.endsWith('+'),
  }
}
