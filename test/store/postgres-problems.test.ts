import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { openPostgresStore } from '../../server/store/postgres/open.ts'
import type { Store } from '../../server/store/store.ts'
import { noon, planOf, stateOf } from '../core/samples.ts'
import { run } from '../helpers/command.ts'
import { openTestEmulator, testStart } from '../helpers/emulator.ts'
import { freePort } from '../helpers/free-port.ts'
import { createTestPartner } from '../helpers/partner.ts'
import { type PostgresServer, postgresMissing, startPostgres } from '../helpers/postgres.ts'

const secret = 'correct-horse'

describe.skipIf(postgresMissing())('a PostgreSQL that cannot be used', () => {
  let server: PostgresServer
  let closed = 0
  beforeAll(async () => {
    server = await startPostgres()
    closed = await freePort()
    for (const sql of [
      `CREATE ROLE with_password LOGIN PASSWORD '${secret}'`,
      ...['only_tls', 'without_rights'].map((role) => `CREATE ROLE ${role} LOGIN`),
      'CREATE ROLE without_connections LOGIN CONNECTION LIMIT 0',
      ...['read_only', 'newer', 'next'].map((name) => `CREATE DATABASE ${name}`),
      'ALTER DATABASE read_only SET default_transaction_read_only = on',
    ]) {
      await server.run(sql)
    }
  })
  afterAll(() => server?.stop())

  const url = (user = 'emulator', database = 'postgres', more = '') =>
    `postgres://${user}@127.0.0.1:${server.port}/${database}${more}`
  const start = (data: string, environment: NodeJS.ProcessEnv = {}) =>
    run([...testStart, '--port', '0'], { SMILE_ID_EMULATOR_DATA: data, ...environment })

  type Wrong = readonly [what: string, data: () => string, sentence: string, environment?: NodeJS.ProcessEnv]
  const wrong: readonly Wrong[] = [
    ['a URL that cannot be read', () => `postgres://ada:${secret}@[db/tests`, 'is not one that can be read'],
    ['a schema of special letters', () => url('emulator', 'postgres', '?schema=A-B'), '"A-B" cannot be the schema'],
    ['a port where nobody listens', () => `postgres://ada:${secret}@127.0.0.1:${closed}/x`, 'cannot be reached'],
    ['a host that is not known', () => `postgres://ada:${secret}@db.invalid/x`, 'cannot be reached'],
    ['another password', () => url(`with_password:${secret}-staple`), 'refuses the password'],
    [
      'another password in the environment',
      () => url('with_password'),
      'refuses the password',
      { PGPASSWORD: `${secret}-x` },
    ],
    ['no password', () => url('with_password'), 'asks for a password, and there is none'],
    ['a user who is let in with TLS only', () => url('only_tls'), 'does not let this user in'],
    ['a database that is not there', () => url('emulator', 'tests'), 'has no such database'],
    ['a user without rights', () => url('without_rights'), 'The user needs CREATE on the database'],
    ['a user without connections', () => url('without_connections'), 'has no connection left'],
    ['a server that is read-only', () => url('emulator', 'read_only'), 'is read-only'],
    ['a server without TLS', () => url('emulator', 'postgres', '?sslmode=require'), 'has no TLS'],
  ]

  test.each(wrong.map(([what, ...rest]) => ({ what, rest })))(
    '$what: one sentence says what, and what helps',
    async ({ rest }) => {
      const [data, sentence, environment] = rest
      const { code, stdout, stderr } = await start(data(), environment)
      expect(stderr).toContain(sentence)
      expect([code, stdout, stderr.trim().split('\n').length]).toEqual([1, '', 1])
      expect(stderr).not.toContain(secret)
      expect(stderr).toMatch(/\.$/m)
    },
  )

  test('a password among the arguments is refused, wherever it is', async () => {
    for (const data of [`postgres://ada:${secret}@db/tests`, `postgres://db/tests?password=${secret}`]) {
      const { code, stderr } = await run([...testStart, '--data', data])
      expect([code, stderr]).toEqual([2, expect.stringContaining('SMILE_ID_EMULATOR_DATA')])
      expect(stderr).not.toContain(secret)
    }
  })

  test('a password in the URL, in PGPASSWORD or in the file of PGPASSFILE is taken', async () => {
    for (const [user, password] of [
      [`with_password:${secret}`, undefined],
      ['with_password', secret],
    ] as const) {
      const { stderr } = await start(url(user), { PGPASSWORD: password })
      // It got as far as its rights.
      expect(stderr).toContain('The user needs CREATE on the database')
    }
  })

  test('a newer emulator’s tables are left alone, unless it says that older ones may run on them', async () => {
    await (await openPostgresStore(url('emulator', 'newer'))).close()
    const database = { database: 'newer' }
    await server.run('UPDATE smile_id_emulator.emulator SET version = 7, oldest_version = 7', database)
    const { code, stderr } = await start(url('emulator', 'newer'))
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining('its tables are of version 7, and emulators below version 7 may not use'),
    ])
    await server.run('UPDATE smile_id_emulator.emulator SET oldest_version = 1', database)
    const store = await openPostgresStore(url('emulator', 'newer'))
    expect(await store.countJobs({})).toBe(0)
    await store.close()
    expect(await server.run('SELECT version FROM smile_id_emulator.emulator', database)).toEqual([{ version: 7 }])
  })

  test('ten emulators that start at once make the tables once', async () => {
    const stores = await Promise.all(Array.from({ length: 10 }, () => openPostgresStore(url('emulator', 'next'))))
    await Promise.all(stores.map((store) => store.close()))
    expect(await server.run('SELECT name FROM smile_id_emulator.migrations', { database: 'next' })).toEqual([
      { name: '1_tables' },
    ])
  })

  describe('while an emulator runs', () => {
    let store: Store
    let data: string
    beforeEach(async () => {
      data = server.freshUrl()
      store = await openPostgresStore(data)
    })
    afterEach(async () => {
      await store.close()
      if (!server.isUp()) server.start()
    })
    const count = (partnerId = '1234') =>
      store.decide({ partnerId }, { serial: { fact: 'serial' } }, ({ serial }) => ({
        answer: serial + 1,
        changes: { serial: serial + 1 },
      }))

    test('text with NUL, half a surrogate pair, or too long for an index is kept as it is', async () => {
      const texts = ['a\0b', 'a\0c', '\ud800', '\udfff', '\\x', '"', 'ä'.repeat(5_000), `${'ä'.repeat(5_000)}.`]
      for (const [at, text] of texts.entries()) {
        const { job, deliveries } = planOf(['1s machine approved'], { jobId: text, userId: text }, at + 1)
        const changes = { jobs: [{ after: job }], deliveries: deliveries.map((after) => ({ after })) }
        await store.decide({ partnerId: '1234' }, {}, () => ({ answer: 0, changes }))
        await store.decide({ partnerId: '1234' }, {}, () => ({
          answer: 0,
          changes: { users: [{ partnerId: '1234', userId: text, state: 'enrolled', since: noon }] },
        }))
      }
      for (const text of texts) {
        const asked = {
          job: { fact: 'jobByJobId', jobId: text, userId: text },
          user: { fact: 'user', userId: text },
        } as const
        const { job, user } = await store.read('1234', asked)
        expect([job?.submission.jobId, user?.userId]).toEqual([text, text])
        expect((await store.jobs({ jobId: text })).map(({ submission }) => submission.userId)).toEqual([text])
      }
      expect((await store.users({})).map(({ userId }) => userId)).toEqual(texts.toReversed())
    })

    test('the server is away: whatever is asked of the store is refused with a sentence', async () => {
      const partner = {
        ...{ id: '9', apiKey: 'key', callbackUrl: undefined, seed: '' },
        callbacks: 'collect',
        clock: 'shared',
      } as const
      const free = { atMost: 8, busy: new Map<string, number>() }
      server.halt()
      const asked = await Promise.allSettled([
        ...[store.everything(), store.jobs({}), store.deliveries({}), store.users({}), store.queue('1234')],
        ...[store.countJobs({}), store.countDeliveries({}), store.ends(new Map([['1234', noon]])), store.kept()],
        ...[store.nextDue(undefined), store.claimDue(undefined, noon, free), store.toCome('1234', noon)],
        ...[store.read('1234', {}), store.readAmong(['1234'], {}), count(), store.reset(), store.reset('1234')],
        ...[store.load(stateOf()), store.saveEmulator({ mintings: 1 }), store.saveMoment({ partnerId: '1234' }, noon)],
        ...[store.savePartner({ partner, mintings: 1, epoch: 0 }), store.forgetPartner('9')],
      ])
      const sentences = asked.map((one) => (one.status === 'rejected' ? String(one.reason) : 'nothing was refused'))
      for (const sentence of sentences) expect(sentence).toMatch(/^StorageError: PostgreSQL /)
      expect(await store.problem()).toContain('PostgreSQL at')
    })

    test('the server is away for a while: 503 as the gateway says it, nothing half-kept, and it goes on by itself', async () => {
      const emulator = await openTestEmulator({ callbacks: 'collect', clock: 'system' }, { store })
      const partner = createTestPartner(emulator)
      expect((await partner.upload({ jobId: 'before' })).status).toBe(200)
      const isReady = async () => (await fetch(`${emulator.url}/__emulator/health?ready`)).status
      expect(await isReady()).toBe(200)
      server.halt()
      expect(await isReady()).toBe(503)
      expect((await fetch(`${emulator.url}/__emulator/health`)).status).toBe(200)
      const refused = await partner.upload({ jobId: 'meanwhile' })
      expect([refused.status, refused.body]).toEqual([503, { message: 'Service Unavailable' }])
      expect(refused.headers.get('smile-emulator-hint')).toContain('PostgreSQL at')
      server.start()
      const again = () => partner.upload({ jobId: 'meanwhile' })
      await vi.waitFor(async () => expect((await again()).status).toBe(200), { timeout: 10_000, interval: 200 })
      expect((await partner.upload({ jobId: 'after' })).status).toBe(200)
      const kept = (await store.everything()).uploads.map(({ request }) => request.jobId)
      expect(kept).toEqual(['before', 'meanwhile', 'after'])
      await emulator.close()
    })

    test('connections are cut amid decisions: each of them is kept whole or refused, and none is counted twice', async () => {
      await count()
      const counting = Promise.allSettled(Array.from({ length: 200 }, () => count()))
      await server.run('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()')
      const ended = await counting
      const answers = ended.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
      const refusals = ended.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))
      expect(new Set(answers).size).toBe(answers.length)
      for (const refusal of refusals) expect(refusal).toContain('StorageError: PostgreSQL at')
      const { serial } = await store.read('1234', { serial: { fact: 'serial' } })
      // What was cut while it was being kept may be there, though that was not known.
      expect(serial - 1).toBeGreaterThanOrEqual(answers.length)
      expect(serial - 1).toBeLessThanOrEqual(answers.length + refusals.length)
    })
  })
})
