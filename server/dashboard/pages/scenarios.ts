import { describeStory } from '../../core/scenarios/describe.ts'
import type { ScenarioProblem } from '../../core/scenarios/problem.ts'
import { hasFaults, type Scenario } from '../../core/scenarios/scenario.ts'
import type { Call } from '../../http/operation.ts'
import { type Html, html } from '../../markup/html.ts'
import { filterForm, input, partnerSelect, select } from '../cards/fields.ts'
import { pageOf, pager } from '../cards/paging.ts'
import { drawScenario } from '../drawing/scenario.ts'
import { inPlace } from '../layout.ts'
import type { PageParts } from '../parts.ts'
import { pathOf, paths, scenarioPath } from '../paths.ts'
import type { View } from '../view.ts'
import { said } from '../words.ts'

// Each has a drawing.
const size = 12

/** Every scenario, in the order in which they are tried. */
export async function scenariosView({ control }: PageParts, call: Call): Promise<View> {
  const { query } = call
  const text = (query.get('q') ?? '').trim().toLowerCase()
  const kind = query.get('kind') ?? ''
  const all = control
    .scenarios()
    .filter((one) => kind === '' || hasFaults(one) === (kind === 'faults'))
    // What people want to see first; in each kind, those that are looked at first.
    .toSorted((a, b) => Number(hasFaults(a)) - Number(hasFaults(b)))
    .filter((one) => `${one.name}\n${one.summary}\n${describeStory(one).join('\n')}`.toLowerCase().includes(text))
  const paged = pageOf(all, call, size)
  const head = html`<div class="title"><h1>Scenarios</h1> <a class="button" href="${paths.newScenario}">Write one</a></div>
${filterForm(paths.scenarios, [
  select('kind', 'Kind', kind, [
    ['', 'all'],
    ['outcomes', 'outcomes'],
    ['faults', 'faults'],
  ]),
  input('q', 'Text', query.get('q') ?? '', html`type="search" placeholder="name, summary, outcome"`),
])}`
  return {
    title: 'Scenarios',
    section: paths.scenarios,
    blocks: [
      { id: 'filter', html: head },
      { id: 'faults', html: brokenFiles(control.scenarioProblems()) },
      { id: 'queues', html: await queues(control) },
      {
        id: 'scenarios',
        html: html`<div class="cards">${paged.shown.map((one) => card(one, control))}</div>${pager(paged, call, ['scenario', 'scenarios'])}`,
      },
    ],
  }
}

function brokenFiles(problems: readonly ScenarioProblem[]): Html {
  if (problems.length === 0) return html``
  return html`<section class="card" role="alert"><h2>Invalid files</h2><p>Until they are fixed, all scenarios stay as they were.</p>
<ul class="faults">${problems.map(({ file, line, message }) => html`<li><b>${said(file)}, line ${line}</b> ${said(message)}</li>`)}</ul></section>`
}

/** What the next submissions will get. */
export async function queues(control: PageParts['control']): Promise<Html> {
  const partners = await Promise.all(
    control.partners().map(async ({ id }) => ({ id, queue: await control.queueOf(id) })),
  )
  const waiting = partners.filter(({ queue }) => queue.length > 0)
  return html`${waiting.map(
    ({ id, queue }) =>
      html`<p class="done">${partners.length > 1 && html`Partner ${id}: `}next ${queue.length === 1 ? 'submission' : `${queue.length} submissions`}: ${queue.slice(0, 5).map((name, index) => html`${index > 0 && ', then '}<b>${name}</b>`)}${queue.length > 5 && ' …'}</p>`,
  )}`
}

function card(scenario: Scenario, control: PageParts['control']): Html {
  const { name, summary } = scenario
  return html`<article class="card"><h2><a href="${scenarioPath(name)}">${name}</a></h2><p>${summary}</p>
${drawScenario(scenario)}
<ol class="story">${describeStory(scenario).map((line) => html`<li>${line}</li>`)}</ol>
${queueForm(name, control)}</article>`
}

export function queueForm(name: string, control: PageParts['control']): Html {
  return html`<form method="post" action="${pathOf(paths.queue, { name })}" class="inline" ${inPlace}>
${partnerSelect(control, null, true)}<button>Queue for the next job</button> <a class="button" href="${paths.try}?${new URLSearchParams({ scenario: name }).toString()}">Try it</a></form>`
}
