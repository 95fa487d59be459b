import type { ErrorKind, SmileError } from '../../core/errors.ts'
import { type Job, statusAt } from '../../core/jobs/job.ts'
import type { Word } from '../../core/jobs/wording.ts'
import type { Instant } from '../../core/time.ts'
import { linkStateAt, type SmileLink } from '../../core/users/smile-link.ts'
import { StrictError } from '../../core/warnings/strict-error.ts'
import type { Warning } from '../../core/warnings/warning.ts'
import { wordWarning } from '../../core/warnings/word-warning.ts'
import { html } from '../../markup/html.ts'
import type { View } from './layout.ts'
import { webUrl } from './web-url.ts'
import { closed, said, verdict } from './words.ts'

/** A page that only says something. */
export function messageView(status: number, title: string, text: string, link?: SmileLink): View {
  return { status, title, link, content: html`<h1>${title}</h1>\n<p class="lead">${text}</p>` }
}

/** Why a link is not open to whoever asks for it. */
export function closedView(link: SmileLink | undefined, now: Instant): View {
  const state = link ? linkStateAt(link, now) : 'open'
  if (!link || state === 'open')
    return messageView(404, 'There is no such link', 'Look whether the whole address is there.')
  const [title, text] = closed[state]
  const content = html`<h1>${title}</h1>
<p class="lead">${said(link.name)}</p>
<p>${text}</p>`
  return { status: 410, title, link, content }
}

/** How a job stands, and where it goes on. @param word its result in its generation's words. */
export function resultView(link: SmileLink, job: Job, now: Instant, word: Word | undefined): View {
  const { state, result } = statusAt(job, now)
  const [title, text] = verdict({ state, result })
  const next = webUrl(link.redirectUrl)
  const content = html`<div id="result" aria-live="polite"${state !== 'final' && html` data-waiting`}>
<h1>${title}</h1>
<p class="lead">${text}</p>
${word && html`<p class="word"><strong>${word.code}</strong> ${word.text}</p>`}
<p class="hint">Job ${said(job.smileJobId)}</p>
${state !== 'final' && html`<p data-unscripted><a href="">Look again</a></p>`}
${next && html`<p${result && html` data-next`}><a class="primary" href="${next.href}" rel="noreferrer">Go on to ${said(next.host)}</a></p>`}
</div>`
  return { title, link, content }
}

/** Why nothing came of a form. The hint is for whoever develops: there are only developers here. */
export function refusedView(error: SmileError): View {
  const warnings = error instanceof StrictError ? error.warnings : []
  const content = html`<h1>This could not be sent</h1>
<p class="lead">Nothing was sent.</p>
<div class="problem" role="alert"><p>${error.hint}</p>
${warnings.map((warning) => html`<p>${sentences(warning)}</p>`)}
</div>`
  return { status: statusOf(error), title: 'This could not be sent', content }
}

function sentences(warning: Warning): string {
  const { message, cure } = wordWarning(warning)
  return `${message} ${cure}`
}

const unreadable: readonly ErrorKind[] = ['not_multipart', 'invalid_multipart', 'wrong_type']

function statusOf(error: SmileError): number {
  const { kind } = error
  if (kind === 'system_error') return 500
  if (kind === 'body_too_large') return 413
  return unreadable.includes(kind) && !(error instanceof StrictError) ? 400 : 409
}
