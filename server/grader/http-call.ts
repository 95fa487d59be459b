import type { IncomingMessage } from 'node:http'
import type { AddressGuard } from '../callbacks/address-guard.ts'
import { explainError } from '../callbacks/explain-error.ts'
import { speakerOf } from '../callbacks/speaker.ts'
import type { Milliseconds } from '../core/time.ts'

/** What a call got. */
export interface CallAnswer {
  readonly status: number
  readonly body: string
}

/** One call to the partner's own side, such as for its conclusion. @throws Error in words when there is no answer. */
export type Call = (method: 'GET' | 'POST', url: string, body?: object) => Promise<CallAnswer>

const largest = 1024 ** 2
const longestCut: Milliseconds = 10_000

/** Calls only where callbacks may go, each time on a connection of its own. */
export function createCall(guard: AddressGuard, timeout: Milliseconds): Call {
  return (method, url, body) =>
    new Promise((resolve, reject) => {
      const { protocol, hostname } = new URL(url)
      const refusal = guard.refusal(hostname)
      if (refusal !== undefined) return reject(new Error(refusal))
      const text = body === undefined ? undefined : JSON.stringify(body)
      const request = speakerOf(protocol).request(url, {
        method,
        agent: false,
        lookup: guard.lookup,
        headers: {
          accept: 'application/json',
          ...(text !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
        },
      })
      const timer = setTimeout(() => request.destroy(new Error(`No answer within ${timeout} ms.`)), timeout)
      request.once('close', () => clearTimeout(timer))
      request.once('error', (error: Error) => reject(new Error(explainError(error))))
      request.once('response', (response) => {
        readText(response).then((answer) => resolve({ status: response.statusCode ?? 0, body: answer }), reject)
      })
      request.end(text)
    })
}

async function readText(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > largest) throw new Error('The answer has more than 1 MB.')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Sends the head and the first half of a body, and breaks the connection. */
export function sendHalf(
  guard: AddressGuard,
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<void> {
  const { protocol, hostname } = new URL(url)
  if (guard.refusal(hostname) !== undefined) return Promise.resolve()
  const bytes = Buffer.from(body)
  return new Promise((resolve) => {
    const request = speakerOf(protocol).request(url, {
      method: 'POST',
      agent: false,
      lookup: guard.lookup,
      timeout: longestCut,
      headers: { ...headers, 'content-length': bytes.length },
    })
    request.once('timeout', () => request.destroy())
    request.once('error', () => resolve())
    request.once('close', () => resolve())
    request.write(bytes.subarray(0, bytes.length >> 1), () => request.destroy())
  })
}
