import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, request } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What was asked, and what a client needs to go on. */
export interface Asked {
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** One exchange as a client sees it, also when it ends too early. @returns the body. */
export function exchange(lines: string[], method: string, url: string, { headers, body }: Asked): Promise<string> {
  const title = `>>> ${method} ${url.replace(/\?.*/, '')}`
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let head = ''
    const end = (how: string) => {
      const text = Buffer.concat(chunks).toString()
      lines.push(title, head || 'no answer', shortened(withoutPorts(text)), how)
      resolve(text)
    }
    const sent = request(url, { method, headers, agent: false }, (response) => {
      head = `${response.statusCode}\n${headerLines(response.headers)}`
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => end('complete'))
      response.on('error', (error: NodeJS.ErrnoException) => end(`broken off: ${error.code}`))
    })
    sent.on('error', (error: NodeJS.ErrnoException) => !head && end(`broken off: ${error.code}`))
    sent.end(body)
  })
}

/** Headers that say something about us, and not about this run. */
function headerLines(headers: IncomingHttpHeaders): string {
  const own = Object.entries(headers).filter(([name]) => !['date', 'connection', 'keep-alive'].includes(name))
  return own.map(([name, value]) => `${name}: ${value}`).join('\n')
}

/** Before it is shortened: what is hashed must be the same in every run, too. */
export function withoutPorts(text: string): string {
  return text.replace(/(localhost|127\.0\.0\.1):\d+/g, '$1:PORT')
}

function shortened(text: string): string {
  if (text.length <= 4_000) return text
  return `${text.length} characters, ${createHash('sha256').update(text).digest('hex')}`
}

/** A callback endpoint that writes down what it was sent. */
export async function startRecorder(lines: string[]): Promise<AsyncDisposable & { url: string }> {
  const server = createServer(async (asked, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of asked) chunks.push(chunk as Buffer)
    lines.push(
      `<<< ${asked.method} ${asked.url}`,
      headerLines(asked.headers),
      shortened(withoutPorts(Buffer.concat(chunks).toString())),
    )
    response.end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/callback`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
    },
  }
}
