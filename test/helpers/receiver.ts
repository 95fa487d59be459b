import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** A callback as the partner received it. */
export interface Received {
  // biome-ignore lint/suspicious/noExplicitAny: tests look into callbacks of every shape.
  readonly body: any
  readonly contentType: string | undefined
}

/** A partner's callback endpoint that remembers what it received. `await using` closes it. */
export interface Receiver extends AsyncDisposable {
  readonly url: string
  readonly received: Received[]
  /** Resolves when the so-manieth callback that `about` accepts is there. */
  count(wanted: number, about?: (body: Received['body']) => boolean): Promise<Received[]>
  /** Resolves when nobody is connected, and so nothing is on its way any more. */
  left(): Promise<void>
}

type Answer = (request: IncomingMessage, response: ServerResponse, ordinal: number) => void

/** @param answer how the endpoint answers; 200 by default. */
export async function startReceiver(answer: Answer = (_, response) => response.end('ok')): Promise<Receiver> {
  const received: Received[] = []
  const waiting = new Set<() => void>()
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    received.push({ body: JSON.parse(Buffer.concat(chunks).toString()), contentType: request.headers['content-type'] })
    answer(request, response, received.length)
    for (const check of waiting) check()
  })
  const connections = new Set<Socket>()
  server.on('connection', (connection) => {
    connections.add(connection)
    connection.once('close', () => connections.delete(connection))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/callback`,
    received,
    count(wanted, about = () => true) {
      return new Promise((resolve) => {
        const check = () => {
          const matching = received.filter(({ body }) => about(body))
          if (matching.length < wanted) return
          waiting.delete(check)
          resolve(matching)
        }
        waiting.add(check)
        check()
      })
    },
    async left() {
      while (connections.size > 0) await Promise.all([...connections].map((connection) => once(connection, 'close')))
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
