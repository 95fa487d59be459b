import { likelyPrefix } from '../../core/text/path-prefix.ts'
import { nearest } from '../../core/text/spelling.ts'
import { templateOf } from '../endpoint-name.ts'
import type { ApiGeneration, LoadedApi, Reply, Stray } from '../operation.ts'

/** Answers a request without an operation: by the API whose prefix the path has, or else by the first. */
export function unknownReply(apis: readonly LoadedApi[], method: string, path: string): Reply {
  const operations = apis.flatMap((api) => api.operations)
  const methods = operations.filter((one) => one.path === path).map((one) => one.method.toUpperCase())
  const likely = nearest(
    path,
    operations.map((one) => one.path),
  )
  const stray = { method, path, methods, likely: likely && templateOf(likely) }
  return apiOf(apis, path).unknown(stray)
}

/** The API that a path belongs to, whether or not it has an operation there. */
export function apiOf<Api extends ApiGeneration>(apis: readonly Api[], path: string): Api {
  const [first] = apis
  const found = apis.find(({ prefix }) => path === prefix || path.startsWith(`${prefix}/`)) ?? first
  if (!found) throw new Error('There is no API.')
  return found
}

/** The status that fits. */
export function strayStatus({ methods }: Stray): 404 | 405 {
  return methods.length > 0 ? 405 : 404
}

/** Why a request has no operation, and what to call instead. */
export function strayHint({ method, path, methods, likely }: Stray): string {
  if (methods.length > 0) return `${path} takes ${methods.join(' and ')}, not ${method}.`
  const prefix = likelyPrefix(path)
  if (prefix !== undefined) {
    return `There is no ${method} ${path}. Start with --path-prefix ${prefix}, or leave ${prefix} out of the base URL.`
  }
  return `There is no ${method} ${path}.${likely ? ` Did you mean ${likely}?` : ' docs/played.md lists what there is.'}`
}
