import type { Milliseconds } from '../../core/time.ts'

/** The media type of server-sent events. Source: the HTML standard, "Server-sent events". */
export const eventStreamType = 'text/event-stream'

/** The headers of an answer that streams them. */
export const eventStreamHeaders: Readonly<Record<string, string>> = {
  'content-type': `${eventStreamType}; charset=utf-8`,
  'cache-control': 'no-store',
}

/** One event. */
interface ServerSentEvent {
  /** The id from which a reader continues after it reconnects. */
  readonly id?: number
  /** Its type; `message` by default. */
  readonly event?: string
  readonly data: string
}

/** Encodes an event. Each line of the data becomes a data line, and the reader joins them again. */
export function encodeServerSentEvent({ id, event, data }: ServerSentEvent): string {
  const head = `${id === undefined ? '' : `id: ${id}\n`}${event === undefined ? '' : `event: ${event}\n`}`
  const lines = data.split(/\r\n|\r|\n/).map((line) => `data: ${line}\n`)
  return `${head}${lines.join('')}\n`
}

/** Encodes a comment, which readers skip. @param text without line breaks. */
export function encodeComment(text: string): string {
  return `: ${text}\n\n`
}

/** Sent when nothing happens, so that silence does not look like the end. */
export const heartbeat: string = encodeComment('nothing new')

/** How often, in real time. */
export const heartbeatInterval: Milliseconds = 15_000
