import type { ServerResponse } from 'node:http'
import type { Reply } from '../operation.ts'

/** The header that explains an answer to the developer. */
export const hintHeader = 'Smile-Emulator-Hint'

// Clients limit the size of all headers (Node to 16 kB), so a hint stays well below.
const longestHint = 2_000

/** A reply in its wire form. */
export interface WireReply {
  readonly headers: Record<string, string | number>
  readonly body: Buffer | string
}

/** Writes a reply: only this and `sendReply`, for answers that break on their way, do. */
export function writeReply(response: ServerResponse, reply: Reply, openToOtherOrigins: boolean): void {
  if (response.destroyed || response.headersSent) return
  const { headers, body } = wireReply(reply, openToOtherOrigins)
  response.writeHead(reply.status, headers)
  if (response.req.complete) response.end(body)
  else endAfterRequest(response, body)
}

/**
 * Answers a request that is still being sent. The answer is whole at once, for those who look; it is ended with the request: Node closes
 * a connection with the answer's end where the client asked for that, and one that is still sending would never see it.
 */
function endAfterRequest(response: ServerResponse, body: Buffer | string): void {
  response.flushHeaders()
  if (body.length > 0) response.write(body)
  response.req.once('close', () => response.end()).resume()
}

/** Encodes a reply for the wire. */
export function wireReply(reply: Reply, openToOtherOrigins: boolean): WireReply {
  const body = reply.json === undefined ? (reply.bytes ?? '') : JSON.stringify(reply.json)
  const headers: Record<string, string | number> = { ...reply.headers, 'content-length': Buffer.byteLength(body) }
  if (reply.json !== undefined) headers['content-type'] = 'application/json; charset=utf-8'
  if (openToOtherOrigins) {
    headers['access-control-allow-origin'] = '*'
    headers['access-control-expose-headers'] = hintHeader
  }
  if (reply.hint) headers[hintHeader] = headerText(reply.hint)
  return { headers, body }
}

/** One line of visible ASCII: a hint quotes what a client sent, and that may be anything. */
function headerText(text: string): string {
  const line = text.replace(/\s+/g, ' ').replace(/[^\x20-\x7e]/g, '?')
  return line.length > longestHint ? `${line.slice(0, longestHint - 3)}...` : line
}
