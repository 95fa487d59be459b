import { createServer, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { temporaryFolder } from '../helpers/temporary-folder.ts'
import { type AskedContainer, createContainer, type StandInContainer } from './stand-in-container.ts'

/** A stand-in for a Docker engine, which speaks its published API over a unix socket. `await using` ends it, and its containers. */
export interface StandInEngine extends AsyncDisposable {
  /** For DOCKER_HOST. */
  readonly address: string
  readonly containers: readonly StandInContainer[]
  /** Ports that were asked to be forwarded to this machine. */
  readonly forwarded: readonly number[]
}

interface Reply {
  readonly status: number
  readonly json?: unknown
}

const missing = (what: string): Reply => ({ status: 404, json: { message: `No such ${what}` } })
const ok = (json: unknown): Reply => ({ status: 200, json })

/** @param images those that it has. What it answers is from Docker Engine API v1.47, as far as testcontainers asks. */
export async function startStandInEngine(...images: readonly string[]): Promise<StandInEngine> {
  const folder = temporaryFolder('engine')
  const containers: StandInContainer[] = []
  const forwarded: number[] = []

  async function answer(path: string, query: URLSearchParams, request: IncomingMessage): Promise<Reply> {
    if (path === '/info') return ok({ ServerVersion: '27.0.0', OperatingSystem: 'stand-in', OSType: 'linux' })
    const [, image] = /^\/images\/(.+)\/json$/.exec(path) ?? []
    if (image !== undefined) return hasImage(decodeURIComponent(image))
    if (path === '/images/create') return hasImage(`${query.get('fromImage')}:${query.get('tag')}`)
    if (path.startsWith('/networks/')) return ok({})
    if (path === '/containers/json') return ok(labelled(query).map((one) => one.listed()))
    if (path === '/containers/create')
      return create(JSON.parse(await text(request)) as AskedContainer, query.get('name'))
    // What a wait for ports runs within a container: a process that has started listens here.
    if (path === '/exec/an-exec/start') return { status: 200 }
    if (path === '/exec/an-exec/json') return ok({ ExitCode: 0, Running: false })
    const [, id = '', verb = ''] = /^\/containers\/(\w+)(?:\/(\w+))?$/.exec(path) ?? []
    const container = containers.find((one) => one.id === id)
    if (!container) return missing(`container: ${id}`)
    return (
      verbs[verb || String(request.method)]?.(container, query, request) ?? { status: 501, json: { message: path } }
    )
  }

  const verbs: Readonly<
    Record<string, (one: StandInContainer, query: URLSearchParams, request: IncomingMessage) => Promise<Reply>>
  > = {
    json: async (one) => ok(one.inspected()),
    exec: async () => ({ status: 201, json: { Id: 'an-exec' } }),
    start: (one) => one.start().then(() => ({ status: 204 })),
    stop: (one) => one.stop().then(() => ({ status: 204 })),
    archive: (one, query, request) => one.unpack(query.get('path') ?? '/', request).then(() => ({ status: 200 })),
    async DELETE(one) {
      await one.stop()
      containers.splice(containers.indexOf(one), 1)
      return { status: 204 }
    },
  }

  function hasImage(image: string): Reply {
    return images.includes(image) ? ok({ Id: image }) : missing(`image: ${image}`)
  }

  async function create(asked: AskedContainer, name: string | null): Promise<Reply> {
    if (!images.includes(asked.Image)) return missing(`image: ${asked.Image}`)
    const made = await createContainer(asked, name ?? 'nameless', folder, (port) => forwarded.push(port))
    containers.push(made)
    return { status: 201, json: { Id: made.id, Warnings: [] } }
  }

  function labelled(query: URLSearchParams): readonly StandInContainer[] {
    const { label: wanted = [] } = JSON.parse(query.get('filters') ?? '{}') as { label?: readonly string[] }
    const labels = (one: StandInContainer) => Object.entries(one.asked.Labels ?? {}).map((label) => label.join('='))
    return containers.filter((one) => wanted.every((label) => labels(one).includes(label)))
  }

  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://engine')
    const { status, json } = await answer(pathname.replace(/^\/v1\.\d+/, ''), searchParams, request)
    response.writeHead(status, { 'content-type': 'application/json' }).end(json && JSON.stringify(json))
  })
  const socket = join(folder, 'docker.sock')
  await new Promise<void>((resolve) => server.listen(socket, resolve))

  return {
    address: `unix://${socket}`,
    containers,
    forwarded,
    async [Symbol.asyncDispose]() {
      await Promise.all(containers.map((one) => one.stop()))
      server.closeAllConnections()
      server.close()
    },
  }
}
