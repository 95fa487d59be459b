import type { Milliseconds } from '../../core/time.ts'

/** The media type of server-sent events. Source: the HTML standard, "Server-sent events". */
export const eventStreamType = 'text/event-stream'

/** The head of an answer that sends them. */
export const eventStreamHeaders: Readonly<Record<string, string>> = {
  'content-type': `${eventStreamType}; charset=utf-8`,
  'cache-control': 'no-store',
}

/** One event, as its reader gets it. */
interface ServerSentEvent {
  /** What a reader that reconnects names, to go on after it. */
  readonly id?: number
  /** What kind it is; `message` unless given. */
  readonly event?: string
  readonly data: string
}

/** Writes an event. Each line of the data becomes a line of its own, and the reader puts them together again. */
export function encodeServerSentEvent({ id, event, data }: ServerSentEvent): string {
  const head = `${id === undefined ? '' : `id: ${id}\n`}${event === undefined ? '' : `event: ${event}\n`}`
  const lines = data.split(/\r\n|\r|\n/).map((line) => `data: ${line}\n`)
  return `${head}${lines.join('')}\n`
}

/** Writes a line that readers pass over. @param text without line breaks. */
export function encodeComment(text: string): string {
  return `: ${text}\n\n`
}

/** What is sent when there is nothing to send, so that nobody takes silence for the end. */
export const heartbeat: string = encodeComment('nothing new')

/** How often, in real time. */
export const heartbeatInterval: Milliseconds = 15_000
