import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { callOf } from './call.ts'
import type { Gate } from './gate.ts'
import type { HandlerParts } from './handler.ts'
import type { ApiGeneration, Reply } from './operation.ts'
import { writeReply } from './replies/write-reply.ts'
import { takeAbsoluteForm } from './routing/absolute-form.ts'
import { type ApiRoute, createLateRouter } from './routing/late-router.ts'
import { createGuard, isPagePath, isVendorPath } from './routing/own-paths.ts'
import { createPrefixRemover } from './routing/path-prefix.ts'
import type { Found } from './routing/router.ts'
import { createPathNormaliser, normaliseRequest } from './routing/sent-path.ts'
import { apiOf, unknownReply } from './routing/unknown-path.ts'

/** What the app needs besides the generations. */
export interface AppParts extends HandlerParts {
  /** Who may reach paths that are not the vendor's. */
  readonly gate: Gate
  /** Loads the dashboard's pages. */
  readonly dashboard: () => Promise<Pages>
}

/** Answers a request for a page. @param failed called with the error if it cannot. */
export type Pages = (request: IncomingMessage, response: ServerResponse, failed: (error: Error) => void) => void

/** The HTTP side: every operation of every generation, in one table; the pages; and other paths. */
export function createApp(apis: readonly ApiGeneration[], parts: AppParts): RequestListener {
  const router = createLateRouter(apis, parts)
  const removePrefix = createPrefixRemover(parts.pathPrefix)
  const normalise = createPathNormaliser(apis.map(({ prefix }) => prefix))
  const isRefused = createGuard(parts.gate)
  const showPage = openPages(parts.dashboard)

  function serve(request: IncomingMessage, response: ServerResponse, path: string): void {
    if (request.method === 'OPTIONS' && isVendorPath(path)) writeReply(response, preflight(request), true)
    else if (!isRefused(request, response, path)) answer(request, response, path)
  }

  function answer(request: IncomingMessage, response: ServerResponse, path: string): void {
    const found = router.find(request.method ?? '', path)
    if (found instanceof Promise) {
      const failed = (error: Error) => refuse(response, path, error)
      found.then((one) => answerBy(one, request, response, path)).catch(failed)
    } else {
      answerBy(found, request, response, path)
    }
  }

  function answerBy(
    found: Found<ApiRoute> | undefined,
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
  ): void {
    if (found) {
      const { api, handle } = found.route
      const failed = (error: Error) => writeReply(response, api.broken(error), api.vendor)
      handle(request, response, path, found.params).catch(failed)
    } else if (isPagePath(path)) {
      showPage(request, response, (error) => refuse(response, path, error))
    } else {
      answerUnknown(request, response, path).catch((error: Error) => refuse(response, path, error))
    }
  }

  async function answerUnknown(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const reply = unknownReply(await router.all(), request.method ?? '', path)
    writeReply(response, reply, isVendorPath(path))
    // A wrong base URL is the most common mistake: it must be in the log.
    if (!isVendorPath(path)) return
    const about = { generation: apiOf(apis, path).name, partnerId: undefined, warnings: [] }
    parts.journal.record(callOf(request, response, path, parts), reply, about, 0)
  }

  /** Answers a request that fails before its operation is found, such as one with invalid percent-encoding. */
  function refuse(response: ServerResponse, path: string, error: Error): void {
    writeReply(response, apiOf(apis, path).broken(error), isVendorPath(path))
  }

  return (request, response) => {
    takeAbsoluteForm(request)
    removePrefix(request)
    normaliseRequest(request, normalise)
    const path = upTo('#', upTo('?', request.url ?? ''))
    try {
      serve(request, response, path)
    } catch (error) {
      refuse(response, path, error as Error)
    }
  }
}

function upTo(sign: string, text: string): string {
  const at = text.indexOf(sign)
  return at < 0 ? text : text.slice(0, at)
}

/** Loads the pages on the first request for one: most emulators run without a visitor. */
function openPages(load: AppParts['dashboard']): Pages {
  let loaded: Promise<Pages> | undefined
  return (request, response, failed) => {
    loaded ??= load()
    loaded.then((show) => show(request, response, failed)).catch(failed)
  }
}

/** Answers CORS preflights on the vendor's paths: the web SDK calls from other origins. Source: v1 §2.5. */
function preflight({ headers }: IncomingMessage): Reply {
  return {
    status: 204,
    headers: {
      'access-control-allow-methods': 'GET, POST, PUT, OPTIONS',
      'access-control-allow-headers': headers['access-control-request-headers'] ?? '*',
      'access-control-max-age': '600',
    },
  }
}
