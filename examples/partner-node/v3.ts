import type { IncomingMessage } from 'node:http'
import type { Decision } from './decide.ts'
import { type Proof, readJson } from './read-callback.ts'

/** A callback of v3 with its proof, which is in its headers; nothing is proved yet. */
export interface V3Callback extends Proof {
  readonly jobId: string
  readonly userId: string
  readonly status: string
}

/** Reads a callback of v3. @returns undefined when the body is none. */
export async function readV3Callback(request: IncomingMessage): Promise<V3Callback | undefined> {
  const body = (await readJson(request)) as Readonly<Record<string, unknown>> | null | undefined
  const { job_id: jobId, user_id: userId, status } = body ?? {}
  if (typeof jobId !== 'string' || typeof status !== 'string') return undefined
  const { 'response-timestamp': timestamp, 'response-signature': signature } = request.headers
  return { jobId, userId: String(userId), status, timestamp: String(timestamp), signature: String(signature) }
}

/** Keeps a decision per job, as with v1: a final one is never taken back. */
export function concludeV3(earlier: Decision | undefined, status: string): Decision {
  return earlier === undefined || earlier === 'in_review' ? decide(status) : earlier
}

/** What is still processing, needs attention, or ended in an error waits for a human; so does whatever nobody told us of. */
function decide(status: string): Decision {
  if (status === 'clear') return 'approved'
  return status === 'block' ? 'rejected' : 'in_review'
}
