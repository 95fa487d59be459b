import type { IncomingMessage } from 'node:http'
import { createWarning, type Warning } from '../core/warning.ts'

// Only of requests whose path was changed, which are few.
const sentPaths = new WeakMap<IncomingMessage, string>()

/** Puts the path that is meant in place of the one that was sent, and remembers that. */
export function normaliseRequest(request: IncomingMessage): void {
  const { url = '/' } = request
  const meant = normalisePath(url)
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
  if (sent === undefined || /^\/+v\d+\//.test(sent)) return []
  return [createWarning('path-without-version', { path: sent, served })]
}

/**
 * Undoes what base URLs do to paths: `/upload`, `//upload` and `/v1//upload` are all `/v1/upload`.
 * Source: v1 §1.7 (PHP without its slash, Python with one too many).
 */
export function normalisePath(url: string): string {
  const path = pathOf(url).replace(/\/{2,}/g, '/')
  const query = url.slice(pathOf(url).length)
  return /^\/(v\d+|__\w+)(\/|$)/.test(path) || path === '/' ? path + query : `/v1${path}${query}`
}

function pathOf(url: string): string {
  const at = url.indexOf('?')
  return at < 0 ? url : url.slice(0, at)
}
