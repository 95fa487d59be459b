import type { Call, Operation } from '../../http/operation.ts'
import { html } from '../../markup/html.ts'
import { curlOf, exchangeItem } from '../cards/exchange-list.ts'
import { filterForm, input, partnerSelect, select } from '../cards/fields.ts'
import { pageOf, pager } from '../cards/paging.ts'
import { page } from '../page.ts'
import type { PageParts } from '../parts.ts'
import { paths } from '../paths.ts'
import type { View } from '../view.ts'

// Bodies are in the page, folded, so it has few.
const size = 25

const statuses = ['2xx', '4xx', '5xx']

/** What passed between partners and the vendor's endpoints, the newest first. */
function journalView(parts: PageParts, call: Call): View {
  const { control } = parts
  const { query } = call
  const status = statuses.find((one) => one === query.get('status'))
  const path = query.get('path') ?? ''
  const jobId = query.get('job') ?? ''
  const filter = {
    partnerId: query.get('partner') || undefined,
    status,
    path: path || undefined,
    jobId: jobId || undefined,
  }
  const exchanges = control.journal(filter).toReversed()
  const paged = pageOf(exchanges, call, size)
  const form = html`<h1>Journal</h1>
${filterForm(paths.journal, [
  partnerSelect(control, query.get('partner')),
  select('status', 'Answer', status ?? '', [['', 'all'], ...statuses.map((one) => [one, one] as const)]),
  input('path', 'Path', path, html`placeholder="${parts.generations.map(({ prefix }) => `${prefix}/`).join(' or ')}"`),
  input('job', 'Job id', jobId),
])}
<p class="dim">Signatures, keys and pictures are removed${ofPeople(parts)}. Unfold one to see its bodies.</p>`
  const isFiltered = Object.values(filter).some((one) => one !== undefined)
  const list =
    paged.total === 0
      ? html`<p class="empty">${isFiltered ? 'No exchange matches.' : 'There are no requests yet.'}</p>`
      : html`<section class="card">${paged.shown.map((one) => exchangeItem(one, curlOf(parts, call)))}</section>
${pager(paged, call, ['exchange', 'exchanges'])}`
  return {
    title: 'Journal',
    section: paths.journal,
    blocks: [
      { id: 'filter', html: form },
      { id: 'exchanges', html: list },
    ],
  }
}

function ofPeople({ generations }: PageParts): string {
  const names = generations.filter(({ withoutPeople }) => withoutPeople !== undefined).map(({ name }) => name)
  return names.length === 0 ? '' : `, and of ${names.join(' and ')} what is about people`
}

export function journalPages(parts: PageParts): Operation[] {
  return [page(paths.journal, parts.renderer, (call) => journalView(parts, call))]
}
