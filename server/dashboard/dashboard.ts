import express, { type Express } from 'express'
import { ControlError, SmileError } from '../core/errors.ts'
import type { Pages } from '../http/app.ts'
import { createHandler, type HandlerParts } from '../http/handler.ts'
import type { Call, Endpoints, LoadedApi, Operation, Reply } from '../http/operation.ts'
import { eventStreamHeaders } from '../http/replies/server-sent-events.ts'
import { writeReply } from '../http/replies/write-reply.ts'
import type { Params } from '../http/routing/router.ts'
import { html } from '../markup/html.ts'
import { pageHeaders } from '../markup/page-headers.ts'
import { assets } from './assets.ts'
import { layout } from './layout.ts'
import { askForToken, loginOperation } from './live/session.ts'
import { liveStream } from './live/stream.ts'
import { type Renderer, seeOther } from './page.ts'
import { callbackPages } from './pages/callbacks.ts'
import { clockPages } from './pages/clock.ts'
import { coveragePages } from './pages/coverage.ts'
import { inboxPages } from './pages/inbox.ts'
import { jobOperations } from './pages/job-operations.ts'
import { journalPages } from './pages/journal.ts'
import { magicValuePages } from './pages/magic-values.ts'
import { scenarioPages } from './pages/scenario-operations.ts'
import { settingsPages } from './pages/settings.ts'
import { tryPages } from './pages/try.ts'
import { userPages } from './pages/users.ts'
import type { DashboardParts } from './parts.ts'
import { home, paths } from './paths.ts'
import { createPublicPaths } from './public-paths.ts'
import type { View } from './view.ts'

/** The pages for people. It is made when somebody first asks for one. */
export function createDashboard(parts: DashboardParts): Pages {
  const { control, gate, version } = parts
  const inPublic = createPublicPaths(parts.handling.pathPrefix)

  const written = (view: View, liveAt: string | undefined): Reply => ({
    status: view.status ?? 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    bytes: inPublic.html(layout(view, { version, liveAt }).text),
  })
  const still = (view: View): Reply => written(view, undefined)
  const noPage = (path: string): Reply => still(errorView(new ControlError(404, `There is no page ${path}.`)))

  const renderer: Renderer = {
    page: (view, call) => (view.status === undefined ? written(view, liveAddress(call)) : still(view)),
    stream: (show) => ({
      status: 200,
      headers: eventStreamHeaders,
      stream: liveStream(control.events, show, inPublic),
    }),
  }
  const pageParts = { ...parts, renderer }
  const operations: Operation[] = [
    assets.operation,
    loginOperation(gate, still),
    ...jobOperations(pageParts),
    ...tryPages(pageParts),
    ...scenarioPages(pageParts),
    ...magicValuePages(pageParts),
    ...callbackPages(pageParts),
    ...inboxPages(pageParts),
    ...journalPages(pageParts),
    ...coveragePages(pageParts),
    ...userPages(pageParts),
    ...settingsPages(pageParts),
    ...clockPages(pageParts),
  ]

  const app = express()
  app.disable('x-powered-by')
  app.enable('case sensitive routing')
  app.use((_request, response, next) => {
    for (const [name, value] of Object.entries(pageHeaders)) response.setHeader(name, value)
    next()
  })
  app.use(askForToken(gate, (path) => path === paths.login || path.startsWith(pathOfAssets), still))
  app.get('/', (_request, response) => writeReply(response, inPublic.reply(seeOther(home)), false))
  const endpoints: Endpoints = {
    operations: operations.map((one) => ({ ...one, handle: async (call) => inPublic.reply(await one.handle(call)) })),
    claimedPartner: () => undefined,
  }
  mount(
    app,
    {
      name: 'dashboard',
      prefix: paths.jobs,
      vendor: false,
      errorSchema: 'control/error',
      ...endpoints,
      endpoints: () => endpoints,
      encodeError: (error) => still(errorView(error)),
      unknown: ({ path }) => noPage(path),
      broken: (error) => still(errorView(error)),
    },
    parts.handling,
  )
  app.use((request, response) => {
    writeReply(response, noPage(request.path), false)
  })
  return app
}

function mount(app: Express, api: LoadedApi, parts: HandlerParts): void {
  for (const operation of api.operations) {
    const handle = createHandler(operation, api, parts)
    app[operation.method](operation.path, (request, response) =>
      handle(request, response, request.path, request.params as Params),
    )
  }
}

const pathOfAssets = paths.asset.replace(':name', '')

/** The same page with the same query, as a stream. */
function liveAddress({ path, query }: Call): string {
  const live = new URLSearchParams(query)
  live.set('live', '')
  return `${path}?${live}`
}

function errorView(error: Error): View {
  const known = error instanceof ControlError || error instanceof SmileError
  const status = error instanceof ControlError ? error.status : error instanceof SmileError ? 400 : 500
  const text = error instanceof SmileError ? error.hint : error.message
  const content = html`<section class="card narrow">
<h1>${known ? 'That did not work' : 'The emulator made a mistake'}</h1>
<p class="problem" role="alert">${text}</p>
${!known && html`<pre class="code">${error.stack}</pre><p>Please report it.</p>`}
<p><a href="${home}">All jobs</a></p>
</section>`
  return { title: 'Problem', blocks: [{ id: 'problem', html: content }], status }
}
