import type { ServerResponse } from 'node:http'
import type { Milliseconds } from '../../core/time.ts'
import type { Reply } from '../operation.ts'

// How long a reader may take to receive the rest at the end.
const patience: Milliseconds = 10_000

/** Writes a streamed answer until its writer or its reader ends it. */
export async function writeStream(
  response: ServerResponse,
  { status, headers }: Reply,
  stream: NonNullable<Reply['stream']>,
): Promise<void> {
  if (response.destroyed) return
  response.writeHead(status, headers)
  // A HEAD request ends after the head.
  if (response.req.method === 'HEAD') return void response.end()
  response.flushHeaders()
  const closed = new Promise((resolve) => response.once('close', resolve))
  let impatience: NodeJS.Timeout | undefined
  const leave = stream({
    write: (text) => void response.write(text),
    waiting: () => response.writableLength,
    end() {
      response.end()
      impatience ??= setTimeout(() => response.destroy(), patience)
    },
  })
  await closed
  clearTimeout(impatience)
  leave()
}
