import type { ServerResponse } from 'node:http'
import type { Breakage } from '../../core/scenarios/answer-fault.ts'
import type { Milliseconds } from '../../core/time.ts'
import type { Reply } from '../operation.ts'
import { type WireReply, wireReply, writeReply } from './write-reply.ts'
import { writeStream } from './write-stream.ts'

/** Waits on the emulator's clock. */
export type Wait = (length: Milliseconds) => Promise<void>

const drops = 20
const dropInterval: Milliseconds = 250

/** Writes a reply with its scenario's fault: late or broken. Resolves when nothing more will be written. */
export async function sendReply(
  response: ServerResponse,
  reply: Reply,
  openToOtherOrigins: boolean,
  wait: Wait,
): Promise<void> {
  if (reply.stream) return writeStream(response, reply, reply.stream)
  const { latency, broken } = reply.fault ?? {}
  if (latency) await wait(latency)
  if (!broken || response.destroyed) return writeReply(response, reply, openToOtherOrigins)
  await breakages[broken](response, reply.status, wireReply(reply, openToOtherOrigins), wait)
}

type Break = (response: ServerResponse, status: number, reply: WireReply, wait: Wait) => void | Promise<void>

const breakages: Readonly<Record<Breakage, Break>> = {
  reset(response) {
    response.socket?.destroy()
  },
  cut(response, status, { headers, body }) {
    // Fewer bytes than announced follow.
    response.writeHead(status, headers)
    response.write(firstHalf(body), () => response.socket?.destroy())
  },
  malformed(response, status, { headers, body }) {
    const half = firstHalf(body)
    response.writeHead(status, { ...headers, 'content-length': half.length }).end(half)
  },
  async drip(response, status, { headers, body }, wait) {
    const bytes = Buffer.from(body)
    const size = Math.ceil(bytes.length / drops)
    response.writeHead(status, headers)
    for (let at = 0; at < bytes.length && !response.destroyed; at += size) {
      if (at > 0) await wait(dropInterval)
      response.write(bytes.subarray(at, at + size))
    }
    response.end()
  },
}

function firstHalf(body: Buffer | string): Buffer {
  const bytes = Buffer.from(body)
  return bytes.subarray(0, Math.floor(bytes.length / 2))
}
