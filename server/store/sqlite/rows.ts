import { endOf } from '../../core/callbacks/delivery.ts'
import type { Recorded, RecordTable } from '../recorded.ts'

/** A record as JSON, and the columns that it is found by. */
export interface Row {
  readonly partner_id: string
  readonly [column: string]: string | number | null
}

/** How records become rows, by table. */
export const rowOf: { readonly [Table in RecordTable]: (record: Recorded[Table]) => Row } = {
  uploads: (upload) => ({
    partner_id: upload.partnerId,
    ref: upload.ref,
    job_id: key(upload.request.jobId),
    package_at: upload.submittedAt ?? null,
    record: JSON.stringify(upload),
  }),
  jobs: (job) => ({
    partner_id: job.partnerId,
    smile_job_id: job.smileJobId,
    user_id: key(job.submission.userId),
    job_id: key(job.submission.jobId),
    product: job.submission.product,
    serial: job.serial,
    submitted_at: job.submittedAt,
    last_result_at: job.results.at(-1)?.from ?? null,
    record: JSON.stringify(job),
  }),
  deliveries: (delivery) => ({
    partner_id: delivery.partnerId,
    id: delivery.id,
    smile_job_id: delivery.smileJobId,
    job_id: key(delivery.jobId),
    state: delivery.state,
    due_at: delivery.dueAt,
    end_at: endOf(delivery),
    record: JSON.stringify(delivery),
  }),
  users: (user) => ({ partner_id: user.partnerId, user_id: key(user.userId), record: JSON.stringify(user) }),
  links: (link) => ({ partner_id: link.partnerId, ref_id: link.refId, record: JSON.stringify(link) }),
  streaks: (streak) => ({
    partner_id: streak.partnerId,
    subject: key(streak.subject),
    scenario: streak.scenario,
    record: JSON.stringify(streak),
  }),
  frauds: (mark) => ({ partner_id: mark.partnerId, user_id: key(mark.userId), record: JSON.stringify(mark) }),
  bound_values: (bound) => ({
    partner_id: bound.partnerId,
    reference: bound.reference,
    bound_at: bound.boundAt,
    record: JSON.stringify(bound),
  }),
  accounts: (account) => ({ partner_id: account.partnerId, record: JSON.stringify(account) }),
}

// The rest says which record it is. An index over a column that is not written again is left alone.
const changing = ['record', 'state', 'due_at', 'end_at', 'last_result_at', 'package_at', 'bound_at']

/** The statement that writes a row, over the one of the same record if there is one. */
export function insertInto(table: RecordTable, row: Row): string {
  const columns = Object.keys(row)
  const changes = columns.filter((name) => changing.includes(name)).map((name) => `${name} = excluded.${name}`)
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks(columns)}) ON CONFLICT DO UPDATE SET ${changes.join(', ')}`
}

/** A text that clients choose, as a column has it. SQLite's is UTF-8, where half a surrogate pair has no place. */
export function key(text: string): string {
  return text.isWellFormed() ? text : JSON.stringify(text)
}

/** A question mark for each. */
export function marks(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ')
}
