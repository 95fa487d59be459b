import type { AddressGuard } from '../../callbacks/http/address-guard.ts'
import { EndedError, exchange, type Stage } from '../../callbacks/http/exchange.ts'
import { explainError } from '../../callbacks/http/explain-error.ts'
import { speakerOf } from '../../callbacks/http/speaker.ts'
import { startTimer } from '../../callbacks/http/timer.ts'
import { formatDuration, type Milliseconds } from '../../core/time.ts'
import type { CallAnswer } from '../vocabulary.ts'

/** A call to the partner, such as for its conclusion. @throws Error that says why there is no answer. */
export type Call = (method: 'GET' | 'POST', url: string, body?: object) => Promise<CallAnswer>

const largest = 1024 ** 2

/**
 * Calls only hosts that callbacks may be sent to, each time on a new connection.
 * @param timeout how long a call may take, to the end of its answer.
 */
export function createCall(guard: AddressGuard, timeout: Milliseconds): Call {
  return async (method, url, body) => {
    const { protocol, hostname } = new URL(url)
    const refusal = guard.refusal(hostname)
    if (refusal !== undefined) throw new Error(refusal)
    const text = body === undefined ? undefined : JSON.stringify(body)
    const headers = {
      accept: 'application/json',
      ...(text !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
    }
    const open = () => speakerOf(protocol).request(url, { method, agent: false, lookup: guard.lookup, headers })
    const ending = new AbortController()
    const stopTimer = startTimer(timeout, () => ending.abort())
    try {
      const answer = await exchange({ open, body: text, keep: largest + 1, ending: ending.signal })
      if (answer.body.length > largest) throw new Error('The answer has more than 1 MB.')
      return { ...answer, body: answer.body.toString('utf8') }
    } catch (error) {
      if (error instanceof EndedError) throw new Error(`${missing[error.stage]} within ${formatDuration(timeout)}.`)
      throw new Error(explainError(error as Error))
    } finally {
      stopTimer()
    }
  }
}

const missing: Readonly<Record<Stage, string>> = {
  connecting: 'No connection',
  securing: 'No end of the TLS handshake',
  waiting: 'No answer',
  answering: 'No end of the answer',
}
