import type { Attempt } from '../../core/callbacks/delivery.ts'
import type { WordedDelivery } from '../../core/jobs/worded.ts'
import { describeProblem } from '../../core/text/file-problem.ts'
import { withoutLinkSecrets } from '../../core/text/secrets.ts'
import { isAdvice, type WarningId } from '../../core/warnings/warning.ts'
import { describeWarning } from '../../core/warnings/words.ts'
import type { Observer, ScenarioChange } from '../../emulator.ts'
import type { Exchange } from '../../http/journal/journal.ts'
import { ownName } from '../clients/own-name.ts'
import { shellWord } from '../clients/shell-word.ts'
import { style } from './style.ts'

// As much of a line as a person reads.
const longestLine = 1_000

/** Writes a line for each exchange and each attempt at a callback, with the hint and the warnings below it. */
export function createLog(write: (line: string) => void): Observer {
  const advised = new Set<WarningId>()
  let isDistrusted = false

  /** Advice would be repeated for every job, so each is logged once. */
  function freshAdvice({ warnings }: Exchange): string[] {
    const fresh = warnings.filter((one) => isAdvice(one) && !advised.has(one.id))
    for (const { id } of fresh) advised.add(id)
    return fresh.map((one) => `${describeWarning(one)} (Logged once.)`)
  }

  return {
    onExchange: (exchange) => write([exchangeLine(exchange), ...freshAdvice(exchange).map(below)].join('\n')),
    onAttempt: (delivery, attempt) => write(attemptLine(delivery, attempt)),
    onScenarios: (change, at) => write(`${time(at)} ${scenariosLine(change)}`),
    onDistrust(caPath) {
      if (!isDistrusted) write(distrustLines(caPath))
      isDistrusted = true
    },
  }
}

function scenariosLine({ changed, gone, problems }: ScenarioChange): string {
  if (problems.length > 0) {
    const line = `${style('red', '✗')} scenarios stay as they were until this is fixed:`
    return [line, ...problems.map((problem) => below(describeProblem(problem)))].join('\n')
  }
  const parts = [
    ...(changed.length > 0 ? [changed.join(', ')] : []),
    ...(gone.length > 0 ? [`${gone.join(', ')} gone`] : []),
  ]
  return `↻ scenarios read again: ${parts.length > 0 ? parts.join('; ') : 'unchanged, and all valid again'}`
}

function distrustLines(caPath: string): string {
  const cure = `Node: NODE_EXTRA_CA_CERTS=${shellWord(caPath)} before it starts. Others: ${ownName(process.env)} ca. (Logged once.)`
  const line = `${style('red', '✗')} a client closed its https connection before it sent a request: it does not seem to trust the certificate`
  return [line, below(cure)].join('\n')
}

function exchangeLine(exchange: Exchange): string {
  const { at, partnerId = '-', method, path, sentPath = path, status, latency, hint, warnings } = exchange
  const line = `${time(at)} ${status < 400 ? '→' : style('red', '✗')} ${visible(partnerId)} ${method} ${visible(sentPath)} ${statusText(status)} ${style('dim', `${latency.toFixed(1)} ms`)}`
  const texts = warnings.filter((one) => !isAdvice(one)).map(describeWarning)
  return [line, ...[...(hint ? [hint] : []), ...texts].map(below)].join('\n')
}

function below(text: string): string {
  return `         ${style('yellow', visible(text))}`
}

function attemptLine(
  { partnerId, smileJobId, url, reported, state, attempts, dueAt }: WordedDelivery,
  { at, status, problem }: Attempt,
): string {
  const outcome = status === undefined ? style('red', 'no answer') : statusText(status)
  const next = state === 'owed' ? `; again at ${time(dueAt)}` : `; ${state.replace('_', ' ')}`
  const line = `${time(at)} ← ${partnerId} callback of ${smileJobId} (${visible(`${reported.result.code} ${reported.result.text}`)}) to ${visible(withoutLinkSecrets(url))} ${outcome}${style('dim', ` (attempt ${attempts.length}${next})`)}`
  return problem ? `${line}\n${below(problem)}` : line
}

function statusText(status: number): string {
  return style(status < 400 ? 'green' : 'red', String(status))
}

function time(at: number): string {
  return style('dim', new Date(at).toISOString().slice(11, 19))
}

/** Text from a client, without control characters for the terminal. */
function visible(text: string): string {
  const line = text.replace(/\p{Cc}/gu, '?')
  return line.length > longestLine ? `${line.slice(0, longestLine)}…` : line
}
