import { settledStates } from '../../core/callbacks/delivery.ts'
import type { Job } from '../../core/jobs/job.ts'
import type { Upload } from '../../core/jobs/upload.ts'
import type { Records } from '../../core/state/state.ts'
import type { FraudMark } from '../../core/users/fraud.ts'
import type { DeliveryFilter } from '../listings.ts'
import type { RecordTable } from '../recorded.ts'
import type { Storage } from '../tables.ts'
import type { Database } from './database.ts'
import { createPartnerTables } from './partner-tables.ts'
import { fileGone } from './problem.ts'
import { insertInto, key, marks, type Row, rowOf } from './rows.ts'
import { createStatements } from './statements.ts'

const tables = ['partners', 'queue', ...Object.keys(rowOf)]

/** Keeps everything in a file. What is saved is there when the call returns. */
export function createSqliteStorage(database: Database): Storage {
  const statements = createStatements(database)
  const { run, row, rows, record, records, parsed, atomically } = statements
  const { know, partnerRecords, putPartner, ...partners } = createPartnerTables(statements)
  const inserts = new Map<RecordTable, string>()

  function put(table: RecordTable, row: Row): void {
    const sql = inserts.get(table) ?? insertInto(table, row)
    inserts.set(table, sql)
    atomically(() => {
      know(row.partner_id)
      run(sql, ...Object.values(row))
    })
  }

  function putAll(all: Records): void {
    all.partners.forEach(putPartner)
    for (const one of all.uploads) put('uploads', rowOf.uploads(one))
    for (const one of all.jobs) put('jobs', rowOf.jobs(one))
    for (const one of all.deliveries) put('deliveries', rowOf.deliveries(one))
    for (const one of all.users) put('users', rowOf.users(one))
    for (const one of all.links) put('links', rowOf.links(one))
    for (const one of all.streaks ?? []) put('streaks', rowOf.streaks(one))
    for (const one of all.boundValues ?? []) put('bound_values', rowOf.bound_values(one))
    for (const one of all.frauds ?? []) put('frauds', rowOf.frauds(one))
    for (const one of all.accounts ?? []) put('accounts', rowOf.accounts(one))
  }

  /** One at a time: all of them would not fit into memory. An index by partner would have each look for the next among all. */
  function* oldestJobs(partnerId: string): Generator<Job> {
    const next =
      'SELECT arrival, record FROM jobs NOT INDEXED WHERE partner_id = ? AND arrival > ? ORDER BY arrival LIMIT 1'
    for (let found = row(next, partnerId, 0); found; found = row(next, partnerId, Number(found.arrival))) {
      yield parsed<Job>(String(found.record))
    }
  }

  function reset(partnerId?: string): void {
    atomically(() => {
      for (const table of tables) {
        if (partnerId === undefined) run(`DELETE FROM ${table}`)
        else run(`DELETE FROM ${table} WHERE partner_id = ?`, partnerId)
      }
    })
  }

  function frauds(partnerId?: string): readonly FraudMark[] {
    return partnerId === undefined
      ? records('SELECT record FROM frauds ORDER BY arrival')
      : records('SELECT record FROM frauds WHERE partner_id = ? ORDER BY arrival', partnerId)
  }

  function count(table: 'jobs' | 'deliveries', filter: DeliveryFilter): number {
    const { where, values } = conditionsOf(filter)
    return Number(row(`SELECT count(*) AS count FROM ${table} ${where}`, ...values)?.count)
  }

  return {
    ...partners,
    atomically,

    saveUpload: (upload) => put('uploads', rowOf.uploads(upload)),
    uploadByRef: (...keys) => record('SELECT record FROM uploads WHERE partner_id = ? AND ref = ?', ...keys),
    uploadByJobId: (partnerId, jobId) =>
      record(
        'SELECT record FROM uploads WHERE partner_id = ? AND job_id = ? ORDER BY arrival DESC LIMIT 1',
        ...[partnerId, key(jobId)],
      ),

    savePlan({ job, deliveries }) {
      atomically(() => {
        put('jobs', rowOf.jobs(job))
        for (const one of deliveries) put('deliveries', rowOf.deliveries(one))
      })
    },
    job: (...keys) => record('SELECT record FROM jobs WHERE partner_id = ? AND smile_job_id = ?', ...keys),
    jobByJobId: (partnerId, userId, jobId) =>
      record(
        'SELECT record FROM jobs WHERE job_id = ? AND partner_id = ? AND user_id = ? ORDER BY serial DESC LIMIT 1',
        ...[key(jobId), partnerId, key(userId)],
      ),
    jobsOfUser: (partnerId, userId, product) =>
      records(
        'SELECT record FROM jobs WHERE partner_id = ? AND user_id = ? AND product = ?',
        ...[partnerId, key(userId), product],
      ),
    jobs(filter) {
      const { where, values } = conditionsOf(filter)
      const { skip, take } = filter.page ?? { skip: 0, take: -1 }
      return records(
        `SELECT record FROM jobs ${where} ORDER BY submitted_at DESC, serial DESC, arrival LIMIT ? OFFSET ?`,
        ...[...values, take, skip],
      )
    },
    countJobs: (filter) => count('jobs', filter),

    bytesKept: (partnerId) => Number(row('SELECT bytes FROM partners WHERE partner_id = ?', partnerId)?.bytes ?? 0),
    oldestJobs,
    forgetJob(partnerId, smileJobId, ref) {
      atomically(() => {
        for (const table of ['jobs', 'deliveries'])
          run(`DELETE FROM ${table} WHERE partner_id = ? AND smile_job_id = ?`, partnerId, smileJobId)
        run('DELETE FROM uploads WHERE partner_id = ? AND ref = ?', partnerId, ref)
      })
    },
    bytesOfJob(partnerId, smileJobId, ref) {
      const bytes = 'coalesce(sum(octet_length(record)), 0)'
      const sql = `SELECT (SELECT ${bytes} FROM jobs WHERE partner_id = ?1 AND smile_job_id = ?2)
        + (SELECT ${bytes} FROM deliveries WHERE partner_id = ?1 AND smile_job_id = ?2)
        + (SELECT ${bytes} FROM uploads WHERE partner_id = ?1 AND ref = ?3) AS bytes`
      return Number(row(sql, partnerId, smileJobId, ref)?.bytes)
    },
    abandonedUploads: (...keys) =>
      rows(
        `SELECT record FROM uploads INDEXED BY uploads_waiting WHERE partner_id = ? AND package_at IS NULL
         AND json_extract(record, '$.serial') < ? AND json_extract(record, '$.openedAt') < ?`,
        ...keys,
      ).map(({ record }) => {
        const { ref, request } = parsed<Upload>(String(record))
        return { ref, jobId: request.jobId, bytes: Buffer.byteLength(String(record)) }
      }),
    forgetUpload: (...keys) => run('DELETE FROM uploads WHERE partner_id = ? AND ref = ?', ...keys),

    saveDelivery: (delivery) => put('deliveries', rowOf.deliveries(delivery)),
    delivery: (id) => record('SELECT record FROM deliveries WHERE id = ?', id),
    deliveriesOf: (...keys) =>
      records('SELECT record FROM deliveries WHERE partner_id = ? AND smile_job_id = ? ORDER BY arrival', ...keys),
    deliveries(filter) {
      const { where, values } = conditionsOf(filter)
      return records(`SELECT record FROM deliveries ${where} ORDER BY arrival`, ...values)
    },
    countDeliveries: (filter) => count('deliveries', filter),

    saveUser: (user) => put('users', rowOf.users(user)),
    user: (partnerId, userId) =>
      record('SELECT record FROM users WHERE partner_id = ? AND user_id = ?', partnerId, key(userId)),

    users: () => records('SELECT record FROM users ORDER BY arrival'),

    saveLink: (link) => put('links', rowOf.links(link)),
    link: (...keys) => record('SELECT record FROM links WHERE partner_id = ? AND ref_id = ?', ...keys),
    linkOfUser: (...keys) =>
      record(
        `SELECT record FROM links WHERE partner_id = ? AND json_extract(record, '$.userId') = ? ORDER BY arrival LIMIT 1`,
        ...keys,
      ),

    saveFraud: (mark) => put('frauds', rowOf.frauds(mark)),
    forgetFraud: (partnerId, userId) =>
      run('DELETE FROM frauds WHERE partner_id = ? AND user_id = ?', partnerId, key(userId)),
    frauds,

    saveBoundValue: (bound) => put('bound_values', rowOf.bound_values(bound)),
    boundValue: (...keys) => record('SELECT record FROM bound_values WHERE partner_id = ? AND reference = ?', ...keys),
    unheldValues: (...keys) =>
      rows(
        `SELECT reference, octet_length(record) AS bytes FROM bound_values WHERE partner_id = ? AND bound_at < ?`,
        ...keys,
      ).map(({ reference, bytes }) => ({ reference: String(reference), bytes: Number(bytes) })),
    forgetBoundValue: (...keys) => run('DELETE FROM bound_values WHERE partner_id = ? AND reference = ?', ...keys),

    saveStreak: (streak) => put('streaks', rowOf.streaks(streak)),
    streak: (partnerId, { subject, scenario }) =>
      record(
        'SELECT record FROM streaks WHERE partner_id = ? AND subject = ? AND scenario = ?',
        ...[partnerId, key(subject), scenario],
      ),
    forgetStreak: (partnerId, { subject, scenario }) =>
      run(
        'DELETE FROM streaks WHERE partner_id = ? AND subject = ? AND scenario = ?',
        ...[partnerId, key(subject), scenario],
      ),

    saveAccount: (account) => put('accounts', rowOf.accounts(account)),
    account: (partnerId) => record('SELECT record FROM accounts WHERE partner_id = ?', partnerId),

    jobsToCome: (...keys) => records('SELECT record FROM jobs WHERE partner_id = ? AND last_result_at > ?', ...keys),
    ends: (partnerId, now) =>
      rows(
        `SELECT id, end_at FROM deliveries WHERE partner_id = ? AND state IN (${marks(settledStates)})
         AND (state <> 'lost' OR due_at <= ?) ORDER BY arrival`,
        ...[partnerId, ...settledStates, now],
      ).map((one) => ({ id: String(one.id), partnerId, at: Number(one.end_at) })),

    forgetTemporaryPartner(partnerId) {
      atomically(() => {
        run('DELETE FROM minted WHERE partner_id = ?', partnerId)
        reset(partnerId)
      })
    },

    everything: () => ({
      partners: partnerRecords(),
      uploads: records('SELECT record FROM uploads ORDER BY arrival'),
      jobs: records('SELECT record FROM jobs ORDER BY arrival'),
      deliveries: records('SELECT record FROM deliveries ORDER BY arrival'),
      users: records('SELECT record FROM users ORDER BY arrival'),
      links: records('SELECT record FROM links ORDER BY arrival'),
      streaks: records('SELECT record FROM streaks ORDER BY arrival'),
      boundValues: records('SELECT record FROM bound_values ORDER BY arrival'),
      frauds: frauds(),
      accounts: records('SELECT record FROM accounts ORDER BY arrival'),
    }),
    replaceAll(all, surroundings) {
      atomically(() => {
        reset()
        putAll(all)
        if (!surroundings) return
        run('DELETE FROM minted')
        surroundings.temporaryPartners.forEach(partners.saveTemporaryPartner)
        partners.saveEmulator(surroundings.emulator)
      })
    },
    reset,
    problem: () => (database.isInPlace() ? undefined : fileGone(database.path)),
    close: () => database.connection.close(),
  }
}

interface Conditions {
  readonly where: string
  readonly values: readonly string[]
}

function conditionsOf({ partnerId, jobId, states }: DeliveryFilter): Conditions {
  const conditions: { sql: string; values: readonly string[] }[] = []
  if (partnerId !== undefined) conditions.push({ sql: 'partner_id = ?', values: [partnerId] })
  if (jobId !== undefined) conditions.push({ sql: 'job_id = ?', values: [key(jobId)] })
  if (states !== undefined) conditions.push({ sql: `state IN (${marks(states)})`, values: states })
  const where = conditions.length > 0 ? `WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}` : ''
  return { where, values: conditions.flatMap(({ values }) => values) }
}
