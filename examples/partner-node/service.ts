import { createServer, type IncomingMessage, type Server } from 'node:http'
import smile from 'smile-identity-core'
import { type Callback, conclude, type Decision } from './decide.ts'

interface SignedCallback extends Callback {
  readonly timestamp: string
  readonly signature: string
}

/** What a partner has at Smile ID, and who wants to know what it decides. */
export interface PartnerParts {
  readonly partnerId: string
  readonly apiKey: string
  readonly onDecision?: (callback: Callback, decision: Decision) => void
}

/** A partner's callback endpoint: `POST /callback`. It believes only what is signed, and keeps a decision per job. */
export interface PartnerService {
  readonly server: Server
  readonly decisions: ReadonlyMap<string, Decision>
}

// Smile ID says that callbacks may be this large.
const largestBody = 1.5 * 1024 * 1024

export function createPartnerService({ partnerId, apiKey, onDecision }: PartnerParts): PartnerService {
  const signature = new smile.Signature(partnerId, apiKey)
  const decisions = new Map<string, Decision>()

  async function answer(request: IncomingMessage): Promise<number> {
    if (request.method !== 'POST' || request.url !== '/callback') return 404
    const callback = await readJson(request)
    if (!callback) return 400
    if (!isSigned(callback)) return 401
    const { job_id: jobId } = callback.PartnerParams
    const decision = conclude(decisions.get(jobId), callback)
    decisions.set(jobId, decision)
    onDecision?.(callback, decision)
    return 200
  }

  function isSigned({ timestamp, signature: text }: SignedCallback): boolean {
    try {
      return signature.confirm_signature(timestamp, text)
    } catch {
      return false
    }
  }

  const server = createServer((request, response) => {
    answer(request).then(
      (status) => response.writeHead(status).end(),
      () => response.writeHead(500).end(),
    )
  })
  return { server, decisions }
}

async function readJson(request: IncomingMessage): Promise<SignedCallback | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > largestBody) return undefined
    chunks.push(chunk)
  }
  try {
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8'))
    return typeof body?.PartnerParams?.job_id === 'string' ? body : undefined
  } catch {
    return undefined
  }
}
