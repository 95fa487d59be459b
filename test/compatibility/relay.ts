import { request as ask, createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { RecordedCall } from './recorded-call.ts'

/** Stands before an emulator, and remembers what is asked. `await using` closes it. */
export interface Relay extends AsyncDisposable {
  readonly url: string
  readonly calls: readonly RecordedCall[]
}

/** @param target the emulator's address. */
export async function startRelay(target: string): Promise<Relay> {
  const calls: RecordedCall[] = []
  const server = createServer(async (request, response) => {
    const { method = '', url: path = '', headers } = request
    const body = await bytesOf(request)
    const asked = ask(target + path, { method, headers }, async (answer) => {
      const said = await bytesOf(answer)
      const { statusCode: status = 0 } = answer
      const type = headers['content-type']
      calls.push({ method, path, ...(type && { type }), ...bodyIn(body), status, ...answerIn(said) })
      response.writeHead(status, answer.headers).end(said)
    })
    asked.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    calls,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  }
}

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function bodyIn(bytes: Buffer): Pick<RecordedCall, 'body'> {
  if (bytes.length === 0) return {}
  const text = bytes.toString()
  return { body: Buffer.from(text).equals(bytes) ? text : { base64: bytes.toString('base64') } }
}

function answerIn(bytes: Buffer): Pick<RecordedCall, 'answer'> {
  try {
    return { answer: JSON.parse(bytes.toString()) }
  } catch {
    return {}
  }
}
