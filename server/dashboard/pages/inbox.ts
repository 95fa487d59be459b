import type { InboxMessage } from '../../core/callbacks/inbox-message.ts'
import { withoutLinkSecrets } from '../../core/text/secrets.ts'
import type { Partner } from '../../core/users/partner.ts'
import type { Call, Operation } from '../../http/operation.ts'
import { type Html, html } from '../../markup/html.ts'
import type { CallbackSummary, ProofState } from '../../vendor/generation-callbacks.ts'
import { code } from '../cards/exchange-list.ts'
import { partnerForm } from '../cards/fields.ts'
import { pageOf, pager } from '../cards/paging.ts'
import { page } from '../page.ts'
import type { PageParts } from '../parts.ts'
import { jobPath, paths } from '../paths.ts'
import type { View } from '../view.ts'
import { badge, moment, said } from '../words.ts'

const size = 20

/** Callbacks as a partner would have got them, and whether their signatures hold. */
function inboxView({ control, generationNamed }: PageParts, call: Call): View {
  const partnerId = call.query.get('partner') || undefined
  const partners = new Map(control.partners().map((one) => [one.id, one]))
  const read = (one: InboxMessage, partner: Partner | undefined) =>
    generationNamed(one.generation).callbacks.read(one, one.partnerId, partner)
  const paged = pageOf(control.inbox({ partnerId }).toReversed(), call, size)
  const head = html`<h1>Inbox</h1>
<p class="dim">Callbacks that were kept here: those of jobs that were <a href="${paths.try}">tried from here</a> or have <code>inbox:</code> and the partner id as callback_url, and all of them with <code class="flag">--callbacks collect</code> or <code>both</code>. Each is checked as a partner should.</p>
${partnerForm(paths.inbox, control, partnerId)}`
  const list =
    paged.total === 0
      ? html`<div class="empty"><p>Nothing has come yet.</p><p><a class="button primary" href="${paths.try}">Try it</a></p></div>`
      : html`${paged.shown.map((one) => message(one, read(one, partners.get(one.partnerId))))}${pager(paged, call, ['callback', 'callbacks'])}`
  return {
    title: 'Inbox',
    section: paths.inbox,
    blocks: [
      { id: 'head', html: head },
      { id: 'messages', html: list },
    ],
  }
}

function message(
  { deliveryId, partnerId, smileJobId, at, url, headers, text: sent }: InboxMessage,
  { code: number, text, proof, signedText }: CallbackSummary,
): Html {
  return html`<article class="card message" id="message-${deliveryId}-${at}">
<header><h2><span class="code-number">${number}</span> ${said(text)}</h2> ${proofBadge(proof)}</header>
<p class="dim">${moment(at)} · job <a href="${jobPath({ partnerId, smileJobId })}">${smileJobId}</a> · to ${said(withoutLinkSecrets(url))}</p>
${signedText !== undefined && html`<p class="dim">Signed text: <code>${said(signedText)}</code></p>`}
<details><summary>Headers and body</summary>${code('Headers', headerLines(headers))}${code('Body', pretty(sent))}</details></article>`
}

function proofBadge(proof: ProofState): Html {
  switch (proof) {
    case 'holds':
      return badge('good', 'signature valid')
    case 'fails':
      return badge('bad', 'signature not valid')
    case 'absent':
      return badge('bad', 'not signed')
    case 'old':
      return badge('quiet', 'signed with sec_key')
  }
}

function headerLines(headers: InboxMessage['headers']): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')
}

function pretty(text: string): string {
  return JSON.stringify(JSON.parse(text), null, 2)
}

export function inboxPages(parts: PageParts): Operation[] {
  return [page(paths.inbox, parts.renderer, (call) => inboxView(parts, call))]
}
