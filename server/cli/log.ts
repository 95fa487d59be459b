import type { Exchange } from '../api/journal.ts'
import type { Attempt, Delivery } from '../core/delivery.ts'
import type { Observer } from '../emulator.ts'
import { style } from './style.ts'

// As much as a person reads of one line.
const longestLine = 1_000

/** Writes a line for each exchange and each attempt at a callback, with the explanation below it. */
export function createLog(write: (line: string) => void): Observer {
  return {
    onExchange: (exchange) => write(exchangeLine(exchange)),
    onAttempt: (delivery, attempt) => write(attemptLine(delivery, attempt)),
  }
}

function exchangeLine({ at, partnerId = '-', method, path, status, latency, hint }: Exchange): string {
  const line = `${time(at)} ${status < 400 ? '→' : style('red', '✗')} ${visible(partnerId)} ${method} ${visible(path)} ${statusText(status)} ${style('dim', `${latency.toFixed(1)} ms`)}`
  return hint ? `${line}\n         ${style('yellow', visible(hint))}` : line
}

function attemptLine(
  { partnerId, smileJobId, url, state, attempts, dueAt }: Delivery,
  { at, status, problem }: Attempt,
): string {
  const outcome = status === undefined ? style('red', 'no answer') : statusText(status)
  const next = state === 'owed' ? `; again at ${time(dueAt)}` : `; ${state.replace('_', ' ')}`
  const line = `${time(at)} ← ${partnerId} callback of ${smileJobId} to ${visible(url)} ${outcome}${style('dim', ` (attempt ${attempts.length}${next})`)}`
  return problem ? `${line}\n         ${style('yellow', visible(problem))}` : line
}

function statusText(status: number): string {
  return style(status < 400 ? 'green' : 'red', String(status))
}

function time(at: number): string {
  return style('dim', new Date(at).toISOString().slice(11, 19))
}

/** Text that somebody sent, without what would steer a terminal. */
function visible(text: string): string {
  const line = text.replace(/\p{Cc}/gu, '?')
  return line.length > longestLine ? `${line.slice(0, longestLine)}…` : line
}
