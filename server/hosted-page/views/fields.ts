import type { LinkField } from '../../core/users/link-field.ts'
import type { SmileLink } from '../../core/users/smile-link.ts'
import { type Html, html } from '../../markup/html.ts'
import type { PictureField } from '../form/pictures.ts'
import { webUrl } from './web-url.ts'
import { ownerOf, said } from './words.ts'

const inputTypes: Readonly<Record<LinkField['kind'], string>> = {
  text: 'text',
  email: 'email',
  phone: 'tel',
  date: 'date',
}

/** A detail of a person. */
export function detailField(field: LinkField, value: string, problem: string | undefined): Html {
  const { name, label, kind, isRequired, oneOf, example } = field
  const need = oneOf === undefined ? 'Optional. ' : 'One way to reach you is enough. '
  const hint = `${isRequired ? '' : need}${example === undefined ? '' : `Such as ${example}.`}`.trim()
  return html`<div class="field">
<label for="${name}">${label}</label>
${hintOf(name, hint)}
<input id="${name}" name="${name}" type="${inputTypes[kind]}" value="${value}"${isRequired && html` required`}${formOf(field)}${described(name, hint, problem)}>
${problemOf(name, problem)}
</div>`
}

/** What a browser itself can tell of a form. Browsers read patterns by stricter rules, and leave out what breaks them, with a complaint. */
function formOf({ label, pattern, example }: LinkField): Html | false {
  if (pattern === undefined || !isForBrowsers(pattern)) return false
  return html` pattern="${pattern}" title="${label}${example !== undefined && `, such as ${example}`}"`
}

function isForBrowsers(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'v') !== undefined
  } catch {
    return false
  }
}

/** A picture: chosen from files, or taken, as browsers of phones offer. A script adds the camera where there is one. */
export function pictureField({ name, label, takes, isNeeded }: PictureField, problem: string | undefined): Html {
  const isFace = name === 'selfie'
  const hint = isNeeded ? 'Without a picture, one that is made up is sent.' : 'Optional.'
  const accept = takes.map((kind) => `image/${kind}`).join()
  return html`<div class="field picture" data-camera="${isFace ? 'user' : 'environment'}">
<label for="${name}">${label}</label>
${hintOf(name, hint)}
<input id="${name}" name="${name}" type="file" accept="${accept}" capture="${isFace ? 'user' : 'environment'}"${described(name, hint, problem)}>
${isFace && html`<input name="liveness" type="file" accept="image/jpeg" multiple hidden data-frames>`}
${problemOf(name, problem)}
</div>`
}

/** What the job comes to, where that can be chosen. */
export function outcomeField(scenarios: readonly string[], chosen: string): Html {
  const options = scenarios.map(
    (name) => html`<option value="${name}"${name === chosen && html` selected`}>${name}</option>`,
  )
  return html`<div class="field demo">
<label for="scenario">What should come of it?</label>
${hintOf('scenario', 'For demonstrations: Smile ID asks nobody this.')}
<select id="scenario" name="scenario" aria-describedby="scenario-hint"><option value="">Whatever matches</option>${options}</select>
</div>`
}

/** The consent, without which nothing is sent. */
export function consentField(link: SmileLink, isGiven: boolean, problem: string | undefined): Html {
  const policy = webUrl(link.privacyPolicyUrl)
  return html`<div class="field">
<label class="check"><input id="consent" name="consent" type="checkbox" value="yes" required${isGiven && html` checked`}${described('consent', '', problem)}> <span>I agree that ${ownerOf(link)} has Smile ID check what I send.</span></label>
${policy && html`<p class="hint"><a href="${policy.href}" target="_blank" rel="noopener noreferrer">Privacy policy at ${said(policy.host)} (opens a new tab)</a></p>`}
${problemOf('consent', problem)}
</div>`
}

function hintOf(name: string, hint: string): Html | false {
  return hint !== '' && html`<p class="hint" id="${name}-hint">${hint}</p>`
}

function problemOf(name: string, problem: string | undefined): Html | undefined {
  return problem === undefined ? undefined : html`<p class="wrong" id="${name}-problem">${problem}</p>`
}

/** What describes a field, for those who do not see what stands beside it. */
function described(name: string, hint: string, problem: string | undefined): Html {
  const ids = [hint && `${name}-hint`, problem && `${name}-problem`].filter(Boolean).join(' ')
  return html`${ids && html` aria-describedby="${ids}"`}${problem && html` aria-invalid="true"`}`
}
