import { jobStates, statusAt } from '../../core/jobs/job.ts'
import { outcomes } from '../../core/jobs/outcome.ts'
import { products } from '../../core/jobs/product.ts'
import type { WordedDelivery, WordedJob } from '../../core/jobs/worded.ts'
import type { Instant } from '../../core/time.ts'
import type { Call } from '../../http/operation.ts'
import { type Html, html } from '../../markup/html.ts'
import { filterForm, input, partnerSelect, select } from '../cards/fields.ts'
import { pageFrom, pageOf, pager } from '../cards/paging.ts'
import { timesOf } from '../drawing/times.ts'
import type { PageParts } from '../parts.ts'
import { home, jobPath, paths, scenarioPath } from '../paths.ts'
import type { View } from '../view.ts'
import { badge, isNamedByPartner, jobBadge, moment, plain, productNames, said, saidId, whyChosen } from '../words.ts'

/** Every job, newest first. */
export async function jobsView({ control }: PageParts, call: Call): Promise<View> {
  const partners = control.partners()
  const nowOf = timesOf(control)
  const partnerId = call.query.get('partner') || undefined
  const isNarrowed = ['product', 'outcome', 'q'].some((name) => call.query.get(name))
  const paged = isNarrowed
    ? pageOf((await control.jobs({ partnerId })).filter(jobTest(call, nowOf)), call)
    : await pageFrom(
        await control.countJobs({ partnerId }),
        (skip, take) => control.jobs({ partnerId, page: { skip, take } }),
        call,
      )
  const callbacks = await Promise.all(paged.shown.map(control.callbacksOf))
  const filter = html`<h1>Jobs</h1>
${filterForm(home, [
  partnerSelect(control, call.query.get('partner')),
  select('product', 'Product', call.query.get('product') ?? '', [
    ['', 'all'],
    ...products.map((one) => [one, productNames[one]] as const),
  ]),
  select('outcome', 'Outcome', call.query.get('outcome') ?? '', [
    ['', 'all'],
    ...[...jobStates, ...outcomes].map((one) => [one, plain(one)] as const),
  ]),
  input('q', 'Text', call.query.get('q') ?? '', html`type="search" placeholder="user, job, scenario, code"`),
])}`
  const list =
    paged.total === 0
      ? nothing(isNarrowed || partnerId !== undefined)
      : html`<table class="list jobs"><thead><tr><th>Job</th><th>User</th><th>Product</th><th>Scenario</th><th>State</th><th>Callbacks</th><th>Submitted</th></tr></thead>
<tbody>${paged.shown.map((job, index) => row(job, callbacks[index] ?? [], nowOf(job.partnerId), partners.length > 1))}</tbody></table>
${pager(paged, call, ['job', 'jobs'])}`
  return {
    title: 'Jobs',
    section: paths.jobs,
    blocks: [
      { id: 'filter', html: filter },
      { id: 'jobs', html: list },
    ],
  }
}

function nothing(isFiltered: boolean): Html {
  if (isFiltered) return html`<p class="empty">No job matches. <a href="${home}">Show all</a></p>`
  return html`<div class="empty"><p>No job was submitted yet. Submit one with your SDK, and it appears here at once.</p>
<p><a class="button primary" href="${paths.try}">Or try it from here</a></p></div>`
}

function row(job: WordedJob, deliveries: readonly WordedDelivery[], now: Instant, withPartner: boolean): Html {
  const { submission, smileJobId, partnerId, scenario, warnings } = job
  const { state, result } = statusAt(job, now)
  return html`<tr id="job-${partnerId}-${smileJobId}">
<td data-label="Job"><a href="${jobPath(job)}">${saidId(smileJobId)}</a>${withPartner && html` <small>of ${partnerId}</small>`}${isNamedByPartner(job) && html`<small class="under">${saidId(submission.jobId)}</small>`}</td>
<td data-label="User">${said(submission.userId)}</td>
<td data-label="Product">${productNames[submission.product]}</td>
<td data-label="Scenario">${scenario.chosenBy === 'package' ? plain(scenario.name) : html`<a href="${scenarioPath(scenario.name)}">${scenario.name}</a>`}<small class="under">${whyChosen(job)}</small></td>
<td data-label="State"><span>${jobBadge(state, result)}<small class="under">${result && html`<span class="code-number">${result.code}</span> `}${warnings.length > 0 && warningCount(warnings.length)}</small></span></td>
<td data-label="Callbacks">${callbackCount(deliveries, submission.callbackUrl !== undefined, now)}</td>
<td data-label="Submitted">${moment(job.submittedAt)}</td>
</tr>`
}

function warningCount(count: number): Html {
  return html`<span class="badge warn">${count} ${count === 1 ? 'warning' : 'warnings'}</span>`
}

/** How many were delivered of those that were planned, and how many have come to a bad end. */
function callbackCount(deliveries: readonly WordedDelivery[], isAsked: boolean, now: Instant): Html {
  const planned = deliveries.filter(({ state }) => state !== 'cancelled')
  if (planned.length === 0) return html`<span class="dim">${isAsked ? 'none' : 'none asked'}</span>`
  const count = (...states: readonly WordedDelivery['state'][]) =>
    planned.filter(({ state }) => states.includes(state)).length
  const lost = planned.filter(({ state, dueAt }) => state === 'lost' && dueAt <= now).length
  const failed = count('given_up', 'refused') + lost
  const owed = count('owed')
  return html`${count('delivered')} of ${planned.length}${owed > 0 && html` ${badge('wait', `${owed} owed`)}`}${failed > 0 && html` ${badge('bad', `${failed} failed`)}`}`
}

function jobTest({ query }: Call, nowOf: (partnerId: string) => Instant): (job: WordedJob) => boolean {
  const product = query.get('product')
  const outcome = query.get('outcome')
  const wanted = query.get('q')?.trim().toLowerCase()
  return (job) => {
    if (product && job.submission.product !== product) return false
    if (!outcome && !wanted) return true
    const { state, result } = statusAt(job, nowOf(job.partnerId))
    if (outcome && outcome !== state && outcome !== result?.outcome) return false
    return !wanted || textOf(job, result?.code).includes(wanted)
  }
}

function textOf({ submission, smileJobId, scenario, warnings }: WordedJob, code = ''): string {
  const words = [submission.userId, submission.jobId, smileJobId, scenario.name, code, ...warnings.map(({ id }) => id)]
  return words.join('\n').toLowerCase()
}
