import type { IncomingMessage } from 'node:http'
import { createWarning, type Warning } from '../core/warnings/warning.ts'

// Only of requests whose path was changed, which are few.
const sentPaths = new WeakMap<IncomingMessage, string>()

/** Puts the path that is meant in place of the one that was sent, and remembers that. */
export function normaliseRequest(request: IncomingMessage, normalise: PathNormaliser): void {
  const { url = '/' } = request
  const meant = normalise(url)
  if (meant === url) return
  sentPaths.set(request, pathOf(url))
  request.url = meant
}

/** The path as it was sent, where another was meant by it. */
export function sentPathOf(request: IncomingMessage): string | undefined {
  return sentPaths.get(request)
}

/** What a path is warned about that was sent without the version. Slashes too many are not judged. */
export function pathWarnings(sent: string | undefined, served: string): Warning[] {
  if (sent === undefined || withoutDoubles(sent) === served) return []
  return [createWarning('path-without-version', { path: sent, served })]
}

/** Says which URL is meant by one. */
export type PathNormaliser = (url: string) => string

/**
 * Undoes what base URLs do to paths: `/upload`, `//upload` and `/v1//upload` are all `/v1/upload`.
 * Source: v1 §1.7 (PHP without its slash, Python with one too many).
 * @param prefixes of all generations; the first is meant by a path that begins with none.
 */
export function createPathNormaliser(prefixes: readonly string[]): PathNormaliser {
  const [first = ''] = prefixes
  const isWhole = (path: string) =>
    path === '/' ||
    // Of a generation that nobody plays, the path is left as it is: nothing else can be meant.
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
