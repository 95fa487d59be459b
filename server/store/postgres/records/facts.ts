import type { Kept } from '../../../core/jobs/removal.ts'
import { concerns, type FraudMark } from '../../../core/users/fraud.ts'
import type { FactKinds, Facts, Key, Keys } from '../../keys.ts'
import { frozen } from '../../tables/frozen.ts'
import type { Querying } from '../connection/database.ts'
import { key } from './key.ts'
import { findRemovable } from './removable.ts'

/** How a fact is found: by an expression about the partner `asked`, and mostly by nothing else. */
interface Finder<Kind extends keyof FactKinds> {
  /** @param bind puts a value into the statement. */
  readonly sql: (key: Key<Kind>, bind: (value: unknown) => string) => string
  /** What is made of what was found, null for nothing. Asks again where that is not all, which is rare. */
  readonly finish: (
    found: unknown,
    key: Key<Kind>,
    from: Querying,
    partnerId: string,
  ) => FactKinds[Kind]['is'] | Promise<FactKinds[Kind]['is']>
}

type Finders = { readonly [Kind in keyof FactKinds]: Finder<Kind> }

// A record is of the kind that was put there: whoever asks for it says which.
const one = (found: unknown): never => (found ?? undefined) as never
const all = (found: unknown): never => (found ?? []) as never
const count = (found: unknown): number => Number(found ?? 0)

const own = (table: string): string => `${table} t WHERE t.partner_id = asked.partner_id`

const finders: Finders = {
  serial: { sql: () => `(SELECT serial FROM ${own('partners')})`, finish: count },
  idsMade: { sql: () => `(SELECT ids_made FROM ${own('partners')})`, finish: count },
  uploadByRef: {
    sql: ({ ref }, bind) => `(SELECT record FROM ${own('uploads')} AND ref = ${bind(key(ref))})`,
    finish: one,
  },
  uploadByJobId: {
    sql: ({ jobId }, bind) =>
      `(SELECT record FROM ${own('uploads')} AND job_id = ${bind(key(jobId))} ORDER BY arrival DESC LIMIT 1)`,
    finish: one,
  },
  job: {
    sql: ({ smileJobId }, bind) => `(SELECT record FROM ${own('jobs')} AND smile_job_id = ${bind(key(smileJobId))})`,
    finish: one,
  },
  jobByJobId: {
    sql: ({ userId, jobId }, bind) =>
      `(SELECT record FROM ${own('jobs')} AND job_id = ${bind(key(jobId))} AND user_id = ${bind(key(userId))}
        ORDER BY serial DESC LIMIT 1)`,
    finish: one,
  },
  jobsOfUser: {
    sql: ({ userId, products }, bind) =>
      `(SELECT json_agg(record ORDER BY arrival) FROM ${own('jobs')} AND user_id = ${bind(key(userId))}
        AND product = ANY(${bind(products)}::text[]))`,
    finish: all,
  },
  deliveriesBeside: {
    sql: ({ id }, bind) =>
      `(SELECT json_agg(t.record ORDER BY t.arrival) FROM deliveries d JOIN deliveries t USING (partner_id, smile_job_id)
        WHERE d.partner_id = asked.partner_id AND d.id = ${bind(key(id))})`,
    finish: all,
  },
  delivery: {
    sql: ({ id }, bind) => `(SELECT record FROM ${own('deliveries')} AND id = ${bind(key(id))})`,
    finish: one,
  },
  deliveriesOfJob: {
    sql: ({ smileJobId }, bind) =>
      `(SELECT json_agg(record ORDER BY arrival) FROM ${own('deliveries')} AND smile_job_id = ${bind(key(smileJobId))})`,
    finish: all,
  },
  user: {
    sql: ({ userId }, bind) => `(SELECT record FROM ${own('users')} AND user_id = ${bind(key(userId))})`,
    finish: one,
  },
  frauds: {
    sql: () => `(SELECT json_agg(record ORDER BY arrival) FROM ${own('frauds')})`,
    finish: (found, { userId, faces }) =>
      (all(found) as readonly FraudMark[]).filter((mark) => concerns(mark, userId, faces)),
  },
  link: {
    sql: ({ refId }, bind) => `(SELECT record FROM ${own('links')} AND ref_id = ${bind(key(refId))})`,
    finish: one,
  },
  linkOfUser: {
    sql: ({ userId }, bind) =>
      `(SELECT record FROM ${own('links')} AND user_id = ${bind(userId === undefined ? null : key(userId))}::text
        ORDER BY arrival LIMIT 1)`,
    finish: one,
  },
  account: { sql: () => `(SELECT record FROM ${own('accounts')})`, finish: one },
  boundValues: {
    sql: ({ references }, bind) => {
      const asked = bind(references.map(key))
      return `(SELECT json_agg(record ORDER BY array_position(${asked}::text[], reference))
        FROM ${own('bound_values')} AND reference = ANY(${asked}::text[]))`
    },
    finish: all,
  },
  streaks: {
    sql: ({ keys }, bind) => {
      const [subjects, scenarios] = [
        bind(keys.map(({ subject }) => key(subject))),
        bind(keys.map(({ scenario }) => key(scenario))),
      ]
      return `(SELECT json_agg(t.record ORDER BY k.place) FROM unnest(${subjects}::text[], ${scenarios}::text[])
        WITH ORDINALITY AS k (subject, scenario, place) JOIN streaks t USING (subject, scenario)
        WHERE t.partner_id = asked.partner_id)`
    },
    finish: all,
  },
  nextQueued: {
    sql: () => `(SELECT scenario FROM ${own('queue')} ORDER BY arrival LIMIT 1)`,
    async finish(head, { names }, { query }, partnerId) {
      if (head === null || names.includes(String(head))) return { name: one(head), gone: 0 }
      const rows = await query('SELECT scenario FROM queue WHERE partner_id = $1 ORDER BY arrival', [key(partnerId)])
      const queue = rows.map(({ scenario }) => String(scenario))
      const place = queue.findIndex((name) => names.includes(name))
      return place < 0 ? { name: undefined, gone: queue.length } : { name: queue[place], gone: place }
    },
  },
  removable: {
    sql: () => `(SELECT json_build_object('bytes', bytes, 'serial', serial) FROM ${own('partners')})`,
    finish: (found, wish, from, partnerId) => findRemovable(from, partnerId, found as Kept | null, wish),
  },
}

/** A statement that finds facts of several partners at one moment, in the order in which they are named. */
function statementOf(keys: Keys): { readonly sql: string; readonly values: readonly unknown[] } {
  const values: unknown[] = []
  const bind = (value: unknown): string => `$${values.push(value) + 1}`
  const found = Object.values(keys).map((asked, place) => {
    const { sql } = finders[asked.fact] as unknown as Finder<keyof FactKinds>
    return `, ${sql(asked, bind)} AS f${place}`
  })
  const sql = `SELECT coalesce((SELECT epoch FROM ${own('partners')}), emulator.epoch) AS epoch${found.join('')}
    FROM emulator, unnest($1::text[]) WITH ORDINALITY AS asked (partner_id, place) ORDER BY place`
  return { sql, values }
}

/** Finds what the keys ask for, of each of these partners. */
export async function loadFacts<Asked extends Keys>(
  from: Querying,
  partnerIds: readonly string[],
  keys: Asked,
): Promise<readonly Facts<Asked>[]> {
  const { sql, values } = statementOf(keys)
  const rows = await from.query<{ readonly epoch: number; readonly [fact: string]: unknown }>(sql, [
    partnerIds.map(key),
    ...values,
  ])
  const facts: Facts<Asked>[] = []
  for (const [at, row] of rows.entries()) {
    const partnerId = partnerIds[at] as string
    const known: Record<string, unknown> = { partnerId, epoch: row.epoch }
    for (const [place, [name, asked]] of Object.entries(keys).entries()) {
      const { finish } = finders[asked.fact] as unknown as Finder<keyof FactKinds>
      known[name] = await finish(frozen(row[`f${place}`]), asked as never, from, partnerId)
    }
    facts.push(known as unknown as Facts<Asked>)
  }
  return facts
}
