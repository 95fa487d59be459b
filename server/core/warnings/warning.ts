import type { ErrorKind } from '../errors.ts'
import { type WarningKind, warningKinds } from './kinds.ts'

/** The name of a kind of warning, such as `data-uri`. */
export type WarningId = keyof typeof warningKinds

/** What a kind of warning is about: values of the request, by name. */
export type Facts<Id extends WarningId> = Readonly<Record<(typeof warningKinds)[Id]['about'][number], string | number>>

/** Something about an integration that works here but would fail in production. Its text is made when it is shown. */
export interface Warning {
  readonly id: WarningId
  /** The values quoted in its texts, shortened. */
  readonly about: Readonly<Record<string, string | number>>
  /** What an earlier emulator said of it, which kept words. */
  readonly said?: { readonly message: string; readonly cure: string } | undefined
}

const kinds: Readonly<Record<WarningId, WarningKind>> = warningKinds

// Enough of a value to recognise it.
const longestValue = 200

/** Warns about something. @param about what its sentences quote; long values are shortened. */
export function createWarning<Id extends WarningId>(id: Id, about: Facts<Id>): Warning {
  const given: Warning['about'] = about
  const values: Record<string, string | number> = {}
  for (const name in given) values[name] = shortened(given[name] as string | number)
  return { id, about: values }
}

/** Whether there is a warning of that name. */
export function isWarningId(text: string): text is WarningId {
  return Object.hasOwn(kinds, text)
}

/** What strict mode answers to this, if it is an error there. */
export function refusalOf({ id }: Pick<Warning, 'id'>): ErrorKind | undefined {
  return kinds[id].refusal
}

/** Whether this may be intended: such a warning is reported with the job, and is not an error even in strict mode. */
export function isAdvice(warning: Pick<Warning, 'id'>): boolean {
  return refusalOf(warning) === undefined
}

function shortened(value: string | number): string | number {
  return typeof value === 'string' && value.length > longestValue ? `${value.slice(0, longestValue)}…` : value
}
