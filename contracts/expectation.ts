import { eachLike, like, matching } from '../server/vendor/pacts/term.ts'

/** What a client may count on in a generation's answers, by the names of members. Of all others the type is what is promised. */
export interface Promises {
  /** Members whose very value a client acts on. */
  readonly exact: ReadonlySet<string>
  readonly patterns: Readonly<Record<string, string>>
}

/** What a client may count on in an answer, by an example of it. */
export type Expectation = (example: unknown, name?: string) => unknown

export function expectationBy({ exact, patterns }: Promises): Expectation {
  function expectation(example: unknown, name = ''): unknown {
    if (Array.isArray(example)) return listExpectation(example)
    if (typeof example === 'object' && example !== null) {
      return Object.fromEntries(Object.entries(example).map(([key, inner]) => [key, expectation(inner, key)]))
    }
    const pattern = typeof example === 'string' ? patterns[name] : undefined
    if (pattern !== undefined) return matching(pattern, String(example))
    return exact.has(name) ? example : like(example)
  }

  /** One entry stands for as many as there are; several are those that there are. */
  function listExpectation(examples: readonly unknown[]): unknown {
    if (examples.length === 0) return like([])
    return examples.length === 1 ? eachLike(expectation(examples[0])) : examples.map((one) => expectation(one))
  }

  return expectation
}
