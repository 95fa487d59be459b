import { ControlError } from '../core/errors.ts'
import type { Call, Operation, Reply } from '../http/operation.ts'
import { paths } from './paths.ts'
import type { View } from './view.ts'

/** What puts views on the wire: whole, or as a stream of what changes. */
export interface Renderer {
  page(view: View, call: Call): Reply
  stream(show: () => View | Promise<View>): Reply
}

type Show = (call: Call) => View | Promise<View>

/** A page, and at the same address with `?live` the stream of its changes. */
export function page(path: string, renderer: Renderer, show: Show): Operation {
  return {
    method: 'get',
    path,
    body: 'none',
    limit: 0,
    async handle(call) {
      if (call.query.has('live')) return renderer.stream(() => show(call))
      return renderer.page(await show(call), call)
    },
  }
}

/** What a form says. */
export interface Form {
  /** The text of a field; empty when it is not there. */
  text(name: string): string
  has(name: string): boolean
}

// A scenario file is the longest that is sent, and a tenth of this would be long.
const limit = 1024 * 1024

/** What a form does. It returns where to go next, or a view that says what was wrong. */
export function action(
  path: string,
  renderer: Renderer,
  act: (form: Form, call: Call) => string | View | Promise<string | View>,
): Operation {
  return {
    method: 'post',
    path,
    body: 'bytes',
    limit,
    async handle(call) {
      const next = await act(formIn(call), call)
      return typeof next === 'string' ? seeOther(next) : renderer.page(next, call)
    },
  }
}

/** The browser is sent on with GET, so that going back or reloading repeats nothing. */
export function seeOther(location: string, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status: 303, headers: { ...headers, location, 'cache-control': 'no-store' } }
}

/** The page on which a form stood, where several have it; it is named by the form, and one of ours. */
export function backTo(form: Form, otherwise: string): string {
  const back = form.text('back')
  return Object.values(paths).some((one) => one === back) ? back : otherwise
}

/** What was submitted. @throws ControlError when it is not a form of a page. */
export function formIn({ body, headers }: Call): Form {
  if (!/^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? '')) {
    throw new ControlError(400, 'Pages send forms as application/x-www-form-urlencoded. Tools use the control API.')
  }
  const fields = new URLSearchParams(String(body))
  return { text: (name) => fields.get(name) ?? '', has: (name) => fields.has(name) }
}
