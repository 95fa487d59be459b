import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { withoutPassword } from '../../server/core/text/database-url.ts'
import { postgresAddress } from '../../server/store/postgres/connection/address.ts'
import { clientConfig } from '../../server/store/postgres/connection/database.ts'
import { openPostgresStore } from '../../server/store/postgres/open.ts'
import type { Store } from '../../server/store/store.ts'
import { noon, planOf, stateOf, uploadRequest, v1Ids } from '../core/samples.ts'
import { type PostgresServer, postgresMissing, startPostgres } from '../helpers/postgres.ts'

const jobs = 2_000
const partnerIds = ['1234', '85']
// What a call may touch: some hundred times less than there is.
const most = 200
const large = ['jobs', 'deliveries', 'uploads', 'users', 'queue', 'streaks', 'bound_values', 'links']

interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
}

interface Plan {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly 'Rows Removed by Filter'?: number
  readonly Plans?: readonly Plan[]
}

const planAt = (partnerId: string, serial: number) =>
  planOf(
    ['1s machine approved'],
    { partnerId, jobId: `job-${serial}`, userId: `user-${serial}` },
    serial,
    noon + serial,
  )

function everyNode(plan: Plan): readonly Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(everyNode)]
}

describe.skipIf(postgresMissing())('however much is kept in a PostgreSQL', () => {
  let server: PostgresServer
  let store: Store
  let client: Client
  beforeAll(async () => {
    server = await startPostgres()
    const url = server.freshUrl()
    store = await openPostgresStore(url)
    const plans = partnerIds.flatMap((id) => Array.from({ length: jobs }, (_, index) => planAt(id, index + 1)))
    await store.load(
      stateOf({
        partners: partnerIds.map((partnerId) => ({ partnerId, serial: jobs, idsMade: 0, queue: [] })),
        jobs: plans.map(({ job }) => job),
        deliveries: plans.flatMap(({ deliveries }) => deliveries),
        users: plans.map(
          ({
            job: {
              partnerId,
              submission: { userId },
            },
          }) => ({ partnerId, userId, state: 'enrolled', since: noon }),
        ),
        uploads: plans.map(
          ({
            job: {
              partnerId,
              serial,
              submission: { jobId },
            },
          }) => ({
            ...{ partnerId, ...v1Ids(partnerId)(serial), request: uploadRequest({ partnerId, jobId }) },
            ...{ openedAt: noon, submittedAt: noon },
          }),
        ),
      }),
    )
    expect(withoutPassword(url)).toBe(url)
    client = new Client(clientConfig(postgresAddress(url)))
    await client.connect()
  })
  afterAll(async () => {
    await client?.end()
    await store?.close()
    server?.stop()
  })

  /** The statements that a call makes. */
  async function statementsOf(call: () => Promise<unknown>): Promise<readonly Statement[]> {
    const spy = vi.spyOn(Client.prototype, 'query')
    try {
      await call()
      return spy.mock.calls.flatMap(([asked]) => {
        const statement = asked as unknown as Partial<Statement> | string
        const { text, values = [] } = typeof statement === 'string' ? {} : statement
        return text && /^\s*(SELECT|WITH|UPDATE|DELETE|INSERT)/.test(text) && !/pg_notify|pg_locks/.test(text)
          ? [{ text, values }]
          : []
      })
    } finally {
      spy.mockRestore()
    }
  }

  async function explain({ text, values }: Statement): Promise<readonly Plan[]> {
    await client.query('BEGIN')
    const { rows } = await client.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, [...values])
    await client.query('ROLLBACK')
    return everyNode(rows[0]['QUERY PLAN'][0].Plan)
  }

  const { job, deliveries } = planAt('1234', 1_000)
  const { smileJobId, ref } = job
  const [delivery] = deliveries
  const wish = { now: noon, openedBefore: noon, boundBefore: noon, bytes: { most: 1e12, target: 1e12 } }
  const within = { partnerId: '1234' }
  const userId = 'user-1000'

  const calls: readonly (readonly [string, () => Promise<unknown>])[] = [
    [
      'a submission',
      () =>
        store.decide(
          within,
          {
            nextQueued: { fact: 'nextQueued', names: ['approved'] },
            streaks: { fact: 'streaks', keys: [{ subject: userId, scenario: 'approved' }] },
            user: { fact: 'user', userId },
            jobs: { fact: 'jobsOfUser', userId, products: ['smart_selfie_registration'] },
            serial: { fact: 'serial' },
            known: { fact: 'uploadByJobId', jobId: 'job-1000' },
            account: { fact: 'account' },
            removable: { fact: 'removable', ...wish },
          },
          () => ({
            answer: 0,
            changes: { serial: jobs, jobs: [{ after: job }], deliveries: deliveries.map((after) => ({ after })) },
          }),
        ),
    ],
    ['its package', () => store.read('1234', { upload: { fact: 'uploadByRef', ref } })],
    ['job_status', () => store.read('1234', { job: { fact: 'jobByJobId', userId, jobId: 'job-1000' } })],
    [
      'a job by its number, with its callbacks',
      () =>
        store.readAmong(partnerIds, { job: { fact: 'job', smileJobId }, all: { fact: 'deliveriesOfJob', smileJobId } }),
    ],
    ['when something is due', () => store.nextDue(undefined, noon + 500)],
    ['what is due', () => store.claimDue(undefined, noon + 60_000, { atMost: 64, busy: new Map() })],
    [
      'an attempt that is recorded',
      () =>
        store.decide(within, { before: { fact: 'delivery', id: delivery?.id ?? '' } }, ({ before }) => ({
          answer: 0,
          changes: { deliveries: before ? [{ before, after: { ...before, state: 'delivered' } }] : [] },
        })),
    ],
    ['a page of all jobs', () => store.jobs({ page: { skip: 0, take: 20 } })],
    ['a page of a partner’s jobs', () => store.jobs({ partnerId: '1234', page: { skip: 20, take: 20 } })],
    ['the callbacks of a job', () => store.deliveries({ partnerId: '1234', jobId: 'job-1000' })],
    ['jobs of a name', () => store.jobs({ jobId: 'job-1000' })],
    ['what of a partner is to come', () => store.toCome('1234', noon + jobs + 900)],
  ]

  test.each(calls)('%s reads little more than it gives back', async (_, call) => {
    const statements = await statementsOf(call)
    expect(statements.length).toBeGreaterThan(0)
    for (const statement of statements) {
      for (const node of await explain(statement)) {
        const table = node['Relation Name']
        if (table === undefined || !large.includes(table)) continue
        const rows = (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops']
        expect([table, rows < most ? 'few rows' : `${rows} rows by ${node['Node Type']}: ${statement.text}`]).toEqual([
          table,
          'few rows',
        ])
        expect([table, node['Node Type']]).not.toEqual([table, 'Seq Scan'])
      }
    }
  })
})
