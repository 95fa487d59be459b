import type { Agent, RequestOptions } from 'node:http'
import type { Message } from '../../core/callbacks/message.ts'
import type { AttemptOutcome } from '../../core/callbacks/retry.ts'
import { withoutLinkSecrets } from '../../core/text/secrets.ts'
import type { Milliseconds } from '../../core/time.ts'
import { createContainerCure } from '../container.ts'
import { type AddressGuard, RefusedAddressError } from './address-guard.ts'
import { type Answer, EndedError, exchange } from './exchange.ts'
import { explainAnswer, explainSlowness } from './explain-answer.ts'
import { explainError } from './explain-error.ts'
import type { HostRewrite } from './host-rewrite.ts'
import { speakerOf } from './speaker.ts'
import { startTimer } from './timer.ts'

type Outcome = Omit<AttemptOutcome, 'at'>

// Enough of an answer to recognise it by.
const answerBytes = 512

/** A transport that needs only the message, and not the delivery it belongs to. */
export interface HttpTransport {
  /** @param interrupt ends the attempt at once when it aborts. */
  post(message: Message, interrupt?: AbortSignal): Promise<Outcome>
  close(): void
}

/** What is special about the machine that posts callbacks. */
export interface PostingMachine {
  readonly rewrite?: HostRewrite
  /** This process seems to run in a container, so that `localhost` is not where the partner's endpoint is. */
  readonly contained?: boolean
  /** Whether connections are reused. (true) */
  readonly keepAlive?: boolean
}

/**
 * Posts callbacks over HTTP and HTTPS. Redirects are not followed: Smile ID is not known to, and the guard must check each address.
 * @param usualTimeout how long an attempt may take in all, from looking the host up to the end of the answer, unless the message says otherwise.
 */
export function createHttpTransport(
  guard: AddressGuard,
  usualTimeout: Milliseconds,
  { rewrite, contained = false, keepAlive = true }: PostingMachine = {},
): HttpTransport {
  const agents: Record<string, Agent> = {}
  const containerCure = contained ? createContainerCure() : undefined

  // The dispatcher limits how many are in progress: a request that waited here for a socket would run out of time.
  function agentFor(protocol: string): Agent {
    const { Agent } = speakerOf(protocol)
    agents[protocol] ??= new Agent({ keepAlive })
    return agents[protocol]
  }

  async function post(message: Message, interrupt?: AbortSignal): Promise<Outcome> {
    const started = performance.now()
    const url = URL.parse(message.url)
    const called = url ? rewrite?.calledFor(url) : undefined
    const outcome = ({ problem, ...rest }: Omit<Outcome, 'latency'>): Outcome => ({
      latency: Math.round(performance.now() - started),
      ...rest,
      ...problemOf(problem, rest.status, calledInstead(called)),
    })
    const problem = url ? addressProblem(url, called, guard) : `"${message.url}" is not a URL.`
    if (!url || problem) return outcome({ problem, refused: true })

    const ending = new AbortController()
    const end = () => ending.abort()
    const timeout = message.timeout ?? usualTimeout
    const stopTimer = startTimer(timeout, end)
    interrupt?.addEventListener('abort', end, { once: true })
    if (interrupt?.aborted) end()
    try {
      const answer = await send(message, url, called ?? url, ending.signal)
      return outcome({ status: answer.status, answer: answer.body.toString('utf8'), problem: explainAnswer(answer) })
    } catch (error) {
      return outcome({
        problem: explain(error as Error, called ?? url, timeout),
        refused: error instanceof RefusedAddressError,
      })
    } finally {
      stopTimer()
      interrupt?.removeEventListener('abort', end)
    }
  }

  /** @param url whom the callback is for. @param called where it goes. */
  function send({ headers, body }: Message, url: URL, called: URL, ending: AbortSignal): Promise<Answer> {
    const options: RequestOptions = {
      method: 'POST',
      lookup: guard.lookup,
      headers: { host: url.host, ...headers, 'content-length': Buffer.byteLength(body) },
    }
    const open = (isFresh: boolean) =>
      speakerOf(called.protocol).request(called, { ...options, agent: !isFresh && agentFor(called.protocol) })
    return exchange({ open, body, keep: answerBytes, ending })
  }

  function explain(error: Error, called: URL, timeout: Milliseconds): string {
    if (error instanceof EndedError) return explainSlowness(error.stage, timeout)
    return explainError(error, { called, containerCure: () => containerCure?.(called.hostname) })
  }

  return {
    post,
    close() {
      for (const agent of Object.values(agents)) agent.destroy()
    },
  }
}

function addressProblem(url: URL, called: URL | undefined, guard: AddressGuard): string | undefined {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return `${url.href} is neither http nor https.`
  if (url.port === '0')
    return `${url.href} has port 0, on which nothing can listen. Give the port of your callback endpoint.`
  return guard.refusal((called ?? url).hostname)
}

/** A note that another place was called than the URL says; the delivery keeps the URL that the partner gave. */
function calledInstead(called: URL | undefined): string | undefined {
  return called && `Called as ${called.href} (--callback-host-rewrite).`
}

/** What is recorded as an attempt's problem. If something went wrong, it includes the host that was called. */
function problemOf(problem: string | undefined, status = 0, called?: string): { problem?: string } {
  const isTaken = status >= 200 && status < 300
  const words = [...(isTaken ? [] : [called]), problem].filter((one) => one !== undefined)
  return words.length > 0 ? { problem: withoutLinkSecrets(words.join(' ')) } : {}
}
