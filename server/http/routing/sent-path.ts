import type { IncomingMessage } from 'node:http'
import { createWarning, type Warning } from '../../core/warnings/warning.ts'

// Only for requests whose path was changed, which are few.
const sentPaths = new WeakMap<IncomingMessage, string>()

/** Replaces the path that was sent with the normalised one, and remembers it. */
export function normaliseRequest(request: IncomingMessage, normalise: PathNormaliser): void {
  const { url = '/' } = request
  const meant = normalise(url)
  if (meant === url) return
  sentPaths.set(request, pathOf(url))
  request.url = meant
}

/** The path as it was sent, if it was normalised. */
export function sentPathOf(request: IncomingMessage): string | undefined {
  return sentPaths.get(request)
}

/** The warnings of a path that was sent without the version. Extra slashes are ignored. */
export function pathWarnings(sent: string | undefined, served: string): Warning[] {
  if (sent === undefined || withoutDoubles(sent) === served) return []
  return [createWarning('path-without-version', { path: sent, served })]
}

/** Normalises a URL. */
export type PathNormaliser = (url: string) => string

/**
 * Corrects what wrong base URLs do to paths: `/upload`, `//upload` and `/v1//upload` are all `/v1/upload`.
 * Source: v1 §1.7 (PHP without its slash, Python with an extra one).
 * @param prefixes of all generations; a path without one gets the first.
 */
export function createPathNormaliser(prefixes: readonly string[]): PathNormaliser {
  const [first = ''] = prefixes
  const isWhole = (path: string) =>
    path === '/' ||
    // The path of a generation that is not emulated stays unchanged: nothing else can be meant.
    /^\/(v\d+|__\w+)(\/|$)/.test(path) ||
    prefixes.some((prefix) => path.startsWith(prefix) && ['/', undefined].includes(path[prefix.length]))
  return (url) => {
    const sent = pathOf(url)
    const path = withoutDoubles(sent)
    const query = url.slice(sent.length)
    return isWhole(path) ? path + query : first + path + query
  }
}

function withoutDoubles(path: string): string {
  return path.replace(/\/{2,}/g, '/')
}

function pathOf(url: string): string {
  const at = url.indexOf('?')
  return at < 0 ? url : url.slice(0, at)
}
