import type { Operation } from '../http/operation.ts'
import { linkAt } from './link-form.ts'
import type { HostedPageParts } from './parts.ts'
import { routes } from './paths.ts'
import { stylesheetOf, themeOf } from './views/theme.ts'

/** The colours of a link, as a stylesheet. */
export function themeOperation(parts: HostedPageParts): Operation {
  return {
    ...{ method: 'get', path: routes.theme, body: 'none', limit: 0 },
    async handle(call) {
      const colours = themeOf((await linkAt(parts, call))?.themeColor)
      const headers = { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-store' }
      return { status: colours ? 200 : 404, headers, bytes: colours ? stylesheetOf(colours) : '' }
    },
  }
}
