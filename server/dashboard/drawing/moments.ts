import { statusAt, verdictsOf } from '../../core/jobs/job.ts'
import type { Upload } from '../../core/jobs/upload.ts'
import type { WordedDelivery, WordedJob } from '../../core/jobs/worded.ts'
import { describeCallback } from '../../core/scenarios/describe.ts'
import type { Instant } from '../../core/time.ts'
import { type Html, html } from '../../markup/html.ts'
import { plain, said, type Tone, toneOf } from '../words.ts'
import type { Bar, Lane } from './timeline.ts'

/** One step of a job's story. */
export interface Moment {
  readonly at: Instant
  readonly lane: 'requests' | 'results' | 'callbacks'
  readonly tone: Tone
  readonly what: Html
  readonly note?: Html | undefined
  readonly isToCome: boolean
}

/** What the moments are made from. */
export interface Story {
  readonly job: WordedJob
  readonly upload: Upload | undefined
  readonly deliveries: readonly WordedDelivery[]
  readonly now: Instant
}

const order = ['requests', 'results', 'callbacks']

/** Everything that has happened to a job, and what is to come, in order of time. */
export function momentsOf(story: Story): Moment[] {
  const moments = [
    ...requestsOf(story),
    ...resultsOf(story),
    ...story.deliveries.flatMap((one) => callbackOf(one, story)),
  ]
  return moments.sort((a, b) => a.at - b.at || order.indexOf(a.lane) - order.indexOf(b.lane))
}

function requestsOf({ job, upload }: Story): Moment[] {
  const { package: pack } = job.submission
  const step = { lane: 'requests', tone: 'quiet', isToCome: false } as const
  return [
    ...(upload ? [{ ...step, at: upload.openedAt, what: html`Submission announced` }] : []),
    { ...step, at: job.submittedAt, what: pack ? html`Package received, ${pack.size} bytes` : html`Submitted` },
  ]
}

function resultsOf({ job, now }: Story): Moment[] {
  return job.results.map(({ from, result }) => {
    const decision = result.by === 'human' && job.reviews.find(({ at }) => at === from)
    return {
      at: from,
      lane: 'results',
      tone: toneOf(result.outcome),
      what: html`${decision ? 'Reviewed: ' : `By ${plain(result.by)}: `}<b>${plain(result.outcome)}</b>`,
      note: html`${result.code} ${result.text}${result.final ? ', final' : ', not final'}`,
      isToCome: from > now,
    }
  })
}

function callbackOf(delivery: WordedDelivery, { now }: Story): Moment[] {
  const { reported, attempts, state, dueAt, fault, replayOf } = delivery
  const name = html`${replayOf ? 'Replayed callback' : 'Callback'} ${reported.result.code}`
  const flaw = fault && html` (${describeCallback(fault)})`
  const made = attempts.map((attempt, index): Moment => {
    const isWell = attempt.status !== undefined && attempt.status >= 200 && attempt.status < 300
    return {
      at: attempt.at,
      lane: 'callbacks',
      tone: isWell ? 'good' : 'bad',
      what: html`${name}${index > 0 && `, attempt ${index + 1}`}: ${attempt.status ? `answered ${attempt.status}` : 'no answer'}${flaw}`,
      note: attempt.problem ? said(attempt.problem) : undefined,
      isToCome: false,
    }
  })
  if (state === 'owed') {
    const what = html`${name}${attempts.length > 0 && `, attempt ${attempts.length + 1}`} due${flaw}`
    return [...made, { at: dueAt, lane: 'callbacks', tone: 'wait', what, isToCome: true }]
  }
  if (state === 'lost') {
    return [
      { at: dueAt, lane: 'callbacks', tone: 'bad', what: html`${name} lost, by its scenario`, isToCome: dueAt > now },
    ]
  }
  return made
}

/** The moments as they are drawn: the requests, the states of the job, and the callbacks. */
export function lanesOf(moments: readonly Moment[], { job, now }: Story, from: Instant, to: Instant): Lane[] {
  const marks = (lane: Moment['lane']) =>
    moments.flatMap((one, index) =>
      one.lane === lane ? [{ at: one.at, number: index + 1, tone: one.tone, isToCome: one.isToCome }] : [],
    )
  return [
    { name: 'Requests', marks: marks('requests') },
    { name: 'Result', marks: marks('results'), bars: barsOf(job, now, from, to) },
    { name: 'Callbacks', marks: marks('callbacks') },
  ]
}

/** How the job stands from when to when. */
function barsOf(job: WordedJob, now: Instant, from: Instant, to: Instant): Bar[] {
  const starts = [{ at: from, tone: 'quiet' as Tone }]
  for (const { from: at, result } of verdictsOf(job)) starts.push({ at, tone: toneOf(result.outcome) })
  return starts.flatMap(({ at, tone }, index): Bar[] => {
    const end = starts[index + 1]?.at ?? to
    // What holds now and what is planned are two bars.
    if (at < now && now < end)
      return [
        { from: at, to: now, tone },
        { from: now, to: end, tone, isToCome: true },
      ]
    return [{ from: at, to: end, tone, isToCome: at >= now }]
  })
}

/** When the drawing ends: at the last moment; and at the present, as long as somebody has still to decide. */
export function endOf(moments: readonly Moment[], { job, now }: Story, from: Instant): Instant {
  const last = Math.max(from + 1_000, ...moments.map(({ at }) => at))
  const isOpen = statusAt(job, now).state !== 'final'
  const end = isOpen ? Math.max(last, now) : last
  return end + (end - from) * 0.03
}
