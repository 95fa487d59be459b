import { hmacText, sameSecret } from '../core/hmac.ts'
import { type Job, statusAt } from '../core/jobs/job.ts'
import { LinkClosedError, type SmileLink } from '../core/users/smile-link.ts'
import type { Call, Operation, Reply } from '../http/operation.ts'
import type { Parts } from '../http/parts/parts.ts'
import { type Attempts, createAttempts } from './form/attempts.ts'
import { filledForm, problemsIn } from './form/filled.ts'
import { submitForm } from './form/submit.ts'
import { createFormTokens, type FormTokens } from './form/tokens.ts'
import { formAt, generationOf, linkAt, openLinkAt } from './link-form.ts'
import type { HostedPageParts } from './parts.ts'
import { pathsOf, routes } from './paths.ts'
import { assets } from './views/assets.ts'
import { choiceView, type FormContents, formView } from './views/form.ts'
import { pageReply, type View } from './views/layout.ts'
import { closedView, messageView, refusedView, resultView } from './views/messages.ts'
import { stylesheetOf, themeOf } from './views/theme.ts'

/** What the operations share. */
interface PageParts extends HostedPageParts {
  readonly tokens: FormTokens
  readonly attempts: Attempts
}

/** The page behind a link: its form, what is submitted by it, and what comes of that. */
export function hostedPageOperations(given: HostedPageParts): Operation[] {
  const parts = { ...given, tokens: createFormTokens(given.pathPrefix), attempts: createAttempts() }
  return [assets.operation, open(parts), submit(parts), result(parts), theme(parts)]
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

function result(parts: PageParts): Operation {
  return {
    ...{ method: 'get', path: routes.result, body: 'none', limit: 0 },
    async handle(call) {
      const { partner: partnerId = '', job: smileJobId = '', proof = '' } = call.params
      const link = await linkAt(parts, call)
      const { job } = await parts.store.read(partnerId, { job: { fact: 'job', smileJobId } })
      if (!link || !job || !sameSecret(proofOf(parts, job, link.refId), proof)) return shown(parts, noResult)
      const { generation } = await generationOf(parts, link)
      const { result: newest } = statusAt(job, call.now)
      const word = newest && generation.word(job.submission.product, newest)
      return shown(parts, resultView(link, job, call.now, word))
    },
  }
}

function theme(parts: PageParts): Operation {
  return {
    ...{ method: 'get', path: routes.theme, body: 'none', limit: 0 },
    async handle(call) {
      const colours = themeOf((await linkAt(parts, call))?.themeColor)
      const headers = { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-store' }
      return { status: colours ? 200 : 404, headers, bytes: colours ? stylesheetOf(colours) : '' }
    },
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

/** The browser is sent on with GET, so that reloading submits nothing. */
function toResult(parts: PageParts, job: Job, refId: string): Reply {
  const paths = pathsOf({ partnerId: job.partnerId, refId }, parts.pathPrefix)
  const location = paths.result(job.smileJobId, proofOf(parts, job, refId))
  return { status: 303, headers: { location, 'cache-control': 'no-store' } }
}

/** What shows that a browser was sent to a job's result: the address of one leads nobody to another. It holds after a restart. */
function proofOf({ partners }: PageParts, { partnerId, smileJobId }: Job, refId: string): string {
  const { apiKey } = partners.meant(partnerId)
  return hmacText(apiKey, `result of ${refId} ${smileJobId}`, 'base64url').slice(0, 27)
}

const noResult: View = messageView(404, 'There is no such result', 'It was forgotten, or the address is not whole.')

const outOfDate: View = messageView(
  403,
  'This form is out of date',
  'Nothing was sent. Open the link again, and fill it in once more. Your browser has to take cookies.',
)

function nothingAsked(link: SmileLink): View {
  return messageView(404, 'This link asks for nothing of that kind', 'Open it again from where you got it.', link)
}
