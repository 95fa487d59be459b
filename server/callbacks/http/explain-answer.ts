import { formatDuration, type Milliseconds } from '../../core/time.ts'
import type { Answer, Stage } from './exchange.ts'

/** Why an answer outside 2xx does not count, if its status alone does not explain it. */
export function explainAnswer({ status, location }: Answer): string | undefined {
  if (status === 101) return 'It asked for another protocol (101 Switching Protocols). Answer a callback with 2xx.'
  if (status < 300 || status >= 400) return undefined
  return `Redirected to ${location ?? 'nowhere'}, which is not followed. Give the final address as callback_url.`
}

/** What did not end in time, and what helps. */
export function explainSlowness(stage: Stage, limit: Milliseconds): string {
  const within = `within ${formatDuration(limit)}`
  switch (stage) {
    case 'connecting':
      return `No connection ${within}. Does callback_url name the right host and port, and does a firewall let it through?`
    case 'securing':
      return `No end of the TLS handshake ${within}. Does what listens there speak https?`
    case 'waiting':
      return `No answer ${within}. Answer 2xx first and do the work afterwards.`
    case 'answering':
      return `No end of the answer ${within}, though it began. End it first and do the work afterwards.`
  }
}
