import type { SmileLink } from '../../core/users/smile-link.ts'
import type { Reply } from '../../http/operation.ts'
import { type Html, html } from '../../markup/html.ts'
import { pageHeaders } from '../../markup/page-headers.ts'
import { pathsOf } from '../paths.ts'
import { assets } from './assets.ts'
import { themeOf } from './theme.ts'

/** What a page shows. */
export interface View {
  readonly title: string
  readonly content: Html
  /** 200 by default. */
  readonly status?: number
  /** Whose page it is; undefined when it is nobody's. */
  readonly link?: SmileLink | undefined
}

// The camera is the page's own, and whatever else a browser could give stays where it is.
const headers: Readonly<Record<string, string>> = {
  ...pageHeaders,
  'content-type': 'text/html; charset=utf-8',
  'permissions-policy': 'camera=(self), microphone=(), geolocation=(), payment=()',
}

/** A whole document, as an answer. @param prefix what stands before every path in public. */
export function pageReply({ title, content, status = 200, link }: View, prefix = ''): Reply {
  const theme = link && themeOf(link.themeColor) && pathsOf(link, prefix).theme
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="icon" href="${prefix}${assets.pathOf('icon.svg')}" type="image/svg+xml">
<link rel="stylesheet" href="${prefix}${assets.pathOf('page.css')}">
${theme && html`<link rel="stylesheet" href="${theme}">`}
<script src="${prefix}${assets.pathOf('page.js')}" defer></script>
</head>
<body>
<header><p class="brand"><img src="${prefix}${assets.pathOf('icon.svg')}" alt="" width="26" height="26">Smile ID <span>emulator</span></p></header>
<main id="page">
${content}
</main>
<footer><p>This is a test page, and nobody is really verified. Use no real person’s data.</p></footer>
</body>
</html>
`
  return { status, headers, bytes: document.text }
}
