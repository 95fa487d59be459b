import type { DatabaseSync } from 'node:sqlite'
import { upgradeLink } from '../../core/state/earlier-links.ts'
import { upgradeDelivery, upgradeJob, upgradeUpload } from '../../core/state/earlier-records.ts'

/** Marks a file as one of the emulator's: "SmID". */
const applicationId = 0x536d4944

/** A step from one version to the next: SQL, or what SQL cannot say. */
export type Migration = string | ((database: DatabaseSync) => void)

/**
 * What makes of a file of one version one of the next; the first makes it of an empty one. A record whose form changes
 * (`core/`) so that an older one would be misread is a step here, too. Steps that were released are never changed.
 */
export const migrations: readonly Migration[] = [
  `CREATE TABLE emulator (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

   CREATE TABLE minted (arrival INTEGER PRIMARY KEY, partner_id TEXT NOT NULL UNIQUE, record TEXT NOT NULL, now INTEGER);

   CREATE TABLE partners (
     arrival INTEGER PRIMARY KEY, partner_id TEXT NOT NULL UNIQUE,
     serial INTEGER NOT NULL DEFAULT 0, ids_made INTEGER NOT NULL DEFAULT 0
   );

   CREATE TABLE queue (arrival INTEGER PRIMARY KEY, partner_id TEXT NOT NULL, scenario TEXT NOT NULL);
   CREATE INDEX queue_of_partner ON queue (partner_id);

   CREATE TABLE uploads (
     arrival INTEGER PRIMARY KEY, partner_id TEXT NOT NULL, ref TEXT NOT NULL, job_id TEXT NOT NULL, record TEXT NOT NULL,
     UNIQUE (partner_id, ref)
   );
   CREATE INDEX uploads_by_job_id ON uploads (partner_id, job_id);

   CREATE TABLE jobs (
     arrival INTEGER PRIMARY KEY, partner_id TEXT NOT NULL, smile_job_id TEXT NOT NULL,
     user_id TEXT NOT NULL, job_id TEXT NOT NULL, product TEXT NOT NULL,
     serial INTEGER NOT NULL, submitted_at INTEGER NOT NULL, last_result_at INTEGER, record TEXT NOT NULL,
     UNIQUE (partner_id, smile_job_id)
   );
   CREATE INDEX jobs_by_job_id ON jobs (job_id, partner_id, user_id, serial);
   CREATE INDEX jobs_of_user ON jobs (partner_id, user_id, product);
   CREATE INDEX jobs_by_time ON jobs (submitted_at, serial);
   CREATE INDEX jobs_to_come ON jobs (partner_id, last_result_at);

   CREATE TABLE deliveries (
     arrival INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, partner_id TEXT NOT NULL, smile_job_id TEXT NOT NULL,
     job_id TEXT NOT NULL, state TEXT NOT NULL, due_at INTEGER NOT NULL, end_at INTEGER NOT NULL, record TEXT NOT NULL
   );
   CREATE INDEX deliveries_of_job ON deliveries (partner_id, smile_job_id);
   CREATE INDEX deliveries_by_job_id ON deliveries (job_id);
   CREATE INDEX deliveries_by_state ON deliveries (state, partner_id);

   CREATE TABLE users (
     arrival INTEGER PRIMARY KEY, partner_id TEXT NOT NULL, user_id TEXT NOT NULL, record TEXT NOT NULL,
     UNIQUE (partner_id, user_id)
   );

   CREATE TABLE links (
     arrival INTEGER PRIMARY KEY, partner_id TEXT NOT NULL, ref_id TEXT NOT NULL, record TEXT NOT NULL,
     UNIQUE (partner_id, ref_id)
   );`,
  (database) => {
    rewrite(database, 'uploads', upgradeUpload)
    rewrite(database, 'jobs', upgradeJob)
    const product = database.prepare('SELECT product FROM jobs WHERE partner_id = ? AND smile_job_id = ?')
    const productOf = (partnerId: unknown, smileJobId: unknown) =>
      product.get(String(partnerId), String(smileJobId))?.product
    rewrite(database, 'deliveries', (delivery) => upgradeDelivery(delivery, productOf))
  },
  `CREATE TABLE streaks (
     arrival INTEGER PRIMARY KEY, partner_id TEXT NOT NULL, user_id TEXT NOT NULL, scenario TEXT NOT NULL,
     record TEXT NOT NULL, UNIQUE (partner_id, user_id, scenario)
   );`,
  countBytes,
  `ALTER TABLE uploads ADD COLUMN package_at INTEGER;
   UPDATE uploads SET package_at = json_extract(record, '$.submittedAt');
   CREATE INDEX uploads_waiting ON uploads (partner_id) WHERE package_at IS NULL;`,
  (database) => {
    database.exec(
      `CREATE TABLE bound_values (
         arrival INTEGER PRIMARY KEY, partner_id TEXT NOT NULL, reference TEXT NOT NULL, bound_at INTEGER NOT NULL,
         record TEXT NOT NULL, UNIQUE (partner_id, reference)
       );${countingTriggers('bound_values')}
       ALTER TABLE streaks RENAME COLUMN user_id TO subject;`,
    )
    // Streaks were of users alone.
    rewrite(database, 'streaks', ({ userId, ...streak }) => ({ subject: userId, ...streak }))
  },
  (database) => rewrite(database, 'links', upgradeLink),
  'CREATE TABLE accounts (arrival INTEGER PRIMARY KEY, partner_id TEXT NOT NULL UNIQUE, record TEXT NOT NULL);',
  `CREATE TABLE frauds (
     arrival INTEGER PRIMARY KEY, partner_id TEXT NOT NULL, user_id TEXT NOT NULL, record TEXT NOT NULL,
     UNIQUE (partner_id, user_id)
   );${countingTriggers('frauds')}`,
  // Which generation made a link was not recorded.
  (database) => rewrite(database, 'links', upgradeLink),
]

const recordTables = ['uploads', 'jobs', 'deliveries', 'users', 'links', 'streaks'] as const

/** Has a partner's row say how many bytes all of its records take, whatever is written or forgotten from then on. */
function countBytes(database: DatabaseSync): void {
  const sums = recordTables.map(
    (table) => `coalesce((SELECT sum(octet_length(record)) FROM ${table} WHERE partner_id = partners.partner_id), 0)`,
  )
  database.exec(
    `ALTER TABLE partners ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0; UPDATE partners SET bytes = ${sums.join(' + ')};` +
      recordTables.map(countingTriggers).join(''),
  )
}

function countingTriggers(table: string): string {
  return [
    counting(table, 'INSERT', 'new', '+ octet_length(new.record)'),
    counting(table, 'UPDATE', 'new', '+ octet_length(new.record) - octet_length(old.record)'),
    counting(table, 'DELETE', 'old', '- octet_length(old.record)'),
  ].join('')
}

function counting(table: string, event: string, row: string, change: string): string {
  return `CREATE TRIGGER ${table}_${event} AFTER ${event} ON ${table}
    BEGIN UPDATE partners SET bytes = bytes ${change} WHERE partner_id = ${row}.partner_id; END;`
}

/** Rewrites each record of a table. */
function rewrite(database: DatabaseSync, table: string, upgrade: (record: Record<string, unknown>) => object): void {
  const update = database.prepare(`UPDATE ${table} SET record = ? WHERE arrival = ?`)
  const rows = database.prepare(`SELECT arrival, record FROM ${table}`).all()
  for (const { arrival, record } of rows)
    update.run(JSON.stringify(upgrade(JSON.parse(String(record)))), Number(arrival))
}

/** @throws Error when the database is another program's, or of a version that is not known yet. */
export function checkVersion(database: DatabaseSync, path: string, steps: readonly Migration[] = migrations): void {
  const isNew = numberOf(database, 'SELECT count(*) FROM sqlite_schema') === 0
  if (!isNew && numberOf(database, 'PRAGMA application_id') !== applicationId) {
    throw new Error(`${path} is a database of another program. Name a file that does not exist yet.`)
  }
  const version = numberOf(database, 'PRAGMA user_version')
  if (version <= steps.length) return
  throw new Error(
    `${path} was written by a newer emulator: it is of version ${version}, and this one reads versions up to ` +
      `${steps.length}. Start the newer emulator, or name another file.`,
  )
}

/** Brings a database to the newest version, all or nothing. */
export function migrate(database: DatabaseSync, steps: readonly Migration[] = migrations): void {
  const version = numberOf(database, 'PRAGMA user_version')
  if (version === steps.length) return
  database.exec('BEGIN')
  for (const step of steps.slice(version)) {
    if (typeof step === 'string') database.exec(step)
    else step(database)
  }
  database.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${steps.length}; COMMIT`)
}

function numberOf(database: DatabaseSync, sql: string): number {
  return Number(Object.values(database.prepare(sql).get() ?? {})[0])
}
