import { reportedResult } from '../../../core/jobs/claim.ts'
import type { Job } from '../../../core/jobs/job.ts'
import type { Result } from '../../../core/jobs/result.ts'
import type { CallbackFault } from '../../../core/scenarios/fault.ts'
import type { Instant } from '../../../core/time.ts'
import type { CallbackFacts, EncodedCallback } from '../../generation-callbacks.ts'
import { apiVersion } from '../api-version.ts'
import { headerText } from '../header-text.ts'
import { jobLinks } from '../views/job-links.ts'
import { canSay, overrideOf, sayResult } from '../wording/wording.ts'
import { callbackFormOf } from './forms.ts'
import { proofHeaders } from './proof.ts'

/** A callback of v3, signed as of `now`: its proof is in its headers. Source: v3 §8, §18. */
export function encodeCallback(
  { job, result, partner, origin, fault = {} }: CallbackFacts,
  now: Instant,
): EncodedCallback {
  const { smileJobId, submission } = job
  const reported = reportedResult(submission.product, result, fault, canSay)
  const links = origin === undefined ? undefined : jobLinks(job, partner, origin, now)
  const verdict = sayResult(submission.product, reported)
  const { schema, body } = callbackFormOf(submission.product)
  const json = reworded(
    alphabetical(body(job, { verdict, result: reported, from: momentOf(job, result) ?? now, links })),
    reported,
  )
  return {
    headers: {
      'Content-Type': 'application/json',
      'Job-ID': smileJobId,
      'User-ID': headerText(submission.userId),
      'Api-Version': apiVersion,
      ...proofHeaders(partner, now, fault.signature),
    },
    json: withFault(json, fault),
    schema,
  }
}

/** In the order of the sandbox's answers. Source: v3 §15. */
function alphabetical(body: object): object {
  const names = Object.keys(body).sort() as (keyof typeof body)[]
  return Object.fromEntries(names.map((name) => [name, body[name]]))
}

/** What is reported of a result, with the members that its scenario says itself, and without those that it leaves out. */
function reworded(reported: object, result: Result): object {
  const { members, without = [] } = overrideOf(result)
  if (members === undefined && without.length === 0) return reported
  const left = Object.entries(reported).filter(([name]) => !without.includes(name))
  return { ...Object.fromEntries(left), ...members }
}

/** From when a result holds: it was found when its moment had come. */
function momentOf({ results }: Job, { outcome, by }: Result): Instant | undefined {
  return results.find(({ result }) => result.outcome === outcome && result.by === by)?.from
}

// Beyond what clients can rely on: the ids are in the headers, and everything else is described for some products only.
// Source: v3 §8, §18 [INT-M].
const relied = ['status', 'message', 'reason', 'product', 'partner_params']

const unknownMembers = {
  emulator_unknown_text: 'a member that nobody documents',
  emulator_unknown_object: { list: [1, null, { deep: true }] },
}

function withFault(body: object, { fields, size }: CallbackFault): object {
  const members = Object.entries(body)
  const fewer = fields === 'missing' ? Object.fromEntries(members.filter(([name]) => relied.includes(name))) : body
  const more = fields === 'unknown' ? { ...fewer, ...unknownMembers } : fewer
  if (size === undefined) return more
  const missing = Math.max(0, size - Buffer.byteLength(JSON.stringify(more)))
  // What devices report is what may grow without an end.
  return { ...more, device_signals: { raw: 'A'.repeat(missing) } }
}
