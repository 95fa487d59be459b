import { SmileError } from '../../../core/errors.ts'
import type { Job } from '../../../core/jobs/job.ts'
import { toTimestamp } from '../../../core/time.ts'
import type { V3Accepted } from '../../../generated/v3/accepted.ts'
import type { V3Submitted } from '../../../generated/v3/submitted.ts'
import type { Call, Operation, Reply } from '../../../http/operation.ts'
import type { Parts } from '../../../http/parts/parts.ts'
import { spoiledBy } from '../../../http/replies/spoiled.ts'
import { bodyLimit } from '../../shared/parts/limits.ts'
import { accessOf, proveWithBinding } from '../access/access.ts'
import { callbackFormOf } from '../callbacks/forms.ts'
import { decodeParts } from '../decode-parts.ts'
import { retryHeader, tokenHeaders, userHeader } from '../described-headers.ts'
import { errorsAt, refusalSchemasAt, refusalsAt } from '../wording/endpoint-errors.ts'
import type { Entry, EntryBody, EntryParts } from './entry.ts'
import { decodeByRule } from './liveness-rule.ts'
import { submitEntry } from './submit-entry.ts'
import { entryWarnings } from './warnings.ts'
import { withBound } from './with-bound.ts'

// Of every submission. Source: v3 §4.1; that sandbox_result acts at all of them is assumed (v3 §9).
const usualParts = [
  'user_details',
  'consent',
  'user_id',
  'callback_url',
  'partner_params',
  'metadata',
  'sandbox_result',
]

/** What the endpoints of a product have in common, whether they answer at once or later. Source: v3 §4, §16. */
export function baseOperation(
  parts: EntryParts,
  entry: Entry,
): Omit<Operation, 'path' | 'summary' | 'response' | 'handle'> {
  const names = {
    ...entry.parts,
    known: [...usualParts, ...entry.parts.known],
    required: ['user_details', 'consent'],
  }
  return {
    method: 'post',
    body: 'multipart',
    parts: { keepsBytes: entry.pictures !== undefined && parts.keepImages },
    limit: bodyLimit,
    tag: 'submissions',
    products: [entry.product],
    headers: { ...tokenHeaders, ...userHeader, ...entry.headers },
    request: entry.request,
    authenticate: (call) => proveWithBinding(parts, call),
    decode: (sent, call) => ({
      ...withBound(decodeParts(readOf(sent, entry), names), accessOf(call).bound),
      ...decodeByRule(sent, entry.pictures ?? [], call.partner?.liveness),
    }),
    screen(body) {
      entry.screen?.(body)
      refuseUnreachable(body)
    },
    warn: (call, sent) => entryWarnings(entry, call, sent as Parts),
  }
}

/** What is read of a request: the rest is as if it had not come. */
function readOf(sent: Parts, { unread = [] }: Entry): Parts {
  const fields = [...sent.fields].filter(([name]) => !unread.includes(name))
  return unread.length === 0 ? sent : { ...sent, fields: new Map(fields) }
}

/** An endpoint that accepts a submission, and calls back with its result. Source: v3 §5.1. */
export function entryOperation(parts: EntryParts, entry: Entry): Operation {
  const { endpoint = 'entry' } = entry
  return {
    ...baseOperation(parts, entry),
    path: entry.path,
    purposes: ['submit'],
    summary: entry.summary,
    callback: callbackFormOf(entry.product).schema,
    response: { ...refusalSchemasAt(endpoint), 202: entry.isBrief ? 'v3/submitted' : 'v3/accepted' },
    refusals: refusalsAt(endpoint),
    ...(refusalSchemasAt(endpoint)[429] && { responseHeaders: { 429: retryHeader } }),
    encodeError: errorsAt(endpoint),
    async handle(call, sent): Promise<Reply> {
      if (parts.strict) refuseUnheard(call)
      const job = await submitEntry(parts, entry, { call, sent: sent as Parts, when: 'later' })
      const json = entry.isBrief ? submitted(job) : accepted(job)
      return { status: 202, json, warnings: job.warnings, ...spoiledBy(job.scenario.name, job.faults?.answer) }
    },
  }
}

/** Source: v3 §5.1. */
function accepted(job: Job): V3Accepted {
  return {
    created_at: toTimestamp(job.submittedAt),
    job_id: job.smileJobId,
    message: 'Request accepted and queued for processing.',
    status: 'accepted',
    user_id: job.submission.userId,
  }
}

function submitted(job: Job): V3Submitted {
  const { created_at: _at, ...others } = accepted(job)
  return { ...others, message: 'Job submitted successfully' }
}

/** A person whom nobody can reach. The schema would say that one of two members is missing. Source: v3 §4.1. */
function refuseUnreachable(body: unknown): void {
  const { user_details: details } = body as { readonly user_details?: unknown }
  if (typeof details !== 'object' || details === null || Array.isArray(details)) return
  const { email, phone_number: phone } = details as Readonly<Record<string, unknown>>
  if ((email ?? phone) !== undefined && (email ?? phone) !== null) return
  throw new SmileError('no_contact', '/user_details: has neither email nor phone_number. Send one of them.')
}

/** Smile ID takes no submission whose result nobody would hear; here it may be polled, unless --strict says otherwise. Source: v3 §16.1. */
function refuseUnheard({ body, partner }: Call): void {
  const { callback_url: url } = body as EntryBody
  if (url || partner?.callbackUrl !== undefined) return
  const hint = 'Refused because of --strict: no callback_url was sent, and the emulator has no --callback-url.'
  throw new SmileError('no_callback_url', hint)
}
