import type { IncomingMessage } from 'node:http'
import type { Callback } from './decide.ts'

/** What proves a callback. */
export interface Proof {
  readonly timestamp: string
  readonly signature: string
}

/** A callback with what proves it; nothing is proved yet. */
export type SignedCallback = Callback & Proof

// Smile ID says that callbacks may be this large.
const largestBody = 1.5 * 1024 * 1024

/** Reads a callback. @returns undefined when the body is none. */
export async function readCallback(request: IncomingMessage): Promise<SignedCallback | undefined> {
  const body = (await readJson(request)) as SignedCallback | null | undefined
  return typeof body?.PartnerParams?.job_id === 'string' ? body : undefined
}

/** Reads a body of JSON. @returns undefined when it is too large, or none. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > largestBody) return undefined
    chunks.push(chunk)
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    return undefined
  }
}
