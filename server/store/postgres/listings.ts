import { settledStates } from '../../core/callbacks/delivery.ts'
import type { Records } from '../../core/state/state.ts'
import type { KnownUser } from '../../core/users/enrolment.ts'
import type { DeliveryFilter, End, Listings } from '../listings.ts'
import { frozen } from '../tables/frozen.ts'
import type { Database, Querying } from './connection/database.ts'
import { key } from './records/key.ts'

interface Conditions {
  readonly where: string
  readonly values: unknown[]
}

function conditionsOf({ partnerId, jobId, states }: DeliveryFilter): Conditions {
  const values: unknown[] = []
  const conditions: string[] = []
  if (partnerId !== undefined) conditions.push(`partner_id = $${values.push(key(partnerId))}`)
  if (jobId !== undefined) conditions.push(`job_id = $${values.push(key(jobId))}`)
  if (states !== undefined) conditions.push(`state = ANY($${values.push(states)})`)
  return { where: conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '', values }
}

async function records<One>(
  { query }: Querying,
  sql: string,
  values: readonly unknown[] = [],
): Promise<readonly One[]> {
  return (await query<{ readonly record: One }>(sql, values)).map(({ record }) => frozen(record))
}

async function count({ query }: Querying, table: 'jobs' | 'deliveries', filter: DeliveryFilter): Promise<number> {
  const { where, values } = conditionsOf(filter)
  const [row] = await query<{ readonly count: number }>(`SELECT count(*) AS count FROM ${table} ${where}`, values)
  return row?.count ?? 0
}

/** What people and tests look at. */
export function createPostgresListings(database: Database): Listings {
  return {
    jobs({ page, ...filter }) {
      const { where, values } = conditionsOf(filter)
      const part = page ? `LIMIT $${values.push(page.take)} OFFSET $${values.push(page.skip)}` : ''
      return records(
        database,
        `SELECT record FROM jobs ${where} ORDER BY submitted_at DESC, serial DESC, arrival ${part}`,
        values,
      )
    },
    countJobs: (filter) => count(database, 'jobs', filter),
    deliveries(filter) {
      const { where, values } = conditionsOf(filter)
      return records(database, `SELECT record FROM deliveries ${where} ORDER BY arrival`, values)
    },
    countDeliveries: (filter) => count(database, 'deliveries', filter),
    async ends(moments) {
      const rows = await database.query<{ readonly id: string; readonly partner_id: string; readonly end_at: number }>(
        `SELECT d.id, d.partner_id, d.end_at
         FROM unnest($1::text[], $2::float8[]) WITH ORDINALITY AS moment (partner_id, until, place) JOIN deliveries d USING (partner_id)
         WHERE d.state = ANY($3) AND (d.state <> 'lost' OR d.due_at <= moment.until) ORDER BY d.end_at, moment.place, d.arrival`,
        [[...moments.keys()].map(key), [...moments.values()], settledStates],
      )
      return rows.map((one): End => ({ id: one.id, partnerId: one.partner_id, at: one.end_at }))
    },
    users: ({ partnerId }) => usersOf(database, partnerId),
    async queue(partnerId) {
      const rows = await database.query('SELECT scenario FROM queue WHERE partner_id = $1 ORDER BY arrival', [
        key(partnerId),
      ])
      return rows.map(({ scenario }) => String(scenario))
    },
    everything: () => database.transaction(loadEverything),
  }
}

/** One record of each user, and not every job. */
async function usersOf({ query }: Querying, wanted: string | undefined): Promise<readonly KnownUser[]> {
  const [where, values] = wanted === undefined ? ['', []] : ['WHERE partner_id = $1', [key(wanted)]]
  const rows = await query<{
    readonly record: Partial<KnownUser> & { readonly partnerId: string; readonly submission?: KnownUser }
  }>(
    `SELECT DISTINCT ON (partner_id, user_id) partner_id, user_id, record, rank, submitted_at, serial, arrival FROM (
       SELECT partner_id, user_id, record, 1 AS rank, submitted_at, serial, arrival FROM jobs ${where}
       UNION ALL SELECT partner_id, user_id, record, 2, 0, 0, arrival FROM users ${where}
       UNION ALL SELECT partner_id, user_id, record, 3, 0, 0, arrival FROM frauds ${where}
     ) AS named ORDER BY partner_id, user_id, rank, submitted_at DESC, serial DESC, arrival`,
    values,
  )
  const sorted = rows.toSorted(byRank)
  return sorted.map(({ record: { partnerId, userId, submission } }) => ({
    partnerId,
    userId: submission?.userId ?? userId ?? '',
  }))
}

function byRank(a: { readonly [column: string]: unknown }, b: { readonly [column: string]: unknown }): number {
  const by = (name: string): number => Number(a[name]) - Number(b[name])
  return by('rank') || -by('submitted_at') || -by('serial') || by('arrival')
}

/** Every record, as all were at one moment. */
async function loadEverything(within: Querying): Promise<Records> {
  await within.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY')
  const from = <One>(table: string) => records<One>(within, `SELECT record FROM ${table} ORDER BY arrival`)
  const partners = within.query<{
    readonly partner_id: string
    readonly serial: number
    readonly ids_made: number
    readonly queue: readonly string[] | null
  }>(
    `SELECT partner_id, serial, ids_made,
       (SELECT json_agg(scenario ORDER BY q.arrival) FROM queue q WHERE q.partner_id = p.partner_id) AS queue
     FROM partners p WHERE arrival IS NOT NULL ORDER BY arrival`,
  )
  const [known, uploads, jobs, deliveries, users, links, streaks, boundValues, frauds, accounts] = await Promise.all([
    partners,
    from('uploads') as Promise<Records['uploads']>,
    from('jobs') as Promise<Records['jobs']>,
    from('deliveries') as Promise<Records['deliveries']>,
    from('users') as Promise<Records['users']>,
    from('links') as Promise<Records['links']>,
    from('streaks') as Promise<NonNullable<Records['streaks']>>,
    from('bound_values') as Promise<NonNullable<Records['boundValues']>>,
    from('frauds') as Promise<NonNullable<Records['frauds']>>,
    from('accounts') as Promise<NonNullable<Records['accounts']>>,
  ])
  return {
    partners: known.map((one) => ({
      ...{ partnerId: one.partner_id, serial: one.serial, idsMade: one.ids_made, queue: one.queue ?? [] },
    })),
    ...{ uploads, jobs, deliveries, users, links, streaks, boundValues, frauds, accounts },
  }
}
