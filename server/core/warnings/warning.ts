import type { ErrorKind } from '../errors.ts'
import { warningCatalogue } from './catalogue.ts'
import type { WarningRow } from './row.ts'

/** The name of a kind of warning, such as `data-uri`. */
export type WarningId = keyof typeof warningCatalogue

/** Something about an integration that works here and would hurt in production. */
export interface Warning {
  readonly id: WarningId
  /** What was seen. */
  readonly message: string
  /** What to change. */
  readonly cure: string
}

// The names in braces of a sentence.
type QuotesOf<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | QuotesOf<Rest>
  : never

/** What a kind of warning quotes from the request, by name. */
type Quotes<Id extends WarningId> = Readonly<Record<QuotesOf<(typeof warningCatalogue)[Id]['seen']>, string | number>>

const rows: Readonly<Record<WarningId, WarningRow>> = warningCatalogue

// As much of a value as says which one is meant.
const longestQuote = 200

/** Makes a warning of the catalogue's, with what it quotes put in and shortened. */
export function createWarning<Id extends WarningId>(id: Id, quotes: Quotes<Id>): Warning {
  const { seen, cure } = rows[id]
  const values = quotes as Readonly<Record<string, string | number>>
  return { id, message: seen.replace(/\{(\w+)\}/g, (_, name: string) => shortened(String(values[name]))), cure }
}

/** Whether there is a warning of that name. */
export function isWarningId(text: string): text is WarningId {
  return Object.hasOwn(rows, text)
}

/** What strict mode answers to this, if it is an error there. */
export function refusalOf({ id }: Warning): ErrorKind | undefined {
  return rows[id].refusal
}

/** Whether what was seen may be meant: such a warning is told with the job, and is no error even in strict mode. */
export function isAdvice(warning: Warning): boolean {
  return refusalOf(warning) === undefined
}

/** A warning on one line: its id, what was seen, and what to change. */
export function describeWarning({ id, message, cure }: Warning): string {
  return `${id}: ${message} ${cure}`
}

function shortened(text: string): string {
  return text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text
}
