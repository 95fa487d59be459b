import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import smile from 'smile-identity-core'
import { conclude, type Decision } from './decide.ts'
import { type Callback, readCallback } from './read-callback.ts'

/** What a partner has at Smile ID, and who wants to know what it decides. */
export interface PartnerParts {
  readonly partnerId: string
  readonly apiKey: string
  /** How old or how far ahead a callback may be, in milliseconds: nobody who saw one may send it again next week. */
  readonly maxAge?: number
  readonly onDecision?: (callback: Callback, decision: Decision) => void
}

/**
 * A partner's service. `POST /callback` takes the callbacks of v1 and v3, believes only what is signed and fresh, and keeps a decision per
 * job; `POST /verifications` opens one; `GET /verifications/{job_id}` says how it stands.
 */
export interface PartnerService {
  readonly server: Server
  readonly decisions: ReadonlyMap<string, Decision>
}

const fiveMinutes = 5 * 60_000
// Smile ID says that callbacks may be this large.
const largestBody = 1.5 * 1024 * 1024

/** @param parts.maxAge five minutes by default. */
export function createPartnerService({
  partnerId,
  apiKey,
  maxAge = fiveMinutes,
  onDecision,
}: PartnerParts): PartnerService {
  const signature = new smile.Signature(partnerId, apiKey)
  const decisions = new Map<string, Decision>()

  async function hear(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readJson(request)
    const callback = readCallback(request.headers, body)
    if (!callback) return answer(response, 400)
    if (!isSigned(callback) || !isFresh(callback)) return answer(response, 401)
    const { jobId } = callback
    const decision = conclude(decisions.get(jobId), callback.decision)
    decisions.set(jobId, decision)
    onDecision?.(callback, decision)
    answer(response, 200)
  }

  // v1 and v3 sign the same text.
  function isSigned({ timestamp, signature: text }: Callback): boolean {
    try {
      return signature.confirm_signature(timestamp, text)
    } catch {
      return false
    }
  }

  function isFresh({ timestamp }: Callback): boolean {
    return Math.abs(Date.now() - Date.parse(timestamp)) <= maxAge
  }

  async function open(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { job_id: jobId } = ((await readJson(request)) ?? {}) as { job_id?: unknown }
    if (typeof jobId !== 'string') return answer(response, 400)
    if (!decisions.has(jobId)) decisions.set(jobId, 'in_review')
    answer(response, 201)
  }

  function show(jobId: string, response: ServerResponse): void {
    const decision = decisions.get(jobId)
    answer(response, decision ? 200 : 404, decision && { decision })
  }

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const [, jobId] = /^\/verifications\/([^/]+)$/.exec(pathname) ?? []
    if (request.method === 'POST' && pathname === '/callback') return hear(request, response)
    if (request.method === 'POST' && pathname === '/verifications') return open(request, response)
    if (request.method === 'GET' && jobId) return show(decodeURIComponent(jobId), response)
    answer(response, 404)
  }

  const server = createServer((request, response) => {
    route(request, response).catch(() => answer(response, 500))
  })
  return { server, decisions }
}

/** @returns undefined when a body is too large, or is not JSON. */
async function readJson(request: IncomingMessage): Promise<unknown> {
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

function answer(response: ServerResponse, status: number, body?: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body ?? {}))
}
