import type { Records } from '../../../core/state/state.ts'
import type { Surroundings } from '../../tables.ts'
import type { Querying } from '../connection/database.ts'
import { key } from './key.ts'
import { put } from './put.ts'
import { recordTables } from './rows.ts'

const tables = ['queue', ...Object.keys(recordTables)]

/** Forgets every record of a partner, whose row is locked. @returns the epoch that begins. */
export async function resetPartner({ query }: Querying, partnerId: string): Promise<number> {
  const [, rows] = await Promise.all([
    Promise.all(tables.map((table) => query(`DELETE FROM ${table} WHERE partner_id = $1`, [key(partnerId)]))),
    query<{ readonly epoch: number }>(
      `UPDATE partners SET serial = 0, ids_made = 0, bytes = 0, arrival = NULL,
       epoch = coalesce(partners.epoch, emulator.epoch) + 1 FROM emulator WHERE partner_id = $1 RETURNING partners.epoch`,
      [key(partnerId)],
    ),
    query(
      `UPDATE emulator SET highest_epoch = greatest(highest_epoch, p.epoch) FROM partners p WHERE p.partner_id = $1`,
      [key(partnerId)],
    ),
  ])
  return rows[0]?.epoch ?? 0
}

/** Waits until nobody decides anything, and keeps everybody waiting until the transaction ends. */
export async function lockEverything({ query }: Querying): Promise<void> {
  await query('LOCK TABLE emulator IN ACCESS EXCLUSIVE MODE')
}

/** Forgets every record of all. @returns the epoch that begins: higher than any partner's, so that no number comes twice. */
export async function resetAll({ query }: Querying): Promise<number> {
  const [rows] = await Promise.all([
    query<{ readonly epoch: number }>(
      'UPDATE emulator SET epoch = highest_epoch + 1, highest_epoch = highest_epoch + 1 RETURNING epoch',
    ),
    ...['partners', ...tables].map((table) => query(`DELETE FROM ${table}`)),
  ])
  return rows[0]?.epoch ?? 0
}

/** Keeps these records, where none are. */
export async function putRecords(within: Querying, records: Records): Promise<void> {
  const { query } = within
  const { partners, streaks = [], boundValues = [], frauds = [], accounts = [] } = records
  const of = (some: readonly { readonly partnerId: string }[]) => some.map(({ partnerId }) => key(partnerId))
  const others = [...records.uploads, ...records.jobs, ...records.deliveries, ...records.users, ...records.links]
  const known = new Set([...of(partners), ...of(others), ...of([...streaks, ...boundValues, ...frauds, ...accounts])])
  const countsOf = new Map(partners.map((one) => [key(one.partnerId), one]))
  const counts = [...known].map((id) => countsOf.get(id))
  const queues = partners.flatMap(({ partnerId, queue }) => queue.map((scenario) => [key(partnerId), scenario]))
  await Promise.all([
    query(
      `INSERT INTO partners (partner_id, serial, ids_made, arrival)
       SELECT *, nextval('arrivals') FROM unnest($1::text[], $2::bigint[], $3::bigint[])`,
      [[...known], counts.map((one) => one?.serial ?? 0), counts.map((one) => one?.idsMade ?? 0)],
    ),
    query('INSERT INTO queue (partner_id, scenario) SELECT * FROM unnest($1::text[], $2::text[])', [
      queues.map(([partnerId]) => partnerId),
      queues.map(([, scenario]) => scenario),
    ]),
    put(within, 'uploads', records.uploads),
    put(within, 'jobs', records.jobs),
    put(within, 'deliveries', records.deliveries),
    put(within, 'users', records.users),
    put(within, 'links', records.links),
    put(within, 'streaks', streaks),
    put(within, 'bound_values', boundValues),
    put(within, 'frauds', frauds),
    put(within, 'accounts', accounts),
  ])
}

/** Keeps these of the emulator itself, in the place of what there was. */
export async function putSurroundings(
  { query }: Querying,
  { emulator, temporaryPartners }: Surroundings,
): Promise<void> {
  const { clock, seed, mintings } = emulator
  await Promise.all([
    query('DELETE FROM temporary_partners'),
    query('UPDATE emulator SET clock = $1, seed = $2, mintings = $3', [
      ...[JSON.stringify(clock), JSON.stringify(seed), mintings],
    ]),
    ...temporaryPartners.map(({ now, ...partner }) =>
      query('INSERT INTO temporary_partners (partner_id, has_own_clock, now, record) VALUES ($1, $2, $3, $4)', [
        ...[key(partner.id), partner.clock === 'own', now ?? null, JSON.stringify(partner)],
      ]),
    ),
  ])
}
