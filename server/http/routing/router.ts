/** A route: a method, and a path in which `:name` matches one segment, and `*name` at the end matches the rest. */
export interface Route {
  readonly method: string
  readonly path: string
}

/** The values of a path's parameters. */
export type Params = Readonly<Record<string, string>>

/** A route that was found, and the values of its parameters. */
export interface Found<Taken extends Route> {
  readonly route: Taken
  readonly params: Params
}

/**
 * Finds the route of a request. @param method in upper case. @param path without its query.
 * @throws EncodingError when a parameter cannot be decoded.
 */
export type Router<Taken extends Route> = (method: string, path: string) => Found<Taken> | undefined

/** A path is not valid percent-encoded UTF-8. */
export class EncodingError extends Error {
  override readonly name = 'EncodingError'
}

/** A path with parameters, and its routes. */
interface Pattern<Taken extends Route> {
  /** The text before its first parameter. */
  readonly start: string
  readonly expression: RegExp
  readonly byMethod: Map<string, Taken>
}

const noParams: Params = {}

/**
 * One table of all routes. Paths are case-sensitive, one slash at the end is ignored, and only parameters are decoded. A path without
 * parameters wins over one with them; otherwise the first in the list wins. HEAD finds the route of GET.
 */
export function createRouter<Taken extends Route>(routes: readonly Taken[]): Router<Taken> {
  const plain = new Map<string, Map<string, Taken>>()
  const patterns = new Map<string, Pattern<Taken>>()
  for (const route of routes) {
    const { path } = route
    const byMethod = /[:*]/.test(path)
      ? getOrCreate(patterns, path, () => patternOf<Taken>(path)).byMethod
      : getOrCreate(plain, path, () => new Map<string, Taken>())
    getOrCreate(byMethod, route.method.toUpperCase(), () => route)
  }
  const listed = [...patterns.values()]

  return (sentMethod, path) => {
    const method = sentMethod === 'HEAD' ? 'GET' : sentMethod
    const route = plain.get(withoutSlash(path))?.get(method)
    return route ? { route, params: noParams } : matching(listed, method, path)
  }
}

function matching<Taken extends Route>(
  patterns: readonly Pattern<Taken>[],
  method: string,
  path: string,
): Found<Taken> | undefined {
  for (const { start, expression, byMethod } of patterns) {
    const match = path.startsWith(start) ? expression.exec(path) : null
    if (!match) continue
    // Before the method is checked: such a path is always a mistake.
    const params = decoded(match.groups ?? noParams, path)
    const route = byMethod.get(method)
    if (route) return { route, params }
  }
  return undefined
}

function patternOf<Taken extends Route>(path: string): Pattern<Taken> {
  const [start = ''] = path.split(/[:*]/, 1)
  const source = path
    .replaceAll('.', '\\.')
    .replace(/:(\w+)/g, '(?<$1>[^/]+)')
    .replace(/\*(\w+)$/, '(?<$1>.+)')
  return { start, expression: new RegExp(`^${source}/?$`), byMethod: new Map() }
}

function withoutSlash(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path
}

function decoded(params: Params, path: string): Params {
  if (!path.includes('%')) return params
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, decode(value)]))
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new EncodingError(`Failed to decode param '${text}'`)
  }
}

/** The value of a key in a map, created if it is missing. */
function getOrCreate<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const value = map.get(key) ?? make()
  map.set(key, value)
  return value
}
