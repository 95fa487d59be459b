/** A test of one value. A plain value means equals; several tests must all hold. */
export type PredicateSpec =
  | string
  | number
  | boolean
  | {
      readonly in?: readonly (string | number | boolean)[]
      readonly matches?: string
      readonly exists?: boolean
      readonly not?: PredicateSpec
    }

/** A text that a predicate is after, and how much of a value it is; a pattern that is none of these is given as it is. */
export interface WantedText {
  readonly form: 'whole' | 'word' | 'end' | 'pattern'
  readonly text: string
}

// The patterns of the shipped scenarios: a word between hyphens or underscores, and how a number ends.
const forms = [
  ['word', /^\(\^\|\[-_\]\)([\w-]+)\(\[-_\]\|\$\)$/],
  ['end', /^([\w-]+)\$$/],
] as const

/** What a value may be to meet a predicate. Nothing, where it only says what a value must not be, or that there is one. */
export function wantedTexts(spec: PredicateSpec): readonly WantedText[] {
  if (typeof spec !== 'object') return [{ form: 'whole', text: String(spec) }]
  const { in: allowed = [], matches } = spec
  const whole = allowed.map((one) => ({ form: 'whole', text: String(one) }) as const)
  return matches === undefined ? whole : [...whole, wantedBy(matches)]
}

function wantedBy(pattern: string): WantedText {
  for (const [form, known] of forms) {
    const [, text] = known.exec(pattern) ?? []
    if (text !== undefined) return { form, text }
  }
  return { form: 'pattern', text: pattern }
}
