import type { Control } from '../control.ts'
import type { Job } from '../core/job.ts'
import type { Instant } from '../core/time.ts'
import { type Html, html } from './html.ts'
import { plain, type Tone, toneOf } from './words.ts'

/** Something that will happen by itself. */
export interface Coming {
  readonly at: Instant
  readonly tone: Tone
  readonly what: Html
  readonly job: Job
}

/** Everything that will happen, of one partner or of all, soonest first. */
export function comingOf(control: Control, nowOf: (partnerId: string) => Instant, partnerId?: string): Coming[] {
  const jobs = control.jobs({ partnerId })
  const byId = new Map(jobs.map((job) => [keyOf(job), job]))
  const results = jobs.flatMap((job) =>
    job.results
      .filter(({ from }) => from > nowOf(job.partnerId))
      .map(({ from, result }): Coming => {
        const what = html`${plain(result.by)} says <b>${plain(result.outcome)}</b> (${result.code})`
        return { at: from, tone: toneOf(result), what, job }
      }),
  )
  const callbacks = control.callbacks({ partnerId, states: ['owed'] }).flatMap((one): Coming[] => {
    const job = byId.get(keyOf(one))
    if (!job) return []
    const attempt = one.attempts.length + 1
    return [
      {
        at: one.dueAt,
        tone: 'quiet',
        what: html`Callback ${one.told.result.code}${attempt > 1 && `, attempt ${attempt}`}`,
        job,
      },
    ]
  })
  return [...results, ...callbacks].sort((a, b) => a.at - b.at)
}

function keyOf({ partnerId, smileJobId }: { readonly partnerId: string; readonly smileJobId: string }): string {
  return `${partnerId} ${smileJobId}`
}
