import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Somebody between the SDK and the emulator. `await using` closes it. */
export interface Relay extends AsyncDisposable {
  readonly url: string
}

/** An answer as far as it is signed. */
export interface Signed {
  readonly timestamp: string
  readonly signature: string
}

/** Passes POSTs on to `target`, and what comes back through `change`. */
export async function startRelay(target: string, change: (answer: Signed) => Signed): Promise<Relay> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const answer = await fetch(`${target}${request.url}`, { method: 'POST', body: Buffer.concat(chunks) })
    response.end(JSON.stringify(change((await answer.json()) as Signed)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
