import type { RequestListener } from 'node:http'
import type { ErrorRequestHandler, Express, NextFunction, Request, RequestHandler, Response } from 'express'
import { takeAbsoluteForm } from './absolute-form.ts'
import { createFastLane } from './fast-lane.ts'
import type { Gate } from './gate.ts'
import { loadExpress } from './load-express.ts'
import { callOf, type MountParts, mount } from './mount.ts'
import type { ApiGeneration } from './operation.ts'
import { createGuard, isVendorPath, pages } from './own-paths.ts'
import { normaliseRequest } from './sent-path.ts'
import { apiOf, unknownReply } from './unknown-path.ts'
import { writeReply } from './write-reply.ts'

/** What stands beside the generations. */
export interface AppParts extends MountParts {
  /** Who may reach what is not the vendor's. */
  readonly gate: Gate
  /** Loads the dashboard. */
  readonly dashboard: () => Promise<RequestHandler>
}

/** The HTTP side: every generation and the dashboard. */
export function createApp(generations: readonly ApiGeneration[], parts: AppParts): RequestListener {
  const ahead = createFastLane(generations, parts)
  let app: Express | undefined
  return (request, response) => {
    takeAbsoluteForm(request)
    normaliseRequest(request)
    if (ahead(request, response)) return
    app ??= createExpressApp(generations, parts)
    app(request, response)
  }
}

/** Every generation on one Express app, and all that is no operation. */
function createExpressApp(generations: readonly ApiGeneration[], parts: AppParts): Express {
  const app = loadExpress()()
  app.disable('x-powered-by')
  app.disable('etag')
  app.enable('case sensitive routing')
  app.use(preflight)
  const isRefused = createGuard(parts.gate)
  app.use((request, response, next) => {
    if (!isRefused(request, response, request.path)) next()
  })
  for (const generation of generations) mount(app, generation, parts)
  app.use(pages(parts.dashboard))
  app.use(unknownPath(generations, parts))
  app.use(brokenRequest(generations))
  return app
}

/** Answers CORS preflights on the vendor's paths: the web SDK calls from other origins. Source: v1 §2.5. */
function preflight(request: Request, response: Response, next: NextFunction): void {
  if (request.method !== 'OPTIONS' || !isVendorPath(request.path)) {
    next()
    return
  }
  const headers = {
    'access-control-allow-methods': 'GET, POST, PUT, OPTIONS',
    'access-control-allow-headers': request.headers['access-control-request-headers'] ?? '*',
    'access-control-max-age': '600',
  }
  writeReply(response, { status: 204, headers }, true)
}

function unknownPath(apis: readonly ApiGeneration[], parts: MountParts) {
  return (request: Request, response: Response): void => {
    const { method, path } = request
    const reply = unknownReply(apis, method, path)
    writeReply(response, reply, isVendorPath(path))
    // A wrong base URL is the first mistake people make: it must show in the log.
    if (!isVendorPath(path)) return
    const about = { generation: apiOf(apis, path).name, partnerId: undefined }
    parts.journal.record(callOf(request, response, path, parts), reply, about, 0)
  }
}

/** What Express itself refuses, such as a path that is not valid percent-encoding. */
function brokenRequest(apis: readonly ApiGeneration[]): ErrorRequestHandler {
  return (error: Error, request, response, _next) => {
    writeReply(response, apiOf(apis, request.path).broken(error), isVendorPath(request.path))
  }
}
