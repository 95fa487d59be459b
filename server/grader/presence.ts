import type { Milliseconds } from '../core/time.ts'
import type { Answer, PartnerPort } from './run/partner-port.ts'

const pause: Milliseconds = 100
// Who is started again by a process manager is back by then.
const patience: Milliseconds = 3_000

/** Nothing listens where the partner was, and nothing came back: what it would answer cannot be told. */
export class PartnerGoneError extends Error {
  override readonly name = 'PartnerGoneError'
}

/**
 * A partner that is waited for when it stops listening, as a callback may have ended its process.
 * Posting throws a `PartnerGoneError` when it does not come back.
 */
export function awaitPresence(port: PartnerPort): PartnerPort {
  let isGone = false
  return {
    ...port,
    async post(message) {
      for (let waited = 0; !isGone; waited += pause) {
        const answer = await port.post(message)
        if (!isRefused(answer)) return answer
        if (waited >= patience) isGone = true
        else await port.wait(pause)
      }
      throw new PartnerGoneError('Nothing listens there any more.')
    },
  }
}

function isRefused({ status, problem = '' }: Answer): boolean {
  return status === undefined && problem.startsWith('Connection refused')
}
