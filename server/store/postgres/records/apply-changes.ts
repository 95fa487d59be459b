import type { Changes, Forgotten } from '../../../core/state/changes.ts'
import type { Querying } from '../connection/database.ts'
import { key } from './key.ts'
import { put } from './put.ts'

/** Writes what was decided. All statements leave in one go: the server takes them in this order. */
export async function applyChanges(within: Querying, partnerId: string, changes: Changes): Promise<void> {
  const { query } = within
  const { forgotten, serial, idsMade, dequeued = 0, enqueued, jobs, deliveries, clearedFrauds, endedStreaks } = changes
  const whose = key(partnerId)
  await Promise.all([
    ...(forgotten ? forget(within, whose, forgotten) : []),
    query(
      `UPDATE partners SET serial = coalesce($2, serial), ids_made = coalesce($3, ids_made),
       arrival = coalesce(arrival, nextval('arrivals')) WHERE partner_id = $1`,
      [whose, serial, idsMade],
    ),
    dequeued > 0 &&
      query(
        'DELETE FROM queue WHERE arrival IN (SELECT arrival FROM queue WHERE partner_id = $1 ORDER BY arrival LIMIT $2)',
        [whose, dequeued],
      ),
    enqueued && enqueue(within, whose, enqueued),
    changes.uploads && put(within, 'uploads', changes.uploads),
    jobs &&
      put(
        within,
        'jobs',
        jobs.map(({ after }) => after),
      ),
    deliveries &&
      put(
        within,
        'deliveries',
        deliveries.map(({ after }) => after),
      ),
    changes.users && put(within, 'users', changes.users),
    changes.links && put(within, 'links', changes.links),
    changes.boundValues && put(within, 'bound_values', changes.boundValues),
    changes.frauds && put(within, 'frauds', changes.frauds),
    clearedFrauds && remove(within, 'frauds', whose, 'user_id = ANY($2)', [clearedFrauds.map(key)]),
    changes.streaks && put(within, 'streaks', changes.streaks),
    endedStreaks &&
      remove(within, 'streaks', whose, '(subject, scenario) IN (SELECT * FROM unnest($2::text[], $3::text[]))', [
        endedStreaks.map(({ subject }) => key(subject)),
        endedStreaks.map(({ scenario }) => key(scenario)),
      ]),
    changes.account && put(within, 'accounts', [changes.account]),
  ])
}

function enqueue({ query }: Querying, whose: string, { scenario, times }: { scenario: string; times: number }) {
  return query('INSERT INTO queue (partner_id, scenario) SELECT $1, $2 FROM generate_series(1, $3::integer)', [
    ...[whose, scenario, times],
  ])
}

function forget(within: Querying, whose: string, { jobs, uploads, boundValues }: Forgotten): Promise<unknown>[] {
  const smileJobIds = jobs.map(({ smileJobId }) => key(smileJobId))
  const refs = [...jobs.map(({ ref }) => key(ref)), ...uploads.map(key)]
  return [
    remove(within, 'jobs', whose, 'smile_job_id = ANY($2)', [smileJobIds]),
    remove(within, 'deliveries', whose, 'smile_job_id = ANY($2)', [smileJobIds]),
    remove(within, 'uploads', whose, 'ref = ANY($2)', [refs]),
    remove(within, 'bound_values', whose, 'reference = ANY($2)', [boundValues.map(key)]),
  ]
}

/** Removes records of a partner, and counts their bytes out. */
function remove({ query }: Querying, table: string, whose: string, which: string, values: readonly unknown[]) {
  return query(
    `WITH gone AS (DELETE FROM ${table} WHERE partner_id = $1 AND ${which} RETURNING bytes)
     UPDATE partners SET bytes = bytes - (SELECT coalesce(sum(bytes), 0) FROM gone) WHERE partner_id = $1`,
    [whose, ...values],
  )
}
