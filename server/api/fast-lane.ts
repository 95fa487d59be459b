import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Gate } from './gate.ts'
import { createHandler, type Handler, type MountParts, type Params } from './mount.ts'
import type { ApiGeneration, Operation } from './operation.ts'
import { createGuard } from './own-paths.ts'
import { writeReply } from './write-reply.ts'

interface Route {
  readonly method: string
  readonly pattern: RegExp
  readonly handle: Handler
  readonly api: ApiGeneration
}

/**
 * Takes calls past Express, which costs as much as all that is done for some of them, and a third of a start to be loaded. Only a
 * path that is written as its operation has it, without escapes, is taken here: what Express reads in other ways goes on to it, to
 * the same operation.
 * @returns whether a request was taken.
 */
export function createFastLane(
  generations: readonly ApiGeneration[],
  parts: MountParts & { readonly gate: Gate },
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const isRefused = createGuard(parts.gate)
  const routes = generations.flatMap((generation) =>
    generation.operations.map((operation) =>
      routeOf(operation, createHandler(operation, generation, parts), generation),
    ),
  )

  return (request, response) => {
    const { method, url = '' } = request
    const [path = ''] = url.split('?', 1)
    for (const route of routes) {
      const found = route.method === method && route.pattern.exec(path)
      if (!found) continue
      if (isRefused(request, response, path)) return true
      const failed = (error: Error) => writeReply(response, route.api.broken(error), route.api.vendor)
      route.handle(request, response, path, (found.groups ?? {}) as Params).catch(failed)
      return true
    }
    return false
  }
}

/** A pattern of an Express path with a group for each parameter, of characters that nobody escapes (RFC 3986 §2.3). */
function routeOf({ method, path }: Operation, handle: Handler, api: ApiGeneration): Route {
  const pattern = path.replaceAll('.', '\\.').replace(/:(\w+)/g, '(?<$1>[\\w.~-]+)')
  return { method: method.toUpperCase(), pattern: new RegExp(`^${pattern}$`), handle, api }
}
