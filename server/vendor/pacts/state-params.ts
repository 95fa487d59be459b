import { ControlError } from '../../core/errors.ts'
import { nearest } from '../../core/text/spelling.ts'
import { type Milliseconds, parseDuration } from '../../core/time.ts'

/** A parameter of a provider state: its description, and its default. */
export interface StateParam {
  readonly says: string
  readonly otherwise?: unknown
  /** The words it takes; any text when absent. */
  readonly words?: readonly string[]
}

/** The parameters of a state in a pact. */
export type Params = Readonly<Record<string, unknown>>

/** Reads parameters by name. Each throws a ControlError that names the problem. */
export interface ReadParams {
  text(name: string): string
  /** Undefined when it is absent and has no default. */
  optional(name: string): string | undefined
  duration(name: string): Milliseconds
  object(name: string): Params
}

/** Checks names and words, and fills in defaults. @throws ControlError that names the state and what it takes. */
export function readParams(state: string, known: Readonly<Record<string, StateParam>>, given: Params): ReadParams {
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(known, name)) continue
    const likely = nearest(name, Object.keys(known))
    const cure = likely ? `Did you mean "${likely}"?` : `It takes: ${Object.keys(known).join(', ')}.`
    throw new ControlError(400, `The provider state "${state}" has no parameter "${name}". ${cure}`)
  }
  const said = (name: string): unknown => given[name] ?? known[name]?.otherwise

  function optional(name: string): string | undefined {
    const value = said(name)
    if (value === undefined) return undefined
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
    const words = known[name]?.words
    if (!words || words.includes(text)) return text
    throw new ControlError(400, `${name} of the provider state "${state}" is "${text}". It takes: ${words.join(', ')}.`)
  }

  function text(name: string): string {
    const value = optional(name)
    if (value !== undefined) return value
    throw new ControlError(400, `The provider state "${state}" needs the parameter "${name}": ${known[name]?.says}`)
  }

  return {
    optional,
    text,
    duration(name) {
      try {
        return parseDuration(text(name))
      } catch (error) {
        throw new ControlError(400, `${name} of the provider state "${state}": ${(error as Error).message}`)
      }
    },
    object(name) {
      const value = said(name) ?? {}
      if (typeof value === 'object' && !Array.isArray(value)) return value as Params
      throw new ControlError(400, `${name} of the provider state "${state}" must be an object.`)
    },
  }
}
