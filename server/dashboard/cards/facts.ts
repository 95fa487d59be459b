import type { Screening } from '../../core/identity/screening.ts'
import { statusAt } from '../../core/jobs/job.ts'
import type { WordedJob } from '../../core/jobs/worded.ts'
import { withoutLinkSecrets } from '../../core/text/secrets.ts'
import { type Html, html } from '../../markup/html.ts'
import type { Generation } from '../../vendor/generation.ts'
import { scenarioPath } from '../paths.ts'
import { isNamedByPartner, jobBadge, moment, plain, productNames, said, whyChosen } from '../words.ts'

/**
 * What a job is, and what has come of it.
 * @param several of what there are several, so that it is said which.
 */
export function factsCard(job: WordedJob, now: number, several: Readonly<Record<'partner' | 'api', boolean>>): Html {
  const { submission, scenario } = job
  const { consent, screening } = submission
  const { state, result } = statusAt(job, now)
  return html`<div class="title"><h1>Job ${job.smileJobId}</h1> ${jobBadge(state, result)}</div>
<p class="lead">${result ? html`<span class="code-number">${result.code}</span> ${result.text}` : 'No result yet.'}</p>
<dl class="facts">
<div><dt>User</dt><dd>${said(submission.userId)}</dd></div>
${isNamedByPartner(job) && html`<div><dt>Job id</dt><dd>${said(submission.jobId)}</dd></div>`}
<div><dt>Product</dt><dd>${productNames[submission.product]}</dd></div>
${several.api && html`<div><dt>API</dt><dd>${submission.generation}</dd></div>`}
${several.partner && html`<div><dt>Partner</dt><dd>${job.partnerId}</dd></div>`}
<div><dt>Scenario</dt><dd>${scenario.chosenBy === 'package' ? plain(scenario.name) : html`<a href="${scenarioPath(scenario.name)}">${scenario.name}</a>`} <small>${whyChosen(job)}</small></dd></div>
<div><dt>Submitted</dt><dd>${moment(job.submittedAt)}${submission.sourceSdk && html` by ${said(submission.sourceSdk)}`}</dd></div>
${screening && html`<div class="wide"><dt>Screened</dt><dd>${screened(screening)}</dd></div>`}
${consent && html`<div class="wide"><dt>Consent</dt><dd>${said(consent.grantedAt)}, notice in ${said(consent.noticeLanguage)} at ${said(withoutLinkSecrets(consent.noticePrivacyPolicyUrl))}</dd></div>`}
<div class="wide"><dt>Callback to</dt><dd>${submission.callbackUrl ? said(withoutLinkSecrets(submission.callbackUrl)) : 'none given'}</dd></div>
</dl>`
}

/** Whom a screening looks for, and how. */
function screened({ fullName, birthYear, countries, aliases, strictMatch }: Screening): Html {
  const terms = [
    ...(birthYear === undefined ? [] : [`born in ${birthYear}`]),
    ...(countries.length === 0 ? [] : [`of ${countries.join(', ')}`]),
    ...(aliases.length === 0 ? [] : [`also called ${aliases.join(', ')}`]),
    strictMatch ? 'with a strict match' : 'with a loose match',
  ]
  return html`${said(fullName)}${terms.map((term) => html`, ${said(term)}`)}`
}

/** Which scenario came closest, and why it is another. What a person's member was is not repeated. */
export function nearMissNote({ scenario: { nearMiss } }: WordedJob, { isPersonal = () => false }: Generation): Html {
  if (!nearMiss) return html``
  const { scenario, field, expected, actual } = nearMiss
  const came = field.split('.').some(isPersonal) ? 'it was something else' : html`it was ${said(actual)}`
  return html`<p class="note">Closest was <a href="${scenarioPath(scenario)}">${scenario}</a>: it needs <code>${field}</code> to be ${said(expected)}, but ${came}.</p>`
}
