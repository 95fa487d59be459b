import type { WordedDelivery, WordedResult } from '../../core/jobs/worded.ts'
import { formatDuration, type Instant, toTimestamp } from '../../core/time.ts'
import type { Call, Operation } from '../../http/operation.ts'
import { type Html, html } from '../../markup/html.ts'
import { input, partnerForm } from '../cards/fields.ts'
import { type Coming, comingOf } from '../cards/upcoming.ts'
import { timesOf } from '../drawing/times.ts'
import { inPlace } from '../layout.ts'
import { action, page } from '../page.ts'
import type { PageParts } from '../parts.ts'
import { jobPath, paths } from '../paths.ts'
import type { View } from '../view.ts'
import { countdown, moment, plain, said, toneOf } from '../words.ts'

// As many as fit on a page.
const most = 50

const steps = ['1s', '5s', '30s', '1m', '10m', '1h', '1d']

/** What time it is, what will happen, and the button that makes it happen. */
async function clockView({ control }: PageParts, call: Call): Promise<View> {
  const partnerId = call.query.get('partner') || undefined
  const clock = control.clockOf(partnerId)
  const now = clock.now()
  const nowOf = timesOf(control)
  const coming = await comingOf(control, nowOf, partnerId)
  const isVirtual = clock.kind === 'virtual'
  return {
    title: 'Clock',
    section: paths.clock,
    countsDown: !isVirtual,
    blocks: [
      { id: 'clock', html: face(now, isVirtual, partnerId, control) },
      { id: 'advance', html: isVirtual ? advance(coming[0], now, partnerId) : html`` },
      { id: 'coming', html: list(coming, nowOf) },
    ],
  }
}

function face(now: Instant, isVirtual: boolean, partnerId: string | undefined, control: PageParts['control']): Html {
  const [day = '', time = ''] = toTimestamp(now).split('T')
  const kind = isVirtual
    ? 'A virtual clock: it stands still until it is advanced.'
    : 'The system’s clock: everything happens in real time. Start with --clock virtual for a clock that you advance.'
  return html`<h1>Clock</h1>
${partnerForm(paths.clock, control, partnerId)}
<p class="face"><span class="clock-time">${time.slice(0, 8)}<small>${time.slice(8, 12)}</small></span> <span class="dim">${day} UTC</span></p><p class="dim">${kind}</p>`
}

function advance(next: Coming | undefined, now: Instant, partnerId: string | undefined): Html {
  const toNext = next && formatDuration(next.at - now)
  return html`<form class="card" method="post" action="${paths.advance}" ${inPlace}><h2>Advance</h2>
${partnerId && html`<input type="hidden" name="partner" value="${partnerId}">`}
<div class="buttons">${toNext && html`<button class="primary" name="by" value="${toNext}">To the next event, ${toNext}</button>`}${steps.map((one) => html`<button name="by" value="${one}">${one}</button>`)}</div></form>
<form class="inline" method="post" action="${paths.advance}" ${inPlace}>${partnerId && html`<input type="hidden" name="partner" value="${partnerId}">`}${input('by', 'By as much as', '', html`placeholder="90s" required`)}<button>Advance</button></form>`
}

function list(coming: readonly Coming[], nowOf: (partnerId: string) => Instant): Html {
  if (coming.length === 0) {
    return html`<section class="card"><h2>What will happen</h2><p class="dim">Nothing, until something is submitted or reviewed.</p></section>`
  }
  const rest = coming.length - most
  return html`<section class="card"><h2>What will happen</h2><ol class="moments">${coming
    .slice(0, most)
    .map((one) =>
      row(one, nowOf(one.job.partnerId)),
    )}</ol>${rest > 0 && html`<p class="dim">And ${rest.toLocaleString('en')} more.</p>`}</section>`
}

function row(coming: Coming, now: Instant): Html {
  const { at, job } = coming
  return html`<li class="${'result' in coming ? toneOf(coming.result.outcome) : 'quiet'}"><span class="when">${countdown(at, now)}</span>
<span>${'result' in coming ? saying(coming.result) : calling(coming.callback)} <small>job <a href="${jobPath(job)}">${job.smileJobId}</a> of ${said(job.submission.userId)}</small></span>
<span class="clock">${moment(at)}</span></li>`
}

function saying({ by, outcome, code }: WordedResult['result']): Html {
  return html`${plain(by)} says <b>${plain(outcome)}</b> (${code})`
}

function calling({ reported, attempts }: WordedDelivery): Html {
  return html`Callback ${reported.result.code}${attempts.length > 0 && `, attempt ${attempts.length + 1}`}`
}

export function clockPages(parts: PageParts): Operation[] {
  const { control, renderer } = parts
  return [
    page(paths.clock, renderer, (call) => clockView(parts, call)),
    action(paths.advance, renderer, async (form) => {
      const partnerId = form.text('partner') || undefined
      await control.advance(form.text('by').trim(), partnerId)
      return partnerId ? `${paths.clock}?${new URLSearchParams({ partner: partnerId })}` : paths.clock
    }),
  ]
}
