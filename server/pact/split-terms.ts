import { isTerm, type Term } from '../vendor/pacts/term.ts'

/** A matching rule in a pact file. */
export interface Matcher {
  readonly match: string
  readonly regex?: string
  readonly min?: number
  readonly status?: string | readonly number[]
  readonly value?: string
  readonly rules?: readonly Matcher[]
}

/** The rule of a pact file for a path in a body, a header, or a query parameter. */
export interface Rule {
  readonly combine: 'AND'
  readonly matchers: readonly Matcher[]
}

export interface Generator {
  readonly type: 'ProviderState'
  readonly expression: string
  readonly dataType: 'STRING' | 'INTEGER' | 'BOOLEAN'
}

/** A value without its terms: the example itself, and rules and generators by path. */
export interface SplitTerms {
  readonly example: unknown
  readonly rules: Readonly<Record<string, Rule>>
  readonly generators: Readonly<Record<string, Generator>>
}

/** Takes the terms out of a body. Paths are JSONPath, as in pact files. Source: Pact specification V4. */
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

/** The rule of a term. */
export function ruleOf({ 'pact:matcher:type': match, regex, min }: Term): Rule {
  const matcher = { match, ...(regex !== undefined && { regex }), ...(min !== undefined && { min }) }
  return { combine: 'AND', matchers: [matcher] }
}

/** The generator of a term's value when a pact is verified, if any. */
export function generatorOf({ 'pact:generator:type': type, expression = '', value }: Term): Generator | undefined {
  if (type === undefined) return undefined
  const dataType = typeof value === 'number' ? 'INTEGER' : typeof value === 'boolean' ? 'BOOLEAN' : 'STRING'
  return { type, expression, dataType }
}

/** The path of a member. */
export function step(path: string, name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? `${path}.${name}` : `${path}['${name}']`
}
