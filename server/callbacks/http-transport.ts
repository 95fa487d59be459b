import http from 'node:http'
import https from 'node:https'
import type { AttemptOutcome } from '../core/delivery.ts'
import { formatDuration, type Milliseconds } from '../core/time.ts'
import { type AddressGuard, RefusedAddressError } from './address-guard.ts'
import type { Message } from './transport.ts'

type Outcome = Omit<AttemptOutcome, 'at'>

// Enough of an answer to recognise it by.
const answerBytes = 512

/** A transport to which it is all the same what a message tells. */
export interface HttpTransport {
  post(message: Message): Promise<Outcome>
  close(): void
}

/** Posts callbacks over HTTP and HTTPS. Redirects are not followed: the vendor is not known to, and a guard must see each address. */
export function createHttpTransport(guard: AddressGuard, timeout: Milliseconds): HttpTransport {
  const agents = {
    'http:': new http.Agent({ keepAlive: true, maxSockets: 64 }),
    'https:': new https.Agent({ keepAlive: true, maxSockets: 64 }),
  }

  function post(message: Message): Promise<Outcome> {
    const started = performance.now()
    const outcome = (rest: Omit<Outcome, 'latency'>): Outcome => ({
      latency: Math.round(performance.now() - started),
      ...rest,
    })
    return new Promise((resolve) => {
      const url = URL.parse(message.url)
      const problem = url ? addressProblem(url, guard) : `"${message.url}" is no URL.`
      if (!url || problem) return resolve(outcome({ problem, refused: true }))

      const secure = url.protocol === 'https:'
      const request = (secure ? https : http).request(url, {
        method: 'POST',
        agent: agents[secure ? 'https:' : 'http:'],
        lookup: guard.lookup,
        headers: { ...message.headers, 'content-length': Buffer.byteLength(message.body) },
      })
      // The time limit covers connecting and answering, but not the wait for a free socket.
      request.once('socket', () => {
        const timer = setTimeout(() => request.destroy(new TimeoutError(timeout)), timeout)
        request.once('close', () => clearTimeout(timer))
      })
      request.once('error', (error) =>
        resolve(outcome({ problem: explain(error), refused: error instanceof RefusedAddressError })),
      )
      request.once('response', (response) => {
        readAnswer(response).then(
          (answer) => resolve(outcome({ status: response.statusCode, answer, ...redirectProblem(response) })),
          (error: Error) => resolve(outcome({ problem: explain(error) })),
        )
      })
      request.end(message.body)
    })
  }

  return {
    post,
    close() {
      agents['http:'].destroy()
      agents['https:'].destroy()
    },
  }
}

class TimeoutError extends Error {
  constructor(limit: Milliseconds) {
    super(`No answer within ${formatDuration(limit)}. Answer 2xx first and do the work afterwards.`)
  }
}

function addressProblem(url: URL, guard: AddressGuard): string | undefined {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return `${url.href} is neither http nor https.`
  return guard.refusal(url.hostname)
}

async function readAnswer(response: http.IncomingMessage): Promise<string> {
  const start: Buffer[] = []
  let kept = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    if (kept < answerBytes) start.push(chunk.subarray(0, answerBytes - kept))
    kept += chunk.length
  }
  return Buffer.concat(start).toString('utf8')
}

function redirectProblem(response: http.IncomingMessage): { problem?: string } {
  const { statusCode = 0, headers } = response
  if (statusCode < 300 || statusCode >= 400) return {}
  return {
    problem: `Redirected to ${headers.location ?? 'nowhere'}, which is not followed. Give the final address as callback_url.`,
  }
}

/** Says what a socket's error means, and what helps. */
function explain(error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case 'ECONNREFUSED':
      return 'Connection refused: nothing listens there. Start your callback endpoint, or correct callback_url.'
    case 'ECONNRESET':
      return 'The connection was reset before an answer came.'
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `No address is known for the host of callback_url (${error.code}).`
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
      return `The endpoint's certificate is not trusted (${error.code}). Start the emulator with NODE_EXTRA_CA_CERTS naming its CA, or use http.`
    default:
      return error.message || String(error.code)
  }
}
