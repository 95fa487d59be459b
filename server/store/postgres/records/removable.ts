import type { Delivery } from '../../../core/callbacks/delivery.ts'
import type { Job } from '../../../core/jobs/job.ts'
import { bytesToFree, createJobPicker, type JobPicker, type Kept, removalSearch } from '../../../core/jobs/removal.ts'
import { type FinishedJob, isSettled, type Removable, type RemovalWish } from '../../../core/jobs/retention.ts'
import type { Upload } from '../../../core/jobs/upload.ts'
import type { UserRecord } from '../../../core/users/enrolment.ts'
import { frozen } from '../../tables/frozen.ts'
import type { Querying } from '../connection/database.ts'
import { key } from './key.ts'

/** Finds what may be forgotten of a partner. Mostly nothing is looked for: it costs more than a submission does. */
export async function findRemovable(
  from: Querying,
  partnerId: string,
  room: Kept | null,
  wish: RemovalWish,
): Promise<Removable> {
  const kept = room ?? { bytes: 0, serial: 0 }
  const { excess, old, below } = removalSearch(wish, kept)
  if (excess <= 0 && !old) return { excess, jobs: [], uploads: [], boundValues: [] }

  const uploads = (await abandonedUploads(from, partnerId, Math.floor(below), wish.openedBefore)).filter(
    ({ jobId }) => jobId !== wish.exceptJobId,
  )
  const boundValues = excess > 0 ? await unheldValues(from, partnerId, wish.boundBefore) : []
  const toFree = bytesToFree(wish, kept, [...uploads, ...boundValues])
  const picker = createJobPicker(old, old ? await countJobs(from, partnerId) : 0, toFree)
  return { excess, jobs: await finishedJobs(from, partnerId, wish, picker), uploads, boundValues }
}

async function abandonedUploads({ query }: Querying, partnerId: string, below: number, before: number) {
  const rows = await query<{ readonly record: Upload; readonly bytes: number }>(
    `SELECT record, bytes FROM uploads
     WHERE partner_id = $1 AND package_at IS NULL AND serial < $2 AND opened_at < $3 ORDER BY serial`,
    [key(partnerId), below, before],
  )
  return rows.map(({ record: { ref, request }, bytes }) => ({ ref, jobId: request.jobId, bytes }))
}

async function unheldValues({ query }: Querying, partnerId: string, before: number) {
  return query<{ readonly reference: string; readonly bytes: number }>(
    'SELECT reference, bytes FROM bound_values WHERE partner_id = $1 AND bound_at < $2',
    [key(partnerId), before],
  )
}

/** A job with all that says whether it is finished. */
interface OldJob {
  readonly arrival: number
  readonly job: Job
  readonly deliveries: readonly Delivery[] | null
  readonly user: UserRecord | null
  readonly bytes: number
}

async function finishedJobs(
  from: Querying,
  partnerId: string,
  { now, exceptJobId }: RemovalWish,
  picker: JobPicker,
): Promise<readonly FinishedJob[]> {
  for await (const { job, deliveries, user, bytes } of oldestJobs(from, partnerId)) {
    if (picker.isEnough(job)) break
    if (job.submission.jobId === exceptJobId || !isSettled(job, deliveries ?? [], now)) continue
    picker.pick({ job, callbackIds: (deliveries ?? []).map(({ id }) => id), user: user ?? undefined, bytes })
  }
  return picker.picked
}

async function countJobs({ query }: Querying, partnerId: string): Promise<number> {
  const [row] = await query<{ readonly count: number }>('SELECT count(*) AS count FROM jobs WHERE partner_id = $1', [
    key(partnerId),
  ])
  return row?.count ?? 0
}

/** A hundred at a time: all of them would not fit into memory. */
async function* oldestJobs({ query }: Querying, partnerId: string): AsyncGenerator<OldJob> {
  let last = 0
  for (;;) {
    const some = await query<OldJob & { readonly [column: string]: unknown }>(
      `SELECT j.arrival, j.record AS job, d.deliveries, u.record AS "user",
         j.bytes + coalesce(d.bytes, 0) + coalesce(p.bytes, 0) AS bytes
       FROM jobs j
       LEFT JOIN LATERAL (
         SELECT json_agg(record ORDER BY arrival) AS deliveries, sum(bytes) AS bytes FROM deliveries
         WHERE partner_id = j.partner_id AND smile_job_id = j.smile_job_id
       ) d ON true
       LEFT JOIN users u ON u.partner_id = j.partner_id AND u.user_id = j.user_id
       LEFT JOIN uploads p ON p.partner_id = j.partner_id AND p.ref = j.ref
       WHERE j.partner_id = $1 AND j.arrival > $2 ORDER BY j.arrival LIMIT 100`,
      [key(partnerId), last],
    )
    yield* some.map(frozen)
    const final = some.at(-1)
    if (!final) return
    last = final.arrival
  }
}
