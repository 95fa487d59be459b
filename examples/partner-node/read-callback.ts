import type { IncomingHttpHeaders } from 'node:http'
import { type Decision, decideV1, decideV3, type Verdict } from './decide.ts'

/** What proves a callback. */
interface Proof {
  readonly timestamp: string
  readonly signature: string
}

/** A callback of either API, with what proves it; nothing is proved yet. */
export interface Callback extends Proof {
  readonly jobId: string
  readonly userId: string
  /** A result code of v1, or a status of v3. */
  readonly result: string
  readonly decision: Decision
}

/** The members of v1 that are read; any may be missing or something else until the callback is proved. */
interface V1Body extends Verdict, Proof {
  readonly PartnerParams: Verdict['PartnerParams'] & { readonly job_id: string; readonly user_id: string }
}

/** What v3 says in headers; any may be missing, too. */
type V3Headers = Readonly<Record<'job-id' | 'user-id' | 'response-timestamp' | 'response-signature', string>>

/** Reads a callback. v3 names its job in a header, v1 in the body alone. @returns undefined when it is none. */
export function readCallback(headers: IncomingHttpHeaders, body: unknown): Callback | undefined {
  if (headers['job-id'] === undefined) return readV1(body as V1Body)
  return readV3(headers as V3Headers, body as { status?: unknown })
}

function readV1(body: V1Body | null | undefined): Callback | undefined {
  if (typeof body?.PartnerParams?.job_id !== 'string') return undefined
  const { PartnerParams, ResultCode, timestamp, signature } = body
  const { job_id: jobId, user_id: userId } = PartnerParams
  return { jobId, userId, result: ResultCode, decision: decideV1(body), timestamp, signature }
}

/** Ids and proof of v3 are in its headers; the ids need not be in the body. */
function readV3(headers: V3Headers, body: { status?: unknown } | null | undefined): Callback | undefined {
  if (typeof body?.status !== 'string') return undefined
  const {
    'job-id': jobId,
    'user-id': userId,
    'response-timestamp': timestamp,
    'response-signature': signature,
  } = headers
  const { status } = body
  return { jobId, userId, result: status, decision: decideV3(status), timestamp, signature }
}
