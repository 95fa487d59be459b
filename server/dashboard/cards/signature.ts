import type { Delivery } from '../../core/callbacks/delivery.ts'
import type { Exchange } from '../../http/journal/journal.ts'
import { type Html, html } from '../../markup/html.ts'
import type { SignatureExplanations } from '../../vendor/generation.ts'
import type { Story } from '../drawing/moments.ts'
import { badge, plain, said, saidId } from '../words.ts'

/** What was signed, by whom, and whether it was valid. */
export function signatureCard(
  { job, deliveries }: Story,
  exchanges: readonly Exchange[],
  signatures: SignatureExplanations,
): Html {
  const asked = exchanges.flatMap((one) => {
    const text = signatures.askedText(one, job)
    return text === undefined ? [] : [requestRow(one, text)]
  })
  const called = deliveries.flatMap((one) =>
    one.attempts.map(({ at }) => callbackRow(one, signatures.callbackText(one, at, job))),
  )
  if (asked.length + called.length === 0) return html``
  return html`<section class="card"><h2>Signatures</h2><p class="dim">${signatures.describe(job)}</p>
<table class="signatures"><thead><tr><th>Of</th><th>Text that was signed</th><th>Check</th></tr></thead><tbody>${[...asked, ...called]}</tbody></table></section>`
}

function requestRow({ method, path, status, hint }: Exchange, text: string): Html {
  const holds = status < 400
  return html`<tr><td data-label="Of">${method} ${said(path)}</td><td data-label="Text"><code>${said(text)}</code></td>
<td data-label="Check">${holds ? badge('good', 'valid') : badge('bad', `refused with ${status}`)}${!holds && hint && html` <small>${said(hint)}</small>`}</td></tr>`
}

function callbackRow({ id, fault }: Delivery, text: string | undefined): Html {
  const flaw = fault?.signature
  return html`<tr><td data-label="Of">callback ${saidId(id)}</td><td data-label="Text">${text === undefined ? 'none' : html`<code>${text}</code>`}</td>
<td data-label="Check">${flaw ? badge('bad', flaw === 'none' ? 'unsigned' : plain(flaw)) : badge('good', 'signed correctly')}</td></tr>`
}
