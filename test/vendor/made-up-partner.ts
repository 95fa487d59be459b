import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Partner } from '../../server/core/users/partner.ts'
import { proofOf } from './made-up-generation.ts'

/** What came in about a job. */
interface Heard {
  readonly verdict: string
  readonly isProven: boolean
}

/** A correct partner of the made-up generation: it takes its callbacks, and reports what it made of them. */
export interface MadeUpPartner extends AsyncDisposable {
  readonly callbackUrl: string
  /** Where its conclusions are read. */
  readonly statusUrl: string
  heard(job: string): readonly Heard[]
}

const conclusions: Readonly<Record<string, string>> = { YES: 'approved', NO: 'rejected' }

/** @param isCareless it believes every caller. */
export async function startMadeUpPartner({ apiKey }: Partner, isCareless = false): Promise<MadeUpPartner> {
  const heard = new Map<string, Heard[]>()
  const concluded = new Map<string, string>()

  function take(text: string, proof: unknown): number {
    let body: Record<string, unknown>
    try {
      body = JSON.parse(text)
    } catch {
      return 400
    }
    if (!body?.job) return 400
    const job = String(body.job)
    const isProven = proof === proofOf(apiKey, text)
    heard.set(job, [...(heard.get(job) ?? []), { verdict: String(body.verdict), isProven }])
    if (!isProven && !isCareless) return 401
    if (body.last && !concluded.has(job)) concluded.set(job, conclusions[String(body.verdict)] ?? 'pending')
    return 200
  }

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    try {
      for await (const chunk of request) chunks.push(chunk as Buffer)
    } catch {
      // It broke off half way, and counts for nothing.
      return
    }
    if (request.method === 'GET') response.end(concluded.get(String(request.url).slice('/jobs/'.length)) ?? 'pending')
    else response.writeHead(take(Buffer.concat(chunks).toString(), request.headers['made-up-proof'])).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://localhost:${(server.address() as AddressInfo).port}`
  return {
    callbackUrl: `${url}/callback`,
    statusUrl: `${url}/jobs/{job_id}`,
    heard: (job) => heard.get(job) ?? [],
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
