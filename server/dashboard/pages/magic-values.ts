import type { Call, Operation } from '../../http/operation.ts'
import { type Html, html } from '../../markup/html.ts'
import { type MagicAnswer, type MagicRow, magicRowsOf } from '../../vendor/magic-rows.ts'
import { filterForm, input, select } from '../cards/fields.ts'
import { pageOf, pager } from '../cards/paging.ts'
import { page } from '../page.ts'
import type { PageParts } from '../parts.ts'
import { paths, scenarioPath } from '../paths.ts'
import type { View } from '../view.ts'
import { productNames, said, saidId } from '../words.ts'

/** Every value that asks for an outcome in one generation of the API, of own scenarios too. */
async function magicValuesView({ control, generations, generationNamed }: PageParts, call: Call): Promise<View> {
  const names = generations.map(({ name }) => name)
  const asked = call.query.get('api') ?? ''
  const api = names.includes(asked) ? asked : (names[0] ?? '')
  const text = (call.query.get('q') ?? '').trim().toLowerCase()
  const rows = (await magicRowsOf(generationNamed(api), control.scenarios()))
    // The vendor's own first: a scenario's name is also on the page of scenarios.
    .toSorted((a, b) => Number(a.isName) - Number(b.isName))
    .filter((row) => textOf(row).includes(text))
  const paged = pageOf(rows, call, 500)
  const head = html`<h1>Magic values</h1>
<p>Whatever stands in a request decides what becomes of it. Each of these asks for a scenario.</p>
${filterForm(paths.magicValues, [
  select(
    'api',
    'API',
    api,
    names.map((name) => [name, name] as const),
  ),
  input('q', 'Text', call.query.get('q') ?? '', html`type="search" placeholder="value, place, answer"`),
])}`
  const list = html`<table class="list values"><thead><tr><th>Value</th><th>Where</th><th>Scenario</th><th>What comes back</th></tr></thead>
<tbody>${paged.shown.map(tableRow)}</tbody></table>${pager(paged, call, ['value', 'values'])}`
  return {
    title: 'Magic values',
    section: paths.magicValues,
    blocks: [
      { id: 'filter', html: head },
      { id: 'values', html: paged.total === 0 ? html`<p class="empty">No value matches.</p>` : list },
    ],
  }
}

function textOf({ value, places, scenario, answers }: MagicRow): string {
  return [value, ...places, scenario, ...answers.map(({ text }) => text)].join('\n').toLowerCase()
}

function tableRow({ value, places, scenario, answers }: MagicRow): Html {
  return html`<tr><td data-label="Value">${said(value)}</td>
<td data-label="Where">${places.map((one, index) => html`${index > 0 && ', '}<code>${saidId(one)}</code>`)}</td>
<td data-label="Scenario">${scenario && html`<a href="${scenarioPath(scenario)}">${scenario}</a>`}</td>
<td data-label="What comes back"><ul class="answers">${answers.map(answerItem)}</ul></td></tr>`
}

function answerItem({ products, text }: MagicAnswer): Html {
  const names = products.map((product) => productNames[product]).join(', ')
  return html`<li>${said(text)} ${names && html`<span class="dim">${names}</span>`}</li>`
}

/** The page of values that ask for an outcome. */
export function magicValuePages(parts: PageParts): Operation[] {
  return [page(paths.magicValues, parts.renderer, (call) => magicValuesView(parts, call))]
}
