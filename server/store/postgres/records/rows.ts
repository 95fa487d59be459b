import { destinationOf, endOf } from '../../../core/callbacks/delivery.ts'
import type { Recorded, RecordTable } from '../../recorded.ts'
import { key } from './key.ts'

type Value = string | number | null

/** What a table is to this code: the columns that say which record it is, and how a record becomes the rest. */
interface Table<One> {
  readonly keys: readonly string[]
  /** Every column but `arrival`, `bytes`, `record` and what the database computes, with its type. */
  readonly columns: Readonly<Record<string, 'text' | 'bigint' | 'float8'>>
  readonly rowOf: (record: One) => readonly Value[]
}

/** How records become rows, by table. */
export const recordTables: { readonly [Name in RecordTable]: Table<Recorded[Name]> } = {
  uploads: {
    keys: ['partner_id', 'ref'],
    columns: {
      partner_id: 'text',
      ref: 'text',
      job_id: 'text',
      serial: 'bigint',
      opened_at: 'float8',
      package_at: 'float8',
    },
    rowOf: ({ partnerId, ref, request, serial, openedAt, submittedAt }) => [
      ...[key(partnerId), key(ref), key(request.jobId), serial, openedAt, submittedAt ?? null],
    ],
  },
  jobs: {
    keys: ['partner_id', 'smile_job_id'],
    columns: {
      ...({ partner_id: 'text', smile_job_id: 'text', ref: 'text' } as const),
      ...({ user_id: 'text', job_id: 'text', product: 'text' } as const),
      ...({ serial: 'bigint', submitted_at: 'float8', last_result_at: 'float8' } as const),
    },
    rowOf: ({ partnerId, smileJobId, ref, submission: { userId, jobId, product }, serial, submittedAt, results }) => [
      ...[key(partnerId), key(smileJobId), key(ref), key(userId), key(jobId), product],
      ...[serial, submittedAt, results.at(-1)?.from ?? null],
    ],
  },
  deliveries: {
    keys: ['id'],
    columns: {
      ...({ id: 'text', partner_id: 'text', smile_job_id: 'text', job_id: 'text', state: 'text' } as const),
      ...({ due_at: 'float8', end_at: 'float8', tries: 'bigint', destination: 'text' } as const),
    },
    rowOf: (one) => [
      ...[key(one.id), key(one.partnerId), key(one.smileJobId), key(one.jobId), one.state],
      ...[one.dueAt, endOf(one), one.attempts.length, key(destinationOf(one))],
    ],
  },
  users: {
    keys: ['partner_id', 'user_id'],
    columns: { partner_id: 'text', user_id: 'text' },
    rowOf: ({ partnerId, userId }) => [key(partnerId), key(userId)],
  },
  links: {
    keys: ['partner_id', 'ref_id'],
    columns: { partner_id: 'text', ref_id: 'text', user_id: 'text' },
    rowOf: ({ partnerId, refId, userId }) => [key(partnerId), key(refId), userId === undefined ? null : key(userId)],
  },
  streaks: {
    keys: ['partner_id', 'subject', 'scenario'],
    columns: { partner_id: 'text', subject: 'text', scenario: 'text' },
    rowOf: ({ partnerId, subject, scenario }) => [key(partnerId), key(subject), key(scenario)],
  },
  bound_values: {
    keys: ['partner_id', 'reference'],
    columns: { partner_id: 'text', reference: 'text', bound_at: 'float8' },
    rowOf: ({ partnerId, reference, boundAt }) => [key(partnerId), key(reference), boundAt],
  },
  frauds: {
    keys: ['partner_id', 'user_id'],
    columns: { partner_id: 'text', user_id: 'text' },
    rowOf: ({ partnerId, userId }) => [key(partnerId), key(userId)],
  },
  accounts: { keys: ['partner_id'], columns: { partner_id: 'text' }, rowOf: ({ partnerId }) => [key(partnerId)] },
}
