import type { Exchange } from '../../http/journal/journal.ts'
import type { Call } from '../../http/operation.ts'
import { type Html, html } from '../../markup/html.ts'
import type { PageParts } from '../parts.ts'
import { paths } from '../paths.ts'
import { badge, moment, said } from '../words.ts'

/** Writes an exchange as a command for a shell. */
type CurlOf = (exchange: Exchange) => string

/** The commands of this emulator, as whoever calls reaches it. */
export function curlOf({ generationNamed }: PageParts, { origin }: Call): CurlOf {
  return (exchange) => generationNamed(exchange.generation).client.curl(exchange, origin)
}

// As many as a person looks through; the journal has all.
const most = 12

/** What passed between the partner and the emulator about one job. */
export function exchangeList(exchanges: readonly Exchange[], curl: CurlOf): Html {
  if (exchanges.length === 0) return html``
  // The first ones are the submission; of the rest, which are polls mostly, the newest.
  const shown = exchanges.length <= most ? exchanges : [...exchanges.slice(0, 2), ...exchanges.slice(2 - most)]
  const rest = exchanges.length - shown.length
  return html`<section class="card"><h2>Requests and answers</h2>
${shown.map((one) => exchangeItem(one, curl))}
${rest > 0 && html`<p class="dim">And ${rest} more in the <a href="${paths.journal}">journal</a>.</p>`}
</section>`
}

/** One exchange, folded: bodies, and the request as a command for a shell. */
export function exchangeItem(exchange: Exchange, curl: CurlOf): Html {
  const { at, method, path, sentPath = path, status, latency, request, response, hint, warnings } = exchange
  return html`<details class="exchange"><summary><span>${moment(at)} <b>${method}</b> ${said(sentPath)}</span> ${badge(status < 400 ? 'good' : 'bad', String(status))}${warnings.length > 0 && html` ${badge('warn', `${warnings.length} warned`)}`} <small>${Math.round(latency * 10) / 10} ms</small></summary>
${hint && html`<p class="note">${said(hint)}</p>`}
${warnings.map(({ id, message, cure }) => html`<p class="note"><code>${id}</code> ${said(message)} ${said(cure)}</p>`)}
${bodyOf('Request', request)}
${bodyOf('Answer', response)}
${code('As curl', curl(exchange))}
</details>`
}

function bodyOf(name: string, body: unknown): Html | false {
  return body !== undefined && code(name, typeof body === 'string' ? body : JSON.stringify(body, null, 2))
}

/** Text of a machine, which can be copied. */
export function code(name: string, text: string): Html {
  return html`<figure class="code-box"><figcaption>${name} <button type="button" class="copy" data-copy>Copy</button></figcaption><pre class="code" tabindex="0"><code>${text}</code></pre></figure>`
}
