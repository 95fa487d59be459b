import type { Clock } from '../clock/clock.ts'
import type { Delivery } from '../core/delivery.ts'
import { type Job, statusAt } from '../core/job.ts'
import { nearest } from '../core/spelling.ts'
import { formatDuration, type Instant, toTimestamp } from '../core/time.ts'
import type { Filter, Storage } from '../storage/storage.ts'
import type { Partners } from './partners.ts'

/** What explanations are made from. */
export interface WhyNotParts {
  readonly storage: Storage
  readonly clock: Clock
  readonly partners: Partners
}

// As many as a person reads.
const shown = 8

/** Why a wait for a callback came to nothing: what there is, and what would help. */
export function whyNoCallback(parts: WhyNotParts, filter: Filter, since: Instant): string {
  const deliveries = parts.storage.deliveries(filter)
  if (deliveries.length === 0) return whyNoneIsThere(parts, filter)
  const now = parts.clock.now()
  const coming = deliveries.filter((one) => isComing(one, now))
  const past = deliveries.filter((one) => !isComing(one, now))
  // What is to come says most; of the rest, the newest.
  const told = [...coming.slice(0, shown), ...past.slice(past.length - Math.max(0, shown - coming.length))]
  const rest = deliveries.length - told.length
  const dueAt = coming.length > 0 ? Math.min(...coming.map((one) => one.dueAt)) : undefined
  return [
    `Callbacks so far: ${told.map((one) => describeDelivery(one, now)).join('; ')}.`,
    ...(rest > 0 ? [`And ${rest} more.`] : []),
    ...standing(parts.clock, since, dueAt),
  ].join(' ')
}

/** Why a wait for a job to come so far came to nothing. */
export function whyNotYet(job: Job, clock: Clock, since: Instant): string {
  const now = clock.now()
  const next = job.results.find(({ from }) => from > now)
  const about = `Job ${job.smileJobId} is ${statusAt(job, now).state}.`
  if (!next) return `${about} Nothing more is planned: ${howItEnds(job, now)}.`
  const { from, result } = next
  return [
    `${about} Its next result, ${result.code}, holds from ${moment(from, now)}.`,
    ...standing(clock, since, from),
  ].join(' ')
}

function howItEnds(job: Job, now: Instant): string {
  return statusAt(job, now).state === 'pending'
    ? `by its scenario, ${job.scenario.name}, it never comes to anything`
    : `only a review ends it, POST /__emulator/jobs/${job.smileJobId}/review`
}

/** Why there is no job of that name. */
export function whyNoJob({ storage, partners }: WhyNotParts, { partnerId, jobId }: Filter): string {
  if (jobId === undefined) return 'No job was submitted.'
  const opened = partners.all().some(({ id }) => (partnerId ?? id) === id && storage.uploadByJobId(id, jobId))
  if (opened) return `The package of job "${jobId}" has not come: PUT it to its upload_url.`
  const known = new Set(storage.jobs({ partnerId }).map(({ submission }) => submission.jobId))
  const likely = nearest(jobId, [...known])
  return `No job "${jobId}" was submitted.${likely === undefined ? '' : ` Did you mean "${likely}"?`}`
}

/** A callback in a few words. */
export function describeDelivery({ id, told, state, dueAt, attempts }: Delivery, now: Instant): string {
  const what = `${id} (${told.result.code} ${told.result.text})`
  const last = attempts.at(-1)
  const times = attempts.length === 1 ? 'once' : `${attempts.length} times`
  const tried = last && state !== 'delivered' ? `, tried ${times} (${last.problem ?? `answered ${last.status}`})` : ''
  if (state === 'owed') return `${what} is owed${tried}, due at ${moment(dueAt, now)}`
  if (state === 'lost' && dueAt > now) return `${what} is to be lost at ${moment(dueAt, now)}`
  return `${what} is ${state.replace('_', ' ')}${tried}`
}

/** Whether its end is still to come; a callback is planned to be lost. */
function isComing({ state, dueAt }: Delivery, now: Instant): boolean {
  return state === 'owed' || (state === 'lost' && dueAt > now)
}

function whyNoneIsThere(parts: WhyNotParts, filter: Filter): string {
  if (parts.storage.jobs(filter).length === 0) return whyNoJob(parts, filter)
  const which = filter.jobId === undefined ? 'No job has a' : `Job "${filter.jobId}" has no`
  return `${which} callback: it was answered at once, or nobody said where to. Send callback_url, or start with --callbacks collect.`
}

/** A virtual clock is why nothing comes, and nobody thinks of it. */
function standing(clock: Clock, since: Instant, dueAt: Instant | undefined): string[] {
  if (clock.kind !== 'virtual' || dueAt === undefined) return []
  const now = clock.now()
  const moved =
    now <= since ? 'and nobody has advanced it meanwhile' : `having been advanced by ${formatDuration(now - since)}`
  return [
    `The clock is virtual and stands at ${toTimestamp(now)}, ${moved}: advance it by ${formatDuration(Math.max(0, dueAt - now))}.`,
  ]
}

function moment(at: Instant, now: Instant): string {
  return at > now ? `${toTimestamp(at)}, in ${formatDuration(at - now)}` : toTimestamp(at)
}
