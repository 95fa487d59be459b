import { isTerm, type Term } from '../vendor/pacts/term.ts'

/** A matching rule as a pact file has it. */
export interface Matcher {
  readonly match: string
  readonly regex?: string
  readonly min?: number
  readonly status?: string | readonly number[]
  readonly value?: string
  readonly rules?: readonly Matcher[]
}

/** What a pact file says of one path in a body, of a header, or of a query parameter. */
export interface Rule {
  readonly combine: 'AND'
  readonly matchers: readonly Matcher[]
}

export interface Generator {
  readonly type: 'ProviderState'
  readonly expression: string
  readonly dataType: 'STRING' | 'INTEGER' | 'BOOLEAN'
}

/** A value with its terms taken out: the example itself, and what stands for what by its path. */
export interface SplitTerms {
  readonly example: unknown
  readonly rules: Readonly<Record<string, Rule>>
  readonly generators: Readonly<Record<string, Generator>>
}

/** Takes the terms out of a body. Paths are JSONPath, as pact files have them. Source: Pact specification V4. */
export function splitTerms(value: unknown): SplitTerms {
  const rules: Record<string, Rule> = {}
  const generators: Record<string, Generator> = {}
  function visit(one: unknown, path: string, each = false): unknown {
    if (isTerm(one)) {
      rules[path] = ruleOf(one)
      const generator = generatorOf(one)
      if (generator) generators[path] = generator
      return visit(one.value, path, one.min !== undefined)
    }
    if (Array.isArray(one)) return one.map((inner, index) => visit(inner, `${path}[${each ? '*' : index}]`))
    if (typeof one !== 'object' || one === null) return one
    return Object.fromEntries(Object.entries(one).map(([name, inner]) => [name, visit(inner, step(path, name))]))
  }
  const example = visit(value, '$')
  return { example, rules, generators }
}

/** The rule that a term stands for. */
export function ruleOf({ 'pact:matcher:type': match, regex, min }: Term): Rule {
  const matcher = { match, ...(regex !== undefined && { regex }), ...(min !== undefined && { min }) }
  return { combine: 'AND', matchers: [matcher] }
}

/** What makes a term's value when a pact is verified, if anything does. */
export function generatorOf({ 'pact:generator:type': type, expression = '', value }: Term): Generator | undefined {
  if (type === undefined) return undefined
  const dataType = typeof value === 'number' ? 'INTEGER' : typeof value === 'boolean' ? 'BOOLEAN' : 'STRING'
  return { type, expression, dataType }
}

/** The path of a member. */
export function step(path: string, name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? `${path}.${name}` : `${path}['${name}']`
}
