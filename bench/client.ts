import http from 'node:http'

/** What a request got. */
export interface Answer {
  readonly status: number | undefined
  readonly headers: http.IncomingHttpHeaders
  readonly text: string
}

/** Sends requests over connections that stay open. The same for every target, and as thin as `node:http` allows. */
export interface Client {
  send(method: string, url: string, body?: Buffer | string, headers?: Readonly<Record<string, string>>): Promise<Answer>
  close(): void
}

/** @param connections how many stay open; 0 opens a fresh one for each request. @param patience milliseconds to an answer. */
export function createClient(connections: number, patience = 10_000): Client {
  const agent = new http.Agent({
    keepAlive: connections > 0,
    maxSockets: connections || Number.POSITIVE_INFINITY,
  })

  function send(
    method: string,
    url: string,
    body: Buffer | string = '',
    own: Readonly<Record<string, string>> = { 'content-type': 'application/json' },
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const headers = { ...own, 'content-length': Buffer.byteLength(body) }
      // Said to the request, not to the agent: that one goes by the server's own hint on a connection used again.
      const request = http.request(url, { method, agent, headers, timeout: patience }, (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => {
          text += chunk
        })
        response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, text }))
        response.on('error', reject)
      })
      request.on('timeout', () => request.destroy(new Error(`${method} ${url} got no answer in ${patience} ms`)))
      request.on('error', reject)
      request.end(body)
    })
  }

  return { send, close: () => agent.destroy() }
}
