/**
 * A value of a pact that matches others: Pact's own "integration JSON", which its consumer libraries accept in bodies.
 * Source: docs of pact_ffi, IntegrationJson.
 */
export interface Term {
  readonly 'pact:matcher:type': 'type' | 'regex'
  readonly 'pact:generator:type'?: 'ProviderState'
  readonly value: unknown
  readonly regex?: string
  readonly min?: number
  readonly expression?: string
}

/** Any value of this type; for an object or a list, recursively. */
export function like(value: unknown): Term {
  return { 'pact:matcher:type': 'type', value }
}

/** Any text of this pattern. */
export function matching(regex: string, value: string): Term {
  return { 'pact:matcher:type': 'regex', regex, value }
}

/** A list of one or more such values. */
export function eachLike(value: unknown): Term {
  return { 'pact:matcher:type': 'type', value: [value], min: 1 }
}

/** The value that a provider state returns under a name, such as `signature`; the example is used until then. */
export function fromState(name: string, value: unknown): Term {
  return { 'pact:matcher:type': 'type', 'pact:generator:type': 'ProviderState', expression: `\${${name}}`, value }
}

/** The same of a path that has such values in it. @param template with their names in braces, such as `/v3/status/{job_id}`. */
export function pathFromState(template: string, value: string): Term {
  const expression = template.replaceAll('{', '${')
  // Whatever stands in the braces, other paths do not match.
  const regex = `^${template.replaceAll(/{\w+}/g, '[^/]+')}$`
  return { 'pact:matcher:type': 'regex', 'pact:generator:type': 'ProviderState', regex, expression, value }
}

export function isTerm(value: unknown): value is Term {
  return typeof value === 'object' && value !== null && 'pact:matcher:type' in value
}
