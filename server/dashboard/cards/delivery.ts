import type { Outcome } from '../../core/jobs/outcome.ts'
import type { WordedDelivery } from '../../core/jobs/worded.ts'
import { describeCallback } from '../../core/scenarios/describe.ts'
import type { ReplayFault } from '../../core/scenarios/fault.ts'
import { withoutLinkSecrets } from '../../core/text/secrets.ts'
import type { Instant } from '../../core/time.ts'
import { type Html, html } from '../../markup/html.ts'
import { inPlace } from '../layout.ts'
import { jobPath, pathOf, paths } from '../paths.ts'
import { countdown, deliveryBadge, moment, plain, said } from '../words.ts'
import { select } from './fields.ts'

const choices: readonly (readonly [ReplayFault | '', string])[] = [
  ['', 'correctly'],
  ['forged', 'forged: signed with another key'],
  ['stale', 'stale: signed a day ago'],
  ['unsigned', 'without a signature'],
  ['twice', 'twice'],
]

/**
 * A callback with every attempt, and what can be done with it.
 * @param claims what a forged one could claim.
 * @param page where it stands among those of other jobs; then it says whose it is.
 */
export function deliveryCard(delivery: WordedDelivery, claims: readonly Outcome[], now: Instant, page?: string): Html {
  const { id, reported, state, dueAt, url, attempts, fault, replayOf, jobId } = delivery
  const wasSent = attempts.length > 0 || state === 'lost'
  return html`<article class="delivery" id="callback-${id}">
<header>${page ? html`<h2>${id}</h2>` : html`<h3>${id}</h3>`} ${deliveryBadge(delivery, now)} <span><span class="code-number">${reported.result.code}</span> ${reported.result.text}</span></header>
<p class="dim">${page && html`Job <a href="${jobPath(delivery)}">${said(jobId)}</a>. `}To ${said(withoutLinkSecrets(url))}.${
    state === 'owed' && html` Due ${countdown(dueAt, now)}, at ${moment(dueAt)}.`
  }${replayOf && html` Sends ${replayOf} again.`}${fault && html` It ${describeCallback(fault)}.`}</p>
${attempts.length > 0 && attemptTable(delivery)}
${wasSent && replayForm(id, claims, page)}
</article>`
}

function attemptTable({ attempts, id }: WordedDelivery): Html {
  return html`<table class="attempts"><caption class="hidden">Attempts at ${id}</caption><thead><tr><th>At</th><th>Answer</th><th>Took</th><th>Details</th></tr></thead><tbody>
${attempts.map(
  ({ at, status, latency, answer, problem }) => html`<tr>
<td data-label="At">${moment(at)}</td><td data-label="Answer">${status ?? 'none'}</td><td data-label="Took">${Math.round(latency)} ms</td>
<td data-label="Said">${problem && html`<span class="problem">${said(problem)}</span>`}${answer && html` <code>${said(answer)}</code>`}</td></tr>`,
)}</tbody></table>`
}

function replayForm(id: string, claims: readonly Outcome[], page: string | undefined): Html {
  const outcomes = claims.map((outcome) => [outcome, plain(outcome)] as const)
  return html`<form method="post" action="${pathOf(paths.replay, { id })}" class="replay" ${inPlace}>
${page && html`<input type="hidden" name="back" value="${page}">`}
${select('fault', 'Send again', '', choices)}
${select('claims', 'reporting', '', [['', 'the true result'], ...outcomes])}
<button>Replay</button></form>`
}
