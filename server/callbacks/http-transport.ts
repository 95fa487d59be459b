import type { Agent, ClientRequestArgs, IncomingMessage } from 'node:http'
import { isIPv6 } from 'node:net'
import type { AttemptOutcome } from '../core/delivery.ts'
import { formatDuration, type Milliseconds } from '../core/time.ts'
import { type AddressGuard, RefusedAddressError } from './address-guard.ts'
import { explainError } from './explain-error.ts'
import type { HostRewrite } from './host-rewrite.ts'
import { speakerOf } from './speaker.ts'
import { type Message, mostAtOnce } from './transport.ts'

type Outcome = Omit<AttemptOutcome, 'at'>

// Enough of an answer to recognise it by.
const answerBytes = 512

/** A transport to which it is all the same what a message tells. */
export interface HttpTransport {
  /** @param delivery whose callback it is: each partner has connections of its own. */
  post(message: Message, delivery?: { readonly partnerId: string }): Promise<Outcome>
  close(): void
}

/** Whose connection it is, among the options of a request, where an agent finds it. */
interface Whose extends ClientRequestArgs {
  readonly partnerId?: string
}

function whose(partnerId: string): object {
  return { partnerId } satisfies Whose
}

/** Has an agent count each partner's connections apart: who waits for one endpoint to answer delays no other partner. */
function apart(agent: Agent): Agent {
  const nameOf = agent.getName.bind(agent)
  agent.getName = (options: Whose = {}) => `${nameOf(options)}:${options.partnerId}`
  return agent
}

/** What is special about the place that callbacks are posted from. */
export interface Surroundings {
  readonly rewrite?: HostRewrite
  /** This process seems to run in a container, so that `localhost` is not where the partner's endpoint is. */
  readonly contained?: boolean
  /** Whether connections are used again; they are, unless said. */
  readonly keepAlive?: boolean
}

/** Posts callbacks over HTTP and HTTPS. Redirects are not followed: the vendor is not known to, and a guard must see each address. */
export function createHttpTransport(
  guard: AddressGuard,
  timeout: Milliseconds,
  { rewrite, contained = false, keepAlive = true }: Surroundings = {},
): HttpTransport {
  const agents: Record<string, Agent> = {}

  function agentFor(protocol: string): Agent {
    const { Agent } = speakerOf(protocol)
    agents[protocol] ??= apart(new Agent({ keepAlive, maxSockets: mostAtOnce }))
    return agents[protocol]
  }

  const post: HttpTransport['post'] = (message, { partnerId } = { partnerId: '' }) => {
    const started = performance.now()
    const url = URL.parse(message.url)
    const host = url ? rewrite?.hostFor(url) : undefined
    const outcome = ({ problem, ...rest }: Omit<Outcome, 'latency'>): Outcome => ({
      latency: Math.round(performance.now() - started),
      ...rest,
      ...told(problem, rest.status, calledInstead(url, host)),
    })
    return new Promise((resolve) => {
      const problem = url ? addressProblem(url, host, guard) : `"${message.url}" is no URL.`
      if (!url || problem) return resolve(outcome({ problem, refused: true }))

      const explain = (error: Error) => explainError(error, contained ? (host ?? url.hostname) : undefined)
      const request = speakerOf(url.protocol).request(url, {
        method: 'POST',
        agent: agentFor(url.protocol),
        ...whose(partnerId),
        lookup: guard.lookup,
        ...(host !== undefined && { hostname: host }),
        headers: { host: url.host, ...message.headers, 'content-length': Buffer.byteLength(message.body) },
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
          (answer) => resolve(outcome({ status: response.statusCode, answer, problem: redirectProblem(response) })),
          (error: Error) => resolve(outcome({ problem: explain(error) })),
        )
      })
      request.end(message.body)
    })
  }

  return {
    post,
    close() {
      for (const agent of Object.values(agents)) agent.destroy()
    },
  }
}

class TimeoutError extends Error {
  constructor(limit: Milliseconds) {
    super(`No answer within ${formatDuration(limit)}. Answer 2xx first and do the work afterwards.`)
  }
}

function addressProblem(url: URL, host: string | undefined, guard: AddressGuard): string | undefined {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return `${url.href} is neither http nor https.`
  return guard.refusal(host ?? url.hostname)
}

/** That another host was called than the URL says; the delivery itself keeps the URL that the partner gave. */
function calledInstead(url: URL | null, host: string | undefined): string | undefined {
  if (!url || host === undefined) return undefined
  const called = new URL(url)
  called.hostname = isIPv6(host) ? `[${host}]` : host
  return `Called as ${called.href} (--callback-host-rewrite).`
}

/** The problem of an attempt. Where something did not go well, it matters who was called. */
function told(problem: string | undefined, status = 0, called?: string): { problem?: string } {
  const isTaken = status >= 200 && status < 300
  const words = [...(isTaken ? [] : [called]), problem].filter((one) => one !== undefined)
  return words.length > 0 ? { problem: words.join(' ') } : {}
}

async function readAnswer(response: IncomingMessage): Promise<string> {
  const start: Buffer[] = []
  let kept = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    if (kept < answerBytes) start.push(chunk.subarray(0, answerBytes - kept))
    kept += chunk.length
  }
  return Buffer.concat(start).toString('utf8')
}

function redirectProblem({ statusCode = 0, headers }: IncomingMessage): string | undefined {
  if (statusCode < 300 || statusCode >= 400) return undefined
  return `Redirected to ${headers.location ?? 'nowhere'}, which is not followed. Give the final address as callback_url.`
}
