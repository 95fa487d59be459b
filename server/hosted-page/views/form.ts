import type { LinkField } from '../../core/users/link-field.ts'
import type { LinkIdType, SmileLink } from '../../core/users/smile-link.ts'
import { type Html, html } from '../../markup/html.ts'
import type { FilledForm, Problem } from '../form/filled.ts'
import type { PictureField } from '../form/pictures.ts'
import { consentField, detailField, outcomeField, pictureField } from './fields.ts'
import type { View } from './layout.ts'
import { needs, ownerOf, said, typeName } from './words.ts'

/** What a form asks for, and what is known of the answers. */
export interface FormContents {
  readonly link: SmileLink
  /** Which of the link's ID types it is about. */
  readonly place: number
  readonly idType: LinkIdType
  readonly fields: readonly LinkField[]
  readonly pictures: readonly PictureField[]
  /** The names of the scenarios that can be chosen; none when nothing can. */
  readonly scenarios: readonly string[]
  /** What was filled in before, and what is wrong with it. */
  readonly filled?: FilledForm | undefined
  readonly problems?: readonly Problem[]
}

/** Who asks, for what. */
function heading(link: SmileLink): Html {
  return html`<h1>${said(link.name)}</h1>
<p class="lead">${ownerOf(link)} asks you to prove who you are.</p>
${link.description && html`<p>${said(link.description)}</p>`}`
}

/** The choice among a link's ID types. */
export function choiceView(link: SmileLink): View {
  const choices = link.idTypes.map(
    (idType, place) =>
      html`<li><a href="?type=${place}">${typeName(idType)} <small>${needs[idType.product]}</small></a></li>`,
  )
  const content = html`${heading(link)}
<h2>What do you have at hand?</h2>
<ul class="choices">${choices}</ul>`
  return { title: link.name, link, content }
}

/** The form that a person fills in. @param page its address. */
export function formView(contents: FormContents, page: string, token: string): View {
  const { link, place, idType, fields, pictures, scenarios, filled, problems = [] } = contents
  const problemAt = (name: string) => problems.find(({ field }) => field === name)?.text
  const content = html`${heading(link)}
${problems.length > 0 && summary(problems)}
<form method="post" action="${page}" enctype="multipart/form-data" data-once>
<input type="hidden" name="token" value="${token}">
<input type="hidden" name="type" value="${place}">
<h2>${typeName(idType)}</h2>
${link.idTypes.length > 1 && html`<p><a href="${page}">Choose something else</a></p>`}
${fields.map((field) => detailField(field, filled?.text(field.name) ?? '', problemAt(field.name)))}
${pictures.map((picture) => pictureField(picture, problemAt(picture.name)))}
${scenarios.length > 0 && outcomeField(scenarios, filled?.text('scenario') ?? '')}
${consentField(link, filled?.text('consent') === 'yes', problemAt('consent'))}
<button class="primary">Send</button>
</form>`
  if (problems.length === 0) return { title: link.name, link, content }
  return { title: `Problem: ${link.name}`, link, content, status: 400 }
}

function summary(problems: readonly Problem[]): Html {
  const items = problems.map(({ field, text }) => html`<li><a href="#${field}">${text}</a></li>`)
  return html`<div class="problem" role="alert"><h2>Something is missing, or not right</h2><ul>${items}</ul></div>`
}
