import { type Delivery, isComing } from '../../core/callbacks/delivery.ts'
import { advised } from '../../core/explanations.ts'
import { type Job, statusAt } from '../../core/jobs/job.ts'
import { reportedWord, wordOf } from '../../core/jobs/worded.ts'
import type { WordingOf } from '../../core/jobs/wording.ts'
import { nearest } from '../../core/text/spelling.ts'
import { formatDuration, type Instant, type Milliseconds, toTimestamp } from '../../core/time.ts'
import type { Filter } from '../../store/listings.ts'
import type { Store } from '../../store/store.ts'
import type { Clocks } from '../partners/clocks.ts'
import type { Partners } from '../partners/partners.ts'

/** What explanations are made from. */
export interface WhyNotParts {
  readonly store: Pick<Store, 'jobs' | 'deliveries' | 'readAmong'>
  readonly clocks: Pick<Clocks, 'clockOf'>
  readonly partners: Partners
  readonly wordingOf: WordingOf
}

// As many as a person reads.
const shown = 8

/**
 * Why a wait for a callback failed: the callbacks there are, and what would help.
 * @param since when it began, by the clock of the partner that is asked about.
 */
export async function whyNoCallback(parts: WhyNotParts, filter: Filter, since: Instant): Promise<string> {
  const deliveries = await parts.store.deliveries(filter)
  if (deliveries.length === 0) return whyNoneIsThere(parts, filter)
  const nowOf = ({ partnerId }: Delivery) => parts.clocks.clockOf(partnerId).now()
  const coming = deliveries.filter((one) => isComing(one, nowOf(one)))
  const past = deliveries.filter((one) => !isComing(one, nowOf(one)))
  // What is to come says most; of the rest, the newest.
  const listed = [...coming.slice(0, shown), ...past.slice(past.length - Math.max(0, shown - coming.length))]
  const rest = deliveries.length - listed.length
  const [soonest] = coming.toSorted((one, other) => one.dueAt - nowOf(one) - (other.dueAt - nowOf(other)))
  return [
    `Callbacks so far: ${listed.map((one) => describeDelivery(one, nowOf(one), parts.wordingOf)).join('; ')}.`,
    ...(rest > 0 ? [`And ${rest} more.`] : []),
    ...(soonest ? standing(parts, soonest.partnerId, filter.partnerId, since, soonest.dueAt) : []),
  ].join(' ')
}

/** Why a wait for a job's state failed. */
export function whyNotYet(parts: WhyNotParts, job: Job, partnerAsked: string | undefined, since: Instant): string {
  const now = parts.clocks.clockOf(job.partnerId).now()
  const next = job.results.find(({ from }) => from > now)
  const about = `Job ${job.smileJobId} is ${statusAt(job, now).state}.`
  if (!next) return `${about} Nothing more is planned: ${howItEnds(job, now)}.`
  const { from, result } = next
  return [
    `${about} Its next result, ${wordOf(job, result, parts.wordingOf).code}, is valid from ${moment(from, now)}.`,
    ...standing(parts, job.partnerId, partnerAsked, since, from),
  ].join(' ')
}

function howItEnds(job: Job, now: Instant): string {
  return statusAt(job, now).state === 'pending'
    ? `with its scenario, ${job.scenario.name}, it never has a result`
    : `only a review ends it, POST /__emulator/jobs/${job.smileJobId}/review`
}

/** Why there is no job with that id. */
export async function whyNoJob(
  { store, partners, wordingOf }: WhyNotParts,
  { partnerId, jobId }: Filter,
): Promise<string> {
  if (jobId === undefined) return 'No job was submitted.'
  const ids = partnerId === undefined ? partners.all().map(({ id }) => id) : [partnerId]
  const among = await store.readAmong(ids, { upload: { fact: 'uploadByJobId', jobId } })
  const [opened] = among.flatMap(({ upload }) => upload ?? [])
  if (opened) {
    const { explain } = wordingOf(opened.request.generation)
    return advised(`The package of job "${jobId}" has not come.`, 'send_package', explain)
  }
  const known = new Set((await store.jobs({ partnerId })).map(({ submission }) => submission.jobId))
  const likely = nearest(jobId, [...known])
  return `No job "${jobId}" was submitted.${likely === undefined ? '' : ` Did you mean "${likely}"?`}`
}

/** A callback in a few words. */
export function describeDelivery(delivery: Delivery, now: Instant, wordingOf: WordingOf): string {
  const { id, state, dueAt, attempts } = delivery
  const { code, text } = reportedWord(delivery, wordingOf)
  const what = `${id} (${code} ${text})`
  const last = attempts.at(-1)
  const times = attempts.length === 1 ? 'once' : `${attempts.length} times`
  const tried = last && state !== 'delivered' ? `, tried ${times} (${last.problem ?? `answered ${last.status}`})` : ''
  if (state === 'owed') return `${what} is owed${tried}, due at ${moment(dueAt, now)}`
  if (state === 'lost' && dueAt > now) return `${what} is to be lost at ${moment(dueAt, now)}`
  return `${what} is ${state.replace('_', ' ')}${tried}`
}

async function whyNoneIsThere(parts: WhyNotParts, filter: Filter): Promise<string> {
  const [newest] = await parts.store.jobs({ ...filter, page: { skip: 0, take: 1 } })
  if (!newest) return whyNoJob(parts, filter)
  const which = filter.jobId === undefined ? 'No job has a' : `Job "${filter.jobId}" has no`
  const { explain } = parts.wordingOf(newest.submission.generation)
  return advised(
    `${which} callback: its result was in the answer, or it has no callback URL.`,
    'name_callback',
    explain,
  )
}

/** A hint about a virtual clock, which is often the reason. `since` is by the clock of the partner that is asked about. */
function standing(
  { clocks }: WhyNotParts,
  partnerId: string,
  partnerAsked: string | undefined,
  since: Instant,
  dueAt: Instant,
): string[] {
  const clock = clocks.clockOf(partnerId)
  if (clock.kind !== 'virtual') return []
  const isOwn = clock !== clocks.clockOf()
  const now = clock.now()
  const named = isOwn ? `The clock of partner ${partnerId}` : 'The clock'
  return [
    `${named} is virtual and stands at ${toTimestamp(now)}${clock === clocks.clockOf(partnerAsked) ? `, ${moved(now - since)}` : ''}: advance it by ${formatDuration(Math.max(0, dueAt - now))}.`,
  ]
}

function moved(length: Milliseconds): string {
  return length <= 0 ? 'and was not advanced during the wait' : `having been advanced by ${formatDuration(length)}`
}

function moment(at: Instant, now: Instant): string {
  return at > now ? `${toTimestamp(at)}, in ${formatDuration(at - now)}` : toTimestamp(at)
}
