import type { SubmittedOnce } from '../../../core/decisions/submit-once.ts'
import { SmileError } from '../../../core/errors.ts'
import { FieldError } from '../../../core/field-error.ts'
import { type Job, statusAt } from '../../../core/jobs/job.ts'
import type { Result } from '../../../core/jobs/result.ts'
import type { Partner } from '../../../core/users/partner.ts'
import type { Call, Operation, Reply } from '../../../http/operation.ts'
import type { Parts } from '../../../http/parts/parts.ts'
import { spoiledBy } from '../../../http/replies/spoiled.ts'
import { submitOnce } from '../../../service/jobs/submit-once.ts'
import { submitWhole } from '../../../service/jobs/submit-whole.ts'
import { callbackFormOf } from '../callbacks/forms.ts'
import { idempotencyHeader, jobHeader, retryHeader, verdictHeaders } from '../described-headers.ts'
import { namesOfKey } from '../jobs/names.ts'
import type { EntryParts } from '../submissions/entry.ts'
import { baseOperation } from '../submissions/entry-operation.ts'
import { readEntry } from '../submissions/submit-entry.ts'
import { endedInError, failedReply, patience, verdictReply } from '../submissions/sync-answer.ts'
import { refusalAtOnce } from '../wording/at-once.ts'
import { errorsAt, refusalSchemasAt, refusalsAt } from '../wording/endpoint-errors.ts'
import { oneTimeAml } from './aml.ts'

const encodeError = errorsAt('amlSync')

/** `POST /v3/aml/sync`: the same, answered with what would be called back. A key makes it safe to repeat. Source: v3 §5.3, §16.11. */
export function amlSyncOperation(parts: EntryParts): Operation {
  const { headers, ...base } = baseOperation(parts, oneTimeAml)
  return {
    ...base,
    path: '/v3/aml/sync',
    purposes: ['submit_at_once'],
    summary: 'Screens a name against watchlists, and answers with the result.',
    headers: { ...headers, ...idempotencyHeader },
    response: { ...refusalSchemasAt('amlSync'), 200: callbackFormOf(oneTimeAml.product).schema },
    refusals: refusalsAt('amlSync'),
    responseHeaders: { 200: verdictHeaders, 408: jobHeader, 429: retryHeader, 500: jobHeader },
    encodeError,
    async handle(call, sent): Promise<Reply> {
      const { job, isRepeated } = await submitted(parts, call, sent as Parts)
      const { state, result } = statusAt(job, call.now)
      if (!result) throw new SmileError('system_error', `The screening ${job.smileJobId} has no result.`)
      const reported = { by: 'lookup', product: job.submission.product, state, result } as const
      const answer = answerOf(job, result, call)
      const reply = { ...answer, reported, warnings: job.warnings }
      // Whoever repeats a submission has often lost the first answer, and gets it whole.
      if (isRepeated) return { ...reply, hint: repeated(job, answer.hint) }
      return { ...reply, ...spoiledBy(job.scenario.name, job.faults?.answer) }
    },
  }
}

/** The job of the submission: its own, or the one that its key made before. */
async function submitted(parts: EntryParts, call: Call, sent: Parts): Promise<SubmittedOnce> {
  const key = keyOf(call)
  // Whoever gets no answer in time gets none later: such a job has ended in an error (v3 §16.11).
  const when = { within: patience, tooLate: 'issuer_unavailable', keepsUrl: true } as const
  const { submitter, submission } = await readEntry(parts, oneTimeAml, { call, sent, when })
  if (key === undefined) return { job: await submitWhole(parts, submitter, submission, call), isRepeated: false }
  const { id: partnerId } = call.partner as Partner
  const names = namesOfKey({ partnerId, seed: parts.partners.seedOf(partnerId), key })
  return submitOnce(parts, names, submitter, submission, call)
}

/** Source: v3 §16.11; what a key of another form gets is assumed. @throws FieldError for such a key. */
function keyOf({ headers }: Call): string | undefined {
  const { 'smileid-idempotency-key': key } = headers
  if (key === undefined) return undefined
  if (typeof key === 'string' && /^[A-Za-z0-9_-]{16,128}$/.test(key)) return key
  const hint = 'SmileID-Idempotency-Key has 16 to 128 of A-Z, a-z, 0-9, - and _.'
  throw new FieldError('wrong_type', hint, { field: 'SmileID-Idempotency-Key', problem: 'wrong' })
}

function answerOf(job: Job, result: Result, call: Call): Reply {
  const refusal = refusalAtOnce(job.submission.product, result)
  if (!refusal) return verdictReply(job, result, call)
  return failedReply(encodeError, job, new SmileError(refusal, `${endedInError(job, result)} ${resubmit}`))
}

// Source: v3 §16.11: the job's status will only ever be that error.
const resubmit = 'The job stays so: submit it again, with another SmileID-Idempotency-Key.'

function repeated({ smileJobId }: Job, hint = ''): string {
  return `SmileID-Idempotency-Key was used before: this is what job ${smileJobId} came to. ${hint}`.trim()
}
