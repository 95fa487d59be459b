import { advised } from '../../core/explanations.ts'
import { claimable } from '../../core/jobs/claim.ts'
import { decisions, statusAt } from '../../core/jobs/job.ts'
import type { WordedJob } from '../../core/jobs/worded.ts'
import { withoutLinkSecrets } from '../../core/text/secrets.ts'
import type { WordedWarning } from '../../core/warnings/words.ts'
import type { Call } from '../../http/operation.ts'
import type { Generation } from '../../vendor/generation.ts'
import { deliveryCard } from '../cards/delivery.ts'
import { curlOf, exchangeList } from '../cards/exchange-list.ts'
import { packageCard } from '../cards/package.ts'
import { signatureCard } from '../cards/signature.ts'
import { endOf, lanesOf, type Moment, momentsOf, type Story } from '../drawing/moments.ts'
import { drawTimeline } from '../drawing/timeline.ts'
import { type Html, html } from '../html.ts'
import { inPlace } from '../layout.ts'
import type { PageParts } from '../parts.ts'
import { pathOf, paths, scenarioPath } from '../paths.ts'
import type { View } from '../view.ts'
import {
  countdown,
  isNamedByPartner,
  jobBadge,
  moment,
  plain,
  productNames,
  roughly,
  said,
  whyChosen,
} from '../words.ts'

/** Everything about one job. */
export async function jobView(parts: PageParts, call: Call): Promise<View> {
  const { control } = parts
  const job = await control.job(call.params.job ?? '', call.params.partner)
  const generation = parts.generationNamed(job.submission.generation)
  const clock = control.clockOf(job.partnerId)
  const now = clock.now()
  const partners = control.partners()
  const [upload, deliveries] = await Promise.all([control.uploadOf(job), control.callbacksOf(job)])
  const story: Story = { job, upload, deliveries, now }
  const moments = momentsOf(story)
  const exchanges = control.journal({ partnerId: job.partnerId, jobId: job.submission.jobId })
  const isOpen = moments.some(({ isToCome }) => isToCome) || statusAt(job, now).state === 'in_review'
  return {
    title: `Job ${job.smileJobId}`,
    section: paths.jobs,
    countsDown: isOpen && clock.kind === 'system',
    blocks: [
      { id: 'facts', html: facts(job, now, { partner: partners.length > 1, api: parts.generations.length > 1 }) },
      { id: 'review', html: review(job, now) },
      { id: 'story', html: storyCard(moments, story, clock.kind === 'virtual') },
      { id: 'callbacks', html: callbacks(story, generation) },
      { id: 'warnings', html: warnings(job.warnings) },
      { id: 'signatures', html: signatureCard(story, exchanges, generation.explain.signature) },
      { id: 'package', html: packageCard(job, parts.pictures !== undefined) },
      { id: 'exchanges', html: exchangeList(exchanges, curlOf(parts, call)) },
    ],
  }
}

/** @param several of what there are several, so that it is said which. */
function facts(job: WordedJob, now: number, several: Readonly<Record<'partner' | 'api', boolean>>): Html {
  const { submission, scenario } = job
  const { consent } = submission
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
${consent && html`<div class="wide"><dt>Consent</dt><dd>${said(consent.grantedAt)}, notice in ${said(consent.noticeLanguage)} at ${said(withoutLinkSecrets(consent.noticePrivacyPolicyUrl))}</dd></div>`}
<div class="wide"><dt>Callback to</dt><dd>${submission.callbackUrl ? said(withoutLinkSecrets(submission.callbackUrl)) : 'none given'}</dd></div>
</dl>
${scenario.nearMiss && nearMiss(scenario.nearMiss)}`
}

function nearMiss({ scenario, field, expected, actual }: NonNullable<WordedJob['scenario']['nearMiss']>): Html {
  return html`<p class="note">Closest was <a href="${scenarioPath(scenario)}">${scenario}</a>: it needs <code>${field}</code> to be ${said(expected)}, but it was ${said(actual)}.</p>`
}

const words = { approve: 'Approve', reject: 'Reject', spoof: 'Confirm a spoof' } as const

function review(job: WordedJob, now: number): Html {
  if (statusAt(job, now).state !== 'in_review') return html``
  const act = pathOf(paths.review, { partner: job.partnerId, job: job.smileJobId })
  return html`<form class="card review" method="post" action="${act}" ${inPlace}>
<div><h2>Be the reviewer</h2>
<p class="dim">The machine is not sure. What you say is final, and its callback goes out at once.</p></div>
<div class="buttons">${decisions.map((one) => html`<button class="${one}" name="decision" value="${one}">${words[one]}</button>`)}</div>
</form>`
}

function storyCard(moments: readonly Moment[], story: Story, isVirtual: boolean): Html {
  const from = moments[0]?.at ?? story.job.submittedAt
  const to = endOf(moments, story, from)
  const isComing = moments.some(({ isToCome }) => isToCome)
  return html`<section class="card"><h2>Timeline</h2>
${drawTimeline({ label: 'What happened when, to scale. The list below says the same.', from, to, now: story.now, lanes: lanesOf(moments, story, from, to) })}
<ol class="moments">${moments.map((one) => momentRow(one, from, story.now))}</ol>
${isVirtual && isComing && html`<p class="note">The clock is virtual and stands still. <a href="${paths.clock}">Advance it</a></p>`}
</section>`
}

function momentRow({ at, tone, what, note, isToCome }: Moment, from: number, now: number): Html {
  return html`<li class="${tone}${isToCome ? ' to-come' : ''}"><span class="when">${isToCome ? countdown(at, now) : `+${roughly(at - from)}`}</span>
<span>${what}${note && html` <small>${note}</small>`}</span> <span class="clock">${moment(at)}</span></li>`
}

function callbacks({ job, deliveries, now }: Story, generation: Generation): Html {
  const { callbackUrl, product } = job.submission
  const claims = claimable(product, generation.canSay)
  const none = callbackUrl
    ? 'None: with its scenario this job never has a result.'
    : advised('None: the result was in the answer, or it has no callback URL.', 'name_callback', generation.explain)
  return html`<section class="card"><h2>Callbacks</h2>
${deliveries.length === 0 ? html`<p class="dim">${none}</p>` : deliveries.map((one) => deliveryCard(one, claims, now))}
</section>`
}

function warnings(list: readonly WordedWarning[]): Html {
  if (list.length === 0) return html``
  return html`<section class="card"><h2>Warnings</h2>
<p>They work here, and would hurt in production.</p>
<ul class="warnings">${list.map(({ id, message, cure }) => html`<li><code>${id}</code> ${said(message)} <span class="cure">${said(cure)}</span></li>`)}</ul>
</section>`
}
