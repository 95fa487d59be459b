import { deliveryStates } from '../../core/callbacks/delivery.ts'
import { claimable } from '../../core/jobs/claim.ts'
import type { WordedDelivery } from '../../core/jobs/worded.ts'
import type { Call, Operation } from '../../http/operation.ts'
import { html } from '../../markup/html.ts'
import { deliveryCard } from '../cards/delivery.ts'
import { filterForm, input, partnerSelect, select } from '../cards/fields.ts'
import { pageOf, pager } from '../cards/paging.ts'
import { timesOf } from '../drawing/times.ts'
import { page } from '../page.ts'
import type { PageParts } from '../parts.ts'
import { paths } from '../paths.ts'
import type { View } from '../view.ts'
import { plain } from '../words.ts'

// Each has a table and a form, so a page has fewer of them than of jobs.
const size = 20

/** Every callback with its attempts, the newest first. */
async function callbacksView({ control, generationNamed }: PageParts, call: Call): Promise<View> {
  const { query } = call
  const nowOf = timesOf(control)
  const state = query.get('state') ?? ''
  const text = (query.get('q') ?? '').trim().toLowerCase()
  const listed = await control.callbacks({
    partnerId: query.get('partner') || undefined,
    states: deliveryStates.filter((one) => !state || one === state),
  })
  const all = listed.filter(({ id, jobId, url }) => `${id}\n${jobId}\n${url}`.toLowerCase().includes(text)).toReversed()
  const paged = pageOf(all, call, size)
  const filter = html`<h1>Callbacks</h1>
${filterForm(paths.callbacks, [
  partnerSelect(control, query.get('partner')),
  select('state', 'State', state, [['', 'all'], ...deliveryStates.map((one) => [one, plain(one)] as const)]),
  input('q', 'Text', query.get('q') ?? '', html`type="search" placeholder="callback, job, address"`),
])}`
  const card = (one: WordedDelivery) => {
    const claims = claimable(one.product, generationNamed(one.generation).canSay)
    return deliveryCard(one, claims, nowOf(one.partnerId), paths.callbacks)
  }
  const list =
    paged.total === 0
      ? html`<p class="empty">No callback ${state || text ? 'matches' : 'was planned yet'}.</p>`
      : html`<section class="card">${paged.shown.map(card)}</section>
${pager(paged, call, ['callback', 'callbacks'])}`
  const isComing = paged.shown.some(
    (one) => one.dueAt > nowOf(one.partnerId) && control.clockOf(one.partnerId).kind === 'system',
  )
  return {
    title: 'Callbacks',
    section: paths.callbacks,
    countsDown: isComing,
    blocks: [
      { id: 'filter', html: filter },
      { id: 'callbacks', html: list },
    ],
  }
}

export function callbackPages(parts: PageParts): Operation[] {
  return [page(paths.callbacks, parts.renderer, (call) => callbacksView(parts, call))]
}
