/** What an SDK raised or threw. */
export interface Raised {
  readonly type: string
  readonly message: string
}

/** What one call of an SDK gave. */
export type Gave = { readonly answer: unknown } | { readonly error: Raised }

/** What every call gave, by its name. */
export interface Given {
  /** Throws when the SDK raised something. */
  answer(name: string): unknown
  /** Throws when the SDK raised nothing. */
  raised(name: string): Raised
}

/** Gives access to what a program of SDK calls printed. */
export function givenOf(given: Readonly<Record<string, Gave>>): Given {
  function of(name: string): Gave {
    const gave = given[name]
    if (!gave) throw new Error(`No call was named "${name}".`)
    return gave
  }
  return {
    answer(name) {
      const gave = of(name)
      if ('error' in gave) throw new Error(`${name}: the SDK raised ${gave.error.type}: ${gave.error.message}`)
      return gave.answer
    },
    raised(name) {
      const gave = of(name)
      if ('answer' in gave) throw new Error(`${name}: the SDK raised nothing and gave ${JSON.stringify(gave.answer)}`)
      return gave.error
    },
  }
}
