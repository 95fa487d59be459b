import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Changes an answer in JSON; undefined when it is not the one that is meant. */
export type Tamper = (path: string, body: Record<string, unknown>) => Record<string, unknown> | undefined

/** Stands before an emulator and changes what it answers, as a fault in its encoder would. */
export interface TamperingProxy extends AsyncDisposable {
  readonly url: string
  tamper: Tamper
}

// Of each connection, and of bytes that may change.
const ofConnection = ['host', 'connection', 'keep-alive', 'content-length', 'transfer-encoding', 'content-encoding']

function ownHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const own = Object.entries(headers).filter(([name]) => !ofConnection.includes(name))
  return Object.fromEntries(own.map(([name, value]) => [name, String(value)]))
}

export async function startTamperingProxy(target: string): Promise<TamperingProxy> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const answer = await fetch(`${target}${request.url}`, {
      method: request.method ?? 'GET',
      headers: ownHeaders(request.headers),
      ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
    })
    const bytes = Buffer.from(await answer.arrayBuffer())
    response.statusCode = answer.status
    for (const [name, value] of answer.headers) if (!ofConnection.includes(name)) response.setHeader(name, value)
    response.end(changed(request.url ?? '', bytes))
  })

  function changed(path: string, bytes: Buffer): Buffer | string {
    if (!bytes.toString('latin1').startsWith('{') || path.includes('/pact/states')) return bytes
    const after = proxy.tamper(path, JSON.parse(bytes.toString('utf8')))
    return after ? JSON.stringify(after) : bytes
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const proxy: TamperingProxy = {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    tamper: () => undefined,
    [Symbol.asyncDispose]: () => new Promise((resolve) => void server.close(() => resolve())),
  }
  return proxy
}
