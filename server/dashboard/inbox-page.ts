import type { Call, Operation } from '../api/operation.ts'
import type { InboxMessage } from '../core/inbox-message.ts'
import { withoutLinkSecrets } from '../core/secrets.ts'
import { signedMessage, verify } from '../core/signature.ts'
import { code } from './exchange-list.ts'
import { partnerForm } from './fields.ts'
import { type Html, html } from './html.ts'
import { page } from './page.ts'
import { pageOf, pager } from './paging.ts'
import type { PageParts } from './parts.ts'
import { jobPath, paths } from './paths.ts'
import type { View } from './view.ts'
import { badge, moment, said } from './words.ts'

const size = 20

/** Callbacks as a partner would have got them, and whether their signatures hold. */
function inboxView({ control }: PageParts, call: Call): View {
  const partnerId = call.query.get('partner') || undefined
  const keys = new Map(control.partners().map(({ id, apiKey }) => [id, apiKey]))
  const paged = pageOf(control.inbox({ partnerId }).toReversed(), call, size)
  const head = html`<h1>Inbox</h1>
<p class="dim">Callbacks that went nowhere else: those of jobs that were <a href="${paths.try}">tried from here</a> or have <code>inbox:</code> and the partner id as callback_url, and all of them with <code class="flag">--callbacks collect</code> or <code>both</code>. Each is checked as a partner should.</p>
${partnerForm(paths.inbox, control, partnerId)}`
  const list =
    paged.total === 0
      ? html`<div class="empty"><p>Nothing has come yet.</p><p><a class="button primary" href="${paths.try}">Try it</a></p></div>`
      : html`${paged.shown.map((one) => message(one, keys.get(one.partnerId)))}${pager(paged, call, ['callback', 'callbacks'])}`
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
  { deliveryId, partnerId, smileJobId, at, url, body, text }: InboxMessage,
  apiKey: string | undefined,
): Html {
  const { ResultCode: resultCode, ResultText: resultText } = body
  return html`<article class="card message" id="message-${deliveryId}-${at}">
<header><h2><span class="code-number">${textOf(resultCode)}</span> ${said(textOf(resultText))}</h2> ${signatureBadge(body, partnerId, apiKey)}</header>
<p class="dim">${moment(at)} · job <a href="${jobPath({ partnerId, smileJobId })}">${smileJobId}</a> · to ${said(withoutLinkSecrets(url))}</p>
${signedBy(body, partnerId)}
<details><summary>Body</summary>${code('Body', pretty(text))}</details></article>`
}

function signatureBadge(body: InboxMessage['body'], partnerId: string, apiKey: string | undefined): Html {
  const { timestamp, signature } = body
  if (typeof body.sec_key === 'string') return badge('quiet', 'signed with sec_key')
  if (typeof signature !== 'string' || typeof timestamp !== 'string') return badge('bad', 'not signed')
  const holds = apiKey !== undefined && verify(apiKey, partnerId, timestamp, signature)
  return holds ? badge('good', 'signature holds') : badge('bad', 'signature does not hold')
}

function signedBy({ timestamp }: InboxMessage['body'], partnerId: string): Html | false {
  return (
    typeof timestamp === 'string' &&
    html`<p class="dim">Signed text: <code>${said(signedMessage(timestamp, partnerId))}</code></p>`
  )
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '—'
}

function pretty(text: string): string {
  return JSON.stringify(JSON.parse(text), null, 2)
}

export function inboxPages(parts: PageParts): Operation[] {
  return [page(paths.inbox, parts.renderer, (call) => inboxView(parts, call))]
}
