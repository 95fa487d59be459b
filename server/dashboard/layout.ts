import { type Html, html } from '../markup/html.ts'
import { assets } from './assets.ts'
import { home, paths } from './paths.ts'
import type { Block, View } from './view.ts'

const sections: readonly (readonly [string, string])[] = [
  ['Jobs', paths.jobs],
  ['Try it', paths.try],
  ['Scenarios', paths.scenarios],
  ['Magic values', paths.magicValues],
  ['Callbacks', paths.callbacks],
  ['Inbox', paths.inbox],
  ['Journal', paths.journal],
  ['Coverage', paths.coverage],
  ['Users', paths.users],
  ['Settings', paths.settings],
  ['Clock', paths.clock],
]

// htmx adds no styles, evaluates no code, leaves the history to the browser, and keeps unfolded details open.
const htmxConfig = JSON.stringify({
  history: false,
  includeIndicatorCSS: false,
  extensions: 'sse',
  morphIgnore: ['data-htmx-powered', 'open'],
})

/** What stays the same around every page. */
export interface Frame {
  readonly version: string
  /** Where the stream of the page's changes is; none when nothing on it changes. */
  readonly liveAt: string | undefined
}

/** A whole document. */
export function layout({ title, section, blocks, bare }: View, { version, liveAt }: Frame): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="htmx-config" content="${htmxConfig}">
<title>${title} · Smile ID emulator</title>
<link rel="icon" href="${assets.pathOf('icon.svg')}" type="image/svg+xml">
<link rel="stylesheet" href="${assets.pathOf('dashboard.css')}">
<script src="${assets.pathOf('htmx.js')}" defer></script>
<script src="${assets.pathOf('dashboard.js')}" defer></script>
</head>
<body>
<a class="skip" href="#page">Skip to the content</a>
<header class="top">
<a class="brand" href="${home}"><img src="${assets.pathOf('icon.svg')}" alt="" width="26" height="26">Smile ID <span>emulator</span></a>
${!bare && html`<nav aria-label="Pages">${sections.map((one) => link(one, section))}</nav>`}
</header>
<main id="page" tabindex="-1">
${blocks.map(blockElement)}
${liveAt && stream(liveAt)}
</main>
<footer>
<p>Version ${version}. Times are UTC, by the emulator’s clock. <a href="/__emulator/openapi.json">Control API</a></p>
</footer>
</body>
</html>
`
}

let streams = 0

/**
 * Where the page hears of changes. Each rendering has an element of its own, so that one that takes the place of another
 * begins with a stream of its own: what the other stream has sent is no longer what the page shows.
 */
function stream(liveAt: string): Html {
  return html`<div id="stream-${++streams}" hx-sse:connect="${liveAt}" hx-swap="none" hidden></div>`
}

function blockElement({ id, html: content }: Block): Html {
  return html`<div class="block" id="${id}">${content}</div>\n`
}

function link([name, path]: readonly [string, string], section: string | undefined): Html {
  return html`<a href="${path}"${path === section ? html` aria-current="page"` : ''}>${name}</a>`
}

/** On a form: what it does shows on this page, which need not be loaded again. */
export const inPlace: Html = html`hx-boost="target:'#page' select:'#page' swap:'outerMorph show:none'"`
