import type { Milliseconds } from '../core/time.ts'
import type { Answer, PartnerPort } from './run/partner-port.ts'

const pause: Milliseconds = 100
// Long enough for a process manager to restart it.
const patience: Milliseconds = 3_000

/** The partner stopped listening and did not come back: its answer is unknown. */
export class PartnerGoneError extends Error {
  override readonly name = 'PartnerGoneError'
}

/**
 * Waits for a partner that stops listening, since a callback may have ended its process.
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
