import { claimable } from '../../core/jobs/claim.ts'
import { products } from '../../core/jobs/product.ts'
import type { CanSay } from '../../core/jobs/wording.ts'
import { describeStory } from '../../core/scenarios/describe.ts'
import type { ScenarioProblem } from '../../core/scenarios/problem.ts'
import { appliesTo, type Scenario } from '../../core/scenarios/scenario.ts'
import { type Html, html } from '../../markup/html.ts'
import { input } from '../cards/fields.ts'
import { drawScenario } from '../drawing/scenario.ts'
import type { PageParts } from '../parts.ts'
import { paths } from '../paths.ts'
import type { View } from '../view.ts'
import { productNames, said } from '../words.ts'
import { queueForm, queues } from './scenarios.ts'

/** What somebody wrote, and what is wrong with it. */
export interface Draft {
  readonly name: string
  readonly text: string
  readonly problems: readonly ScenarioProblem[]
  readonly problem?: string
}

/** One story: drawn, in words, and as it is written. */
export async function scenarioView(parts: PageParts, name: string, draft?: Draft): Promise<View> {
  const { control } = parts
  const scenario = control.scenario(name)
  const { file, text, isKept } = control.catalogue.sourceOf(name)
  const shown = draft ?? { name, text, problems: [] }
  return {
    title: `Scenario ${name}`,
    section: paths.scenarios,
    blocks: [
      { id: 'story', html: story(scenario, parts, isKept ? 'in memory' : file) },
      { id: 'queues', html: await queues(control) },
      { id: 'queue', html: queueForm(name, control) },
      { id: 'editor', html: editor(parts, shown, isKept) },
    ],
    ...(draft && { status: 400 }),
  }
}

const template = `name: my-scenario
summary: One sentence.
match:
  user_id: { matches: '^my-' }
stages:
  - { after: 1s, outcome: provisional, by: machine }
  - { after: 30s, outcome: approved, by: human }
`

/** A story that is not there yet. */
export function newScenarioView(parts: PageParts, draft?: Draft): View {
  const shown = draft ?? { name: '', text: template, problems: [] }
  const head = html`<h1>A scenario of your own</h1><p class="lead">Kept in memory, it applies at once, until the emulator stops.</p>`
  return {
    title: 'Write a scenario',
    section: paths.scenarios,
    blocks: [
      { id: 'head', html: head },
      { id: 'editor', html: editor(parts, shown, false) },
    ],
    ...(draft && { status: 400 }),
  }
}

function story(scenario: Scenario, { generations }: PageParts, file: string): Html {
  const { name, summary, alternatives } = scenario
  return html`<h1>${name}</h1><p class="lead">${summary}</p>
<section class="card">${drawScenario(scenario)}<ol class="story">${describeStory(scenario).map((line) => html`<li>${line}</li>`)}</ol>
<dl class="plain">${generations.map((one) => html`<dt>Products${generations.length > 1 && ` in ${one.name}`}</dt><dd>${toldAbout(scenario, one.canSay)}</dd>`)}
<dt>Matches</dt><dd>${alternatives.length === 0 ? 'nothing by itself: name it or queue it' : alternatives.map((conditions, index) => html`${index > 0 && html`<br>or `}${conditions.map(({ field, predicate }, at) => html`${at > 0 && ' and '}<code>${field}</code> ${said(predicate.description)}`)}`)}</dd>
<dt>Written</dt><dd>${said(file)}</dd></dl></section>`
}

function toldAbout(scenario: Scenario, canSay: CanSay): string {
  const known = products.filter((product) => claimable(product, canSay).length > 0)
  const about = known.filter((product) => appliesTo(scenario, product, canSay))
  if (about.length === known.length) return 'every product'
  return about.length === 0 ? 'no product' : about.map((one) => productNames[one]).join(', ')
}

function editor({ control }: PageParts, { name, text, problems, problem }: Draft, isKept: boolean): Html {
  const folder = control.catalogue.folder()
  return html`<form method="post" action="${name === '' ? paths.newScenario : paths.scenarios}" class="card stacked">
<h2>As it is written</h2>
${(problems.length > 0 || problem) && wrong(problems, problem)}
${name === '' ? input('name', 'Name', '', html`required pattern="[a-z0-9]+(-[a-z0-9]+)*" placeholder="my-scenario"`) : html`<input type="hidden" name="name" value="${name}">`}
<label>YAML <textarea name="text" class="yaml" rows="16" spellcheck="false" autocapitalize="off"${problems.length > 0 ? html` aria-invalid="true" aria-describedby="wrong"` : ''}>
${text}</textarea></label>
<div class="buttons"><button class="primary" name="do" value="keep">Keep in memory</button>
${folder !== undefined && html`<button name="do" value="save">Save to ${folder}</button>`}
${isKept && html`<button name="do" value="forget" formnovalidate>Remove from memory</button>`}</div>
<p class="dim">${folder === undefined ? 'In memory it lasts until the emulator stops. Start with --scenarios FOLDER to save it there.' : 'In memory it lasts until the emulator stops.'} <a href="/__emulator/schemas/scenario">The language’s schema</a></p>
${problems.length > 0 && listing(text, problems)}
</form>`
}

function wrong(problems: readonly ScenarioProblem[], problem: string | undefined): Html {
  return html`<div class="problem-box" id="wrong" role="alert"><p><b>It was rejected.</b> ${problem && said(problem)}</p>
<ul class="faults">${problems.map(({ line, column, message }) => html`<li><button type="button" class="line" data-line="${line}">Line ${line}</button> ${said(`${message}`)} <small>column ${column}</small></li>`)}</ul></div>`
}

/** The text with its lines numbered, and those that are wrong marked. */
function listing(text: string, problems: readonly ScenarioProblem[]): Html {
  const wrongLines = new Set(problems.map(({ line }) => line))
  return html`<ol class="listing" aria-label="The same text, by line">${text
    .split(/\r\n|\r|\n/)
    .map(
      (line, index) => html`<li${wrongLines.has(index + 1) ? html` class="wrong"` : ''}><code>${line}</code></li>`,
    )}</ol>`
}
