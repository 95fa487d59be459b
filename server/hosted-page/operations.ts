import { LinkClosedError, type SmileLink } from '../core/users/smile-link.ts'
import type { Call, Operation, Reply } from '../http/operation.ts'
import type { Parts } from '../http/parts/parts.ts'
import { type Attempts, createAttempts } from './form/attempts.ts'
import { filledForm, problemsIn } from './form/filled.ts'
import { submitForm } from './form/submit.ts'
import { createFormTokens, type FormTokens } from './form/tokens.ts'
import { formAt, openLinkAt } from './link-form.ts'
import type { HostedPageParts } from './parts.ts'
import { pathsOf, routes } from './paths.ts'
import { resultOperation, toResult } from './result.ts'
import { themeOperation } from './theme-operation.ts'
import { assets } from './views/assets.ts'
import { choiceView, type FormContents, formView } from './views/form.ts'
import { pageReply, type View } from './views/layout.ts'
import { closedView, messageView, refusedView } from './views/messages.ts'

/** What the operations share. */
interface PageParts extends HostedPageParts {
  readonly tokens: FormTokens
  readonly attempts: Attempts
}

/** The page behind a link: its form, what is submitted by it, and what comes of that. */
export function hostedPageOperations(given: HostedPageParts): Operation[] {
  const parts = { ...given, tokens: createFormTokens(given.pathPrefix), attempts: createAttempts() }
  return [assets.operation, open(parts), submit(parts), resultOperation(parts), themeOperation(parts)]
}

function open(parts: PageParts): Operation {
  return {
    ...{ method: 'get', path: routes.link, body: 'none', limit: 0 },
    handle: orClosed(parts, async (call) => {
      const link = await openLinkAt(parts, call)
      const asked = call.query.get('type')
      if (asked === null && link.idTypes.length > 1) return shown(parts, choiceView(link))
      const contents = await formAt(parts, link, Number(asked ?? 0))
      return contents ? formReply(parts, contents, call) : shown(parts, nothingAsked(link))
    }),
  }
}

// A face, eight pictures of it that a camera takes, and two of a document, as phones write them.
const mostBytes = 32 * 1024 * 1024

function submit(parts: PageParts): Operation {
  const { tokens, attempts, keepImages, pathPrefix } = parts
  return {
    ...{ method: 'post', path: routes.link, body: 'multipart', limit: mostBytes },
    parts: { keepsBytes: keepImages, limits: { parts: 60, fields: 40, files: 20, fieldBytes: 10_000 } },
    encodeError: (error) => pageReply(refusedView(error), pathPrefix),
    handle: orClosed(parts, async (call) => {
      const { ref_id: refId = '' } = call.params
      const filled = filledForm(call.body as Parts)
      const key = tokens.accept(call, refId, filled.text('token'))
      if (key === undefined) return shown(parts, outOfDate)
      // Whoever presses twice has used the link already.
      const known = await attempts.find(key)
      if (known) return toResult(parts, known, refId)
      const link = await openLinkAt(parts, call)
      const contents = await formAt(parts, link, Number(filled.text('type')))
      if (!contents) return shown(parts, nothingAsked(link))
      const problems = problemsIn(filled, contents.fields, contents.pictures)
      if (problems.length > 0) return formReply(parts, { ...contents, filled, problems }, call)
      const job = await attempts.once(key, () => submitForm(parts, { contents, filled, key }, call))
      return toResult(parts, job, refId)
    }),
  }
}

function shown({ pathPrefix }: PageParts, view: View): Reply {
  return pageReply(view, pathPrefix)
}

function formReply(parts: PageParts, contents: FormContents, call: Call): Reply {
  const { link } = contents
  const { token, headers } = parts.tokens.issue(call, link.refId)
  const reply = shown(parts, formView(contents, pathsOf(link, parts.pathPrefix).page, token))
  return { ...reply, headers: { ...reply.headers, ...headers } }
}

/** Handles what is about an open link; else its page says why it is not open. */
function orClosed(parts: PageParts, handle: (call: Call) => Promise<Reply>): Operation['handle'] {
  return async (call) => {
    try {
      return await handle(call)
    } catch (error) {
      if (error instanceof LinkClosedError) return shown(parts, closedView(error.link, call.now))
      throw error
    }
  }
}

const outOfDate: View = messageView(
  403,
  'This form is out of date',
  'Nothing was sent. Open the link again, and fill it in once more. Your browser has to take cookies.',
)

function nothingAsked(link: SmileLink): View {
  return messageView(404, 'This link asks for nothing of that kind', 'Open it again from where you got it.', link)
}
