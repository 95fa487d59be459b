import type { Exchange } from '../api/journal.ts'
import type { Delivery } from '../core/delivery.ts'
import { secKeyText } from '../core/sec-key.ts'
import { signedMessage } from '../core/signature.ts'
import { proofOf } from '../core/signature-fault.ts'
import type { Instant } from '../core/time.ts'
import { type Html, html } from './html.ts'
import type { Story } from './moments.ts'
import { badge, plain, said } from './words.ts'

/** What was signed, by whom, and whether it held. */
export function signatureCard({ job, deliveries }: Story, exchanges: readonly Exchange[]): Html {
  const isOld = job.submission.scheme === 'sec_key'
  const text = (timestamp: string) =>
    isOld ? secKeyText(job.partnerId, timestamp) : signedMessage(timestamp, job.partnerId)
  const asked = exchanges.flatMap((one) => {
    const timestamp = timestampOf(one.request)
    return timestamp === undefined ? [] : [requestRow(one, text(timestamp))]
  })
  const told = deliveries.flatMap((one) => one.attempts.map(({ at }) => callbackRow(one, at, text)))
  if (asked.length + told.length === 0) return html``
  const how = isOld
    ? 'The SHA-256 of each text, and the same encrypted with the emulator’s key (sec_key).'
    : 'HMAC-SHA256 of each text under the partner’s API key, in base64. The text is the timestamp, the partner id and sid_request.'
  return html`<section class="card"><h2>Signatures</h2><p class="dim">${how}</p>
<table class="signatures"><thead><tr><th>Of</th><th>Text that was signed</th><th>Check</th></tr></thead><tbody>${[...asked, ...told]}</tbody></table></section>`
}

function requestRow({ method, path, status, hint }: Exchange, text: string): Html {
  const holds = status < 400
  return html`<tr><td data-label="Of">${method} ${said(path)}</td><td data-label="Text"><code>${said(text)}</code></td>
<td data-label="Check">${holds ? badge('good', 'holds') : badge('bad', `refused with ${status}`)}${!holds && hint && html` <small>${said(hint)}</small>`}</td></tr>`
}

function callbackRow({ id, fault }: Delivery, at: Instant, text: (timestamp: string) => string): Html {
  const flaw = fault?.signature
  const proof = proofOf(() => '', at, flaw)
  return html`<tr><td data-label="Of">callback ${id}</td><td data-label="Text">${proof ? html`<code>${text(proof.timestamp)}</code>` : 'none'}</td>
<td data-label="Check">${flaw ? badge('bad', flaw === 'none' ? 'unsigned' : plain(flaw)) : badge('good', 'signed right')}</td></tr>`
}

function timestampOf(request: unknown): string | undefined {
  if (typeof request !== 'object' || request === null || !('timestamp' in request)) return undefined
  if (!('signature' in request) && !('sec_key' in request)) return undefined
  return String(request.timestamp)
}
