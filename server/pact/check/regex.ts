import type { Finding } from './finding.ts'

/** Whether a text matches. */
export type TextTest = (text: string) => boolean

/** What is known about the place of a regex. */
export interface RegexPlace {
  /** The place in the pact. */
  readonly place: string
  /** The pact's own values there. */
  readonly examples: readonly unknown[]
  /** The values there in the schemas, their examples and the table of results. */
  readonly known: readonly unknown[]
  /** Whether `known` has all possible values. */
  readonly isList: boolean
  /** Whether a schema defines the form, and the pact's values have it. */
  readonly hasForm: boolean
}

/** Whether a regex, or a text to be included, matches anything that Smile ID sends in its place. */
export function checkRegex(says: string, test: TextTest, at: RegexPlace): Finding[] {
  const { place, examples, known, isList, hasForm } = at
  const matches = (value: unknown) => test(String(value))
  const own = examples.find((value) => !matches(value))
  if (own !== undefined)
    return [{ kind: 'fault', place, message: `${says} does not match the pact's own example, ${show(own)}.` }]
  if (known.some(matches)) return []
  const such = known.slice(0, 3).map(show).join(', ')
  if (isList) return [{ kind: 'fault', place, message: `${says} matches nothing that Smile ID says here: ${such}.` }]
  if (hasForm) return []
  if (known.length === 0)
    return [unjudged(place, `${says} is not judged: nothing is known of what Smile ID says here.`)]
  const message = `${says} matches nothing that the emulator is known to say here, such as ${such}. Smile ID may say more.`
  return [{ kind: 'advice', place, message }]
}

/** A finding that could be right or wrong. */
export function unjudged(place: string, message: string): Finding {
  return { kind: 'unjudged', place, message }
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
