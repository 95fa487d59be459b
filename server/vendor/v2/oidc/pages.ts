import { createHash } from 'node:crypto'
import type { Reply } from '../../../http/operation.ts'
import { Html, html } from '../../../markup/html.ts'
import { pageHeaders } from '../../../markup/page-headers.ts'
import { countryName } from '../../shared/country.ts'
import { callbackRoute } from './paths.ts'
import type { OidcSession } from './session.ts'

/** How a sign-in ended. */
export interface Ended {
  readonly state: string
  /** The only page that is told, if it said where it is. */
  readonly opener: string | undefined
  readonly error: string | undefined
  /** Whether the state is one of ours: nobody is told of another. */
  readonly isTrusted: boolean
}

/** The page of an authority that nobody has: who it is for, and two answers. Neither needs a script. */
export function signInReply({ country }: OidcSession, state: string, prefix = ''): Reply {
  const answer = (name: string, value: string, label: string) =>
    html`<form action="${prefix}${callbackRoute}"><input type="hidden" name="state" value="${state}"><button name="${name}" value="${value}">${label}</button></form>`
  const content = html`<h1>Sign in: ${countryName(country)}</h1>
<p>This is the page of a made-up authority. Nobody signs in here, and nothing is asked of you.</p>
${answer('code', 'agreed', 'Agree')}
${answer('error', 'access_denied', 'Refuse')}`
  return pageReply(`Sign in: ${countryName(country)}`, content)
}

/** The page that says how it ended, and tells the one that opened it. Source: v2 §8 [WEB] for the message. */
export function endedReply({ state, opener, error, isTrusted }: Ended): Reply {
  const message = error === undefined ? 'SmileIdentity::OidcCallback::Success' : 'SmileIdentity::OidcCallback::Error'
  const told = JSON.stringify({ message, state, ...(error !== undefined && { error }) })
  const said =
    error === undefined
      ? 'You are signed in. This window may be closed.'
      : `It ended with ${error}. This window may be closed.`
  const content = html`<h1>${error === undefined ? 'Signed in' : 'Not signed in'}</h1>
<p role="status"${isTrusted && html` id="told" data-message="${told}" data-opener="${opener ?? '*'}"`}>${said}</p>
${isTrusted && new Html(`<script>${script}</script>`)}`
  const isRight = error === undefined || error === 'access_denied'
  return pageReply(error === undefined ? 'Signed in' : 'Not signed in', content, isRight ? 200 : 400)
}

// Reads what it says from the page, so that it is the same text on every page, and its hash allows it.
const script = `const { dataset } = document.getElementById('told')
window.opener?.postMessage(JSON.parse(dataset.message), dataset.opener)`
const style = `body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 32rem; margin: 3rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff }
form { margin: 1rem 0 } button { font: inherit; min-width: 8rem; padding: .7rem 1rem; border: 2px solid #1a1a1a; border-radius: .4rem; background: #fff; color: #1a1a1a }
button:focus-visible { outline: 3px solid #005fcc; outline-offset: 2px }`

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
const policy = `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(style)}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`

function pageReply(title: string, content: Html, status = 200): Reply {
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
${new Html(`<style>${style}</style>`)}
</head>
<body>
<main>
${content}
</main>
</body>
</html>
`
  const headers = { ...pageHeaders, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy }
  return { status, headers, bytes: document.text }
}
