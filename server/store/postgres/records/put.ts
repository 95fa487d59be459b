import type { Recorded, RecordTable } from '../../recorded.ts'
import type { Querying } from '../connection/database.ts'
import { recordTables } from './rows.ts'

// A claim lasts until its attempt is recorded, or nothing is owed any more.
const claimAfter =
  "CASE WHEN excluded.state = 'owed' AND excluded.tries = deliveries.tries THEN deliveries.claimed_by END"

// Whose clock a callback waits for is known when it is planned: its partner is there by then.
const clockOwner =
  "coalesce((SELECT t.partner_id FROM temporary_partners t WHERE t.partner_id = given.partner_id AND t.has_own_clock), '')"

// One record is not parsed as one parameter with a thousand others.
const atOnce = 500

/** Writes records, each over the one of the same key if there is one, and counts their bytes for their partner. */
export async function put<Table extends RecordTable>(
  { query }: Querying,
  table: Table,
  records: readonly Recorded[Table][],
): Promise<void> {
  const { keys, columns, rowOf } = recordTables[table]
  const names = Object.keys(columns)
  const places = keys.map((name) => names.indexOf(name))
  const rows = new Map<string, readonly unknown[]>()
  for (const one of records) {
    const record = JSON.stringify(one)
    const row = rowOf(one)
    // The last of several with one key.
    rows.set(JSON.stringify(places.map((place) => row[place])), [...row, Buffer.byteLength(record), record])
  }
  const all = [...rows.values()]
  const sql = statementOf(table)
  const written: Promise<unknown>[] = []
  for (let from = 0; from < all.length; from += atOnce) {
    const some = all.slice(from, from + atOnce)
    written.push(
      query(
        sql,
        [...names, 'bytes', 'record'].map((_, column) => some.map((row) => row[column])),
      ),
    )
  }
  await Promise.all(written)
}

const statements = new Map<RecordTable, string>()

function statementOf(table: RecordTable): string {
  const sql = statements.get(table) ?? writeStatement(table)
  statements.set(table, sql)
  return sql
}

function writeStatement(table: RecordTable): string {
  const { keys, columns } = recordTables[table]
  const types = [...Object.values(columns), 'bigint', 'json']
  const names = [...Object.keys(columns), 'bytes', 'record']
  const isOfDeliveries = table === 'deliveries'
  const changes = names.filter((name) => !keys.includes(name)).map((name) => `${name} = excluded.${name}`)
  if (isOfDeliveries) changes.push(`claimed_by = ${claimAfter}`)
  return `WITH given AS (SELECT * FROM unnest(${types.map((type, at) => `$${at + 1}::${type}[]`).join(', ')}) AS given (${names.join(', ')})),
    put AS (
      INSERT INTO ${table} (${names.join(', ')}${isOfDeliveries ? ', clock_owner' : ''})
      SELECT ${names.join(', ')}${isOfDeliveries ? `, ${clockOwner}` : ''} FROM given
      ON CONFLICT (${keys.join(', ')}) DO UPDATE SET ${changes.join(', ')}
    ),
    gained AS (
      SELECT given.partner_id, sum(given.bytes - coalesce(before.bytes, 0)) AS bytes
      FROM given LEFT JOIN ${table} before USING (${keys.join(', ')}) GROUP BY given.partner_id
    )
    UPDATE partners SET bytes = partners.bytes + gained.bytes FROM gained WHERE partners.partner_id = gained.partner_id`
}
