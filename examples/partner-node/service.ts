import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import smile from 'smile-identity-core'
import { conclude, type Decision } from './decide.ts'
import { type Proof, readCallback, readJson } from './read-callback.ts'
import { concludeV3, readV3Callback } from './v3.ts'

/** What a decision was made of: a result code of v1, or a status of v3. */
export interface Told {
  readonly userId: string
  readonly jobId: string
  readonly result: string
}

/** What a partner has at Smile ID, and who wants to know what it decides. */
export interface PartnerParts {
  readonly partnerId: string
  readonly apiKey: string
  /** How old or how far ahead a callback may be, in milliseconds: nobody who saw one may send it again next week. */
  readonly maxAge?: number
  readonly onDecision?: (told: Told, decision: Decision) => void
}

/**
 * A partner's service. `POST /callback` and, for v3, `POST /v3/callback` believe only what is signed and fresh, and keep a decision per
 * job; `POST /verifications` opens one; `GET /verifications/{job_id}` says how it stands.
 */
export interface PartnerService {
  readonly server: Server
  readonly decisions: ReadonlyMap<string, Decision>
}

const fiveMinutes = 5 * 60_000

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
    const callback = await readCallback(request)
    if (!callback) return answer(response, 400)
    if (!isSigned(callback) || !isFresh(callback)) return answer(response, 401)
    const { job_id: jobId } = callback.PartnerParams
    const decision = conclude(decisions.get(jobId), callback)
    decisions.set(jobId, decision)
    onDecision?.({ userId: callback.PartnerParams.user_id, jobId, result: callback.ResultCode }, decision)
    answer(response, 200)
  }

  /** v3 signs the same text, and sends it in headers. @returns the status to answer. */
  async function hearV3(request: IncomingMessage): Promise<number> {
    const told = await readV3Callback(request)
    if (!told) return 400
    if (!(isSigned(told) && isFresh(told))) return 401
    const concluded = concludeV3(decisions.get(told.jobId), told.status)
    decisions.set(told.jobId, concluded)
    onDecision?.({ ...told, result: told.status }, concluded)
    return 200
  }

  function isSigned({ timestamp, signature: text }: Proof): boolean {
    try {
      return signature.confirm_signature(timestamp, text)
    } catch {
      return false
    }
  }

  function isFresh({ timestamp }: Proof): boolean {
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
    if (request.method === 'POST' && pathname === '/v3/callback') return answer(response, await hearV3(request))
    if (request.method === 'POST' && pathname === '/verifications') return open(request, response)
    if (request.method === 'GET' && jobId) return show(decodeURIComponent(jobId), response)
    answer(response, 404)
  }

  const server = createServer((request, response) => {
    route(request, response).catch(() => answer(response, 500))
  })
  return { server, decisions }
}

function answer(response: ServerResponse, status: number, body?: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body ?? {}))
}
