import type { Control } from '../../control/control.ts'
import type { WordedDelivery, WordedJob, WordedResult } from '../../core/jobs/worded.ts'
import type { Instant } from '../../core/time.ts'

/** Something that will happen by itself: a result comes to hold, or a callback is due. */
export type Coming = { readonly at: Instant; readonly job: WordedJob } & (
  | { readonly result: WordedResult['result'] }
  | { readonly callback: WordedDelivery }
)

/** Everything that will happen, of one partner or of all, soonest first. */
export async function comingOf(
  control: Control,
  nowOf: (partnerId: string) => Instant,
  partnerId?: string,
): Promise<readonly Coming[]> {
  const [jobs, owed] = await Promise.all([
    control.jobs({ partnerId }),
    control.callbacks({ partnerId, states: ['owed'] }),
  ])
  const byId = new Map(jobs.map((job) => [keyOf(job), job]))
  const results = jobs.flatMap((job) =>
    job.results
      .filter(({ from }) => from > nowOf(job.partnerId))
      .map(({ from, result }): Coming => ({ at: from, job, result })),
  )
  const callbacks = owed.flatMap((callback): Coming[] => {
    const job = byId.get(keyOf(callback))
    return job ? [{ at: callback.dueAt, job, callback }] : []
  })
  return [...results, ...callbacks].sort((a, b) => a.at - b.at)
}

function keyOf({ partnerId, smileJobId }: { readonly partnerId: string; readonly smileJobId: string }): string {
  return `${partnerId} ${smileJobId}`
}
