import type { RequestHandler } from 'express'
import type { Gate } from '../../http/gate.ts'
import type { Operation, Reply } from '../../http/operation.ts'
import { writeReply } from '../../http/replies/write-reply.ts'
import { html } from '../../markup/html.ts'
import { formIn, seeOther } from '../page.ts'
import { home, paths } from '../paths.ts'
import type { View } from '../view.ts'

/** The form that asks for the token, at whatever page was wanted. */
function loginView(to: string, problem?: string): View {
  const form = html`<section class="card narrow">
<h1>Who goes there?</h1>
<p>This emulator was started with <code class="flag">--control-token</code>. Whoever uses it has to know the token.</p>
${problem && html`<p class="problem" role="alert">${problem}</p>`}
<form method="post" action="${paths.login}" class="stacked">
<input type="hidden" name="to" value="${to}">
<label>Token <input type="password" name="token" required autocomplete="current-password" autofocus></label>
<button class="primary">Enter</button>
</form>
</section>`
  return { title: 'Token', bare: true, blocks: [{ id: 'login', html: form }], status: 401 }
}

/** Shows the form instead of every page, until the browser has the cookie. */
export function askForToken(
  gate: Gate,
  isOpen: (path: string) => boolean,
  render: (view: View) => Reply,
): RequestHandler {
  return (request, response, next) => {
    if (isOpen(request.path) || gate.tokenRefusal(request) === undefined) return next()
    const to = request.method === 'GET' ? request.originalUrl : home
    writeReply(response, render(loginView(to)), false)
  }
}

/** Takes the token, and gives the browser its cookie. */
export function loginOperation(gate: Gate, render: (view: View) => Reply): Operation {
  return {
    method: 'post',
    path: paths.login,
    body: 'bytes',
    limit: 10_000,
    handle(call) {
      const form = formIn(call)
      const to = form.text('to')
      // A path of ours, and no address: `//elsewhere` would lead away.
      const safe = /^\/__emulator\/(?!\/)[^\\]*$/.test(to) ? to : home
      if (!gate.accepts(form.text('token'))) return render(loginView(safe, 'This is not the token.'))
      return seeOther(safe, { 'set-cookie': gate.cookie(call.origin.startsWith('https:')) })
    },
  }
}
