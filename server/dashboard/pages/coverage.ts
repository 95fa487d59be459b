import type { Coverage } from '../../core/situations/coverage.ts'
import type { CoverageGroup, CoveredSituation } from '../../core/situations/covered.ts'
import type { GroupedSituation, Migration } from '../../core/situations/migration.ts'
import type { Operation } from '../../http/operation.ts'
import { type Html, html } from '../../markup/html.ts'
import { page } from '../page.ts'
import type { PageParts } from '../parts.ts'
import { paths, scenarioPath } from '../paths.ts'
import type { View } from '../view.ts'
import { badge, said } from '../words.ts'

/** What clients have met of all that Smile ID can do, by generation of the API, and how to meet the rest. */
async function coverageView({ control }: PageParts): Promise<View> {
  const coverage = await control.coverage()
  return {
    title: 'Coverage',
    section: paths.coverage,
    blocks: [
      { id: 'summary', html: summary(coverage) },
      { id: 'migrations', html: html`${coverage.migrations.map(migrationCard)}` },
      { id: 'groups', html: html`${coverage.groups.map(groupCard)}` },
    ],
  }
}

function summary({ percent, met, possible }: Coverage): Html {
  const found =
    possible === 0
      ? html`<div class="empty"><p>Nothing was asked yet.</p><p><a class="button primary" href="${paths.try}">Try it</a></p></div>`
      : html`<p><b>${percent} %</b>: ${met} of ${possible} situations.</p>`
  return html`<h1>Coverage</h1>
<p class="dim">What your clients have met of all that Smile ID can do. Only situations of the products and endpoints that they used count. A reset forgets nothing of it.</p>${found}`
}

function migrationCard({ from, to, missing, without }: Migration): Html {
  return html`<section class="card"><h2>From ${from} to ${to}</h2>
<p>${missing.length === 0 ? `Whatever was met through ${from} was met through ${to} too, where ${to} has it.` : `Met through ${from}, and not yet through ${to}: ${missing.length}.`}</p>
${
  missing.length > 0 &&
  html`<table class="list"><thead><tr><th>Met through ${from}</th><th>In ${to}</th><th>How to meet it</th></tr></thead>
<tbody>${missing.map(({ met, next }) => html`<tr><td data-label="Met">${named(met)}</td><td data-label="In ${to}">${named(next)}</td><td data-label="How">${cure(next.cure)}</td></tr>`)}</tbody></table>`
}
${without.length > 0 && html`<details><summary>Without a counterpart in ${to}: ${without.length}</summary><ul>${without.map((one) => html`<li>${named(one)}</li>`)}</ul></details>`}</section>`
}

function groupCard({ title, situations }: CoverageGroup): Html {
  const met = situations.filter(({ times }) => times > 0).length
  return html`<section class="card"><h2>${said(title)} <small class="dim">${met} of ${situations.length}</small></h2>
<table class="list"><thead><tr><th>Situation</th><th>Met</th><th>How to meet it</th></tr></thead><tbody>${situations.map(situationRow)}</tbody></table></section>`
}

function situationRow({ title, times, cure: how }: CoveredSituation): Html {
  return html`<tr><td data-label="Situation">${said(title)}</td>
<td data-label="Met">${times > 0 ? badge('good', `met ${times}`) : badge('wait', 'never')}</td><td data-label="How">${times === 0 && cure(how)}</td></tr>`
}

/** A scenario can be queued on its own page. */
function cure(how: string): Html {
  const scenario = how.startsWith('next ') ? how.slice('next '.length) : undefined
  return scenario === undefined
    ? html`${said(how)}`
    : html`<a href="${scenarioPath(scenario)}">next ${said(scenario)}</a>`
}

function named({ group, title }: GroupedSituation): Html {
  return html`<span class="dim">${said(group)}:</span> ${said(title)}`
}

/** The page of coverage. */
export function coveragePages(parts: PageParts): Operation[] {
  return [page(paths.coverage, parts.renderer, () => coverageView(parts))]
}
