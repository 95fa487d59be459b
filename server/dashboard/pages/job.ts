import { advised } from '../../core/explanations.ts'
import { claimable } from '../../core/jobs/claim.ts'
import { decisions, statusAt } from '../../core/jobs/job.ts'
import type { WordedJob } from '../../core/jobs/worded.ts'
import type { WordedWarning } from '../../core/warnings/words.ts'
import type { Call } from '../../http/operation.ts'
import { type Html, html } from '../../markup/html.ts'
import type { Generation } from '../../vendor/generation.ts'
import { deliveryCard } from '../cards/delivery.ts'
import { curlOf, exchangeList } from '../cards/exchange-list.ts'
import { factsCard, nearMissNote } from '../cards/facts.ts'
import { packageCard } from '../cards/package.ts'
import { signatureCard } from '../cards/signature.ts'
import { endOf, lanesOf, type Moment, momentsOf, type Story } from '../drawing/moments.ts'
import { drawTimeline } from '../drawing/timeline.ts'
import { inPlace } from '../layout.ts'
import type { PageParts } from '../parts.ts'
import { pathOf, paths } from '../paths.ts'
import type { View } from '../view.ts'
import { countdown, moment, roughly, said } from '../words.ts'

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
      { id: 'facts', html: factsCard(job, now, { partner: partners.length > 1, api: parts.generations.length > 1 }) },
      { id: 'near-miss', html: nearMissNote(job, generation) },
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
<p>The emulator accepted this, but it would cause problems in production.</p>
<ul class="warnings">${list.map(({ id, message, cure }) => html`<li><code>${id}</code> ${said(message)} <span class="cure">${said(cure)}</span></li>`)}</ul>
</section>`
}
