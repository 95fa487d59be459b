import { createHandler, type Handler, type HandlerParts } from '../handler.ts'
import type { ApiGeneration, LoadedApi } from '../operation.ts'
import { createRouter, type Found, type Route, type Router } from './router.ts'

/** An operation, its API, and what handles it. */
export interface ApiRoute extends Route {
  readonly api: LoadedApi
  readonly handle: Handler
}

/** One table of the routes of several APIs, each of which is loaded with the first request that may be for it. */
export interface LateRouter {
  /** Finds the route of a request: at once when the APIs that it may be for are loaded. */
  find(method: string, path: string): Found<ApiRoute> | undefined | Promise<Found<ApiRoute> | undefined>
  /** Every API, loaded. */
  all(): Promise<readonly LoadedApi[]>
}

export function createLateRouter(apis: readonly ApiGeneration[], parts: HandlerParts): LateRouter {
  const loading = new Map<ApiGeneration, Promise<LoadedApi>>()
  const routes = new Map<ApiGeneration, readonly ApiRoute[]>()
  let router: Router<ApiRoute> = createRouter([])

  async function loaded(api: ApiGeneration): Promise<LoadedApi> {
    const whole = { ...api, ...(await api.endpoints()) }
    routes.set(api, routesOf(whole, parts))
    // In the order of the list, whichever came first.
    router = createRouter(apis.flatMap((one) => routes.get(one) ?? []))
    return whole
  }

  function load(api: ApiGeneration): Promise<LoadedApi> {
    const started = loading.get(api) ?? loaded(api)
    loading.set(api, started)
    return started
  }

  /** Those not loaded yet that the path may be for; none when its own API is loaded. */
  function missingFor(path: string): readonly ApiGeneration[] {
    if (routes.size === apis.length) return []
    for (const api of routes.keys()) if (isOwn(api, path)) return []
    return candidates(apis, path).filter((one) => !routes.has(one))
  }

  return {
    find(method, path) {
      const missing = missingFor(path)
      if (missing.length === 0) return router(method, path)
      return Promise.all(missing.map(load)).then(() => router(method, path))
    },
    all: () => Promise.all(apis.map(load)),
  }
}

/** Whose a path may be: of those that claim its start, or else of anybody. */
function candidates(apis: readonly ApiGeneration[], path: string): readonly ApiGeneration[] {
  const claiming = apis.filter(
    (api) => isOwn(api, path) || api.otherPrefixes?.some((start) => path.startsWith(`${start}/`)),
  )
  return claiming.length > 0 ? claiming : apis
}

/** Whether a path is below an API's own prefix, which no other has. */
function isOwn({ prefix }: ApiGeneration, path: string): boolean {
  return path.startsWith(prefix) && (path.length === prefix.length || path[prefix.length] === '/')
}

function routesOf(api: LoadedApi, parts: HandlerParts): ApiRoute[] {
  return api.operations.map((operation) => ({
    method: operation.method,
    path: operation.path,
    api,
    handle: createHandler(operation, api, parts),
  }))
}
