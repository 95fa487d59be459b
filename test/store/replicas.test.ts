import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Plan } from '../../server/core/jobs/plan.ts'
import { openPostgresStore } from '../../server/store/postgres/open.ts'
import type { Commit, Ended, Store } from '../../server/store/store.ts'
import { noon, planOf, stateOf } from '../core/samples.ts'
import { type PostgresServer, postgresMissing, startPostgres } from '../helpers/postgres.ts'

const free = { atMost: 64, busy: new Map<string, number>() }
const minute = 60_000
const temporary = {
  ...{ id: '900000001', apiKey: 'key', callbackUrl: 'inbox:900000001', seed: 'x' },
  ...({ callbacks: 'collect', clock: 'shared' } as const),
}

const asRead = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value))

describe.skipIf(postgresMissing())('two replicas over one PostgreSQL', () => {
  let server: PostgresServer
  let [one, other]: Store[] = []
  beforeAll(async () => {
    server = await startPostgres()
  })
  afterAll(() => server?.stop())
  beforeEach(async () => {
    const url = server.freshUrl()
    ;[one, other] = [await openPostgresStore(url), await openPostgresStore(url)]
  })
  afterEach(() => Promise.all([one?.close(), other?.close()]))
  const replicas = (): readonly [Store, Store] => {
    if (!one || !other) throw new Error('both are open')
    return [one, other]
  }

  async function keep(store: Store, { job, deliveries }: Plan): Promise<void> {
    const changes = { jobs: [{ after: job }], deliveries: deliveries.map((after) => ({ after })) }
    await store.decide({ partnerId: job.partnerId }, {}, () => ({ answer: 0, changes }))
  }
  /** As it is once it was written and read. */
  const planAt = (seconds: number, serial: number): Plan =>
    asRead(planOf([`${seconds}s machine approved`], { jobId: `job-${serial}` }, serial))
  const claimed = async (store: Store) =>
    (await store.claimDue(undefined, noon + minute, free)).map(({ delivery }) => delivery.id)

  /** Ends every connection of a replica at once, as its death does. */
  async function cut(how = 'true'): Promise<void> {
    await server.run(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND ${how}`)
  }
  const sessionOf = (nth: number) =>
    `pid IN (SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 2 ORDER BY objid LIMIT 1 OFFSET ${nth})`

  test('decide one after the other about a partner', async () => {
    const count = (_: unknown, index: number) =>
      replicas()[index % 2]?.decide({ partnerId: '1234' }, { serial: { fact: 'serial' } }, ({ serial }) => ({
        answer: serial + 1,
        changes: { serial: serial + 1 },
      }))
    const counted = await Promise.all(Array.from({ length: 100 }, count))
    expect(counted.toSorted((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 100 }, (_, at) => at + 1))
  })

  test('send each callback once, whoever claims it', async () => {
    const [first, second] = replicas()
    for (let serial = 1; serial <= 40; serial++) await keep(first, planAt(1, serial))
    const all = (await Promise.all([first, second, first, second].map(claimed))).flat()
    expect([all.length, new Set(all).size]).toEqual([40, 40])
  })

  test('hear at once what the other keeps, as if it were kept here', async () => {
    const [first, second] = replicas()
    const commits: Commit[] = []
    second.listen({ committed: (commit) => commits.push(commit) })
    const [small, large] = [planAt(1, 1), planAt(1, 2)]
    await keep(first, small)
    const begun = performance.now()
    await vi.waitFor(() => expect(commits).toHaveLength(1), { interval: 2 })
    expect(performance.now() - begun).toBeLessThan(2_000)
    // Longer than a notification may be.
    const text = 'ä\0'.repeat(10_000)
    await keep(first, { ...large, job: { ...large.job, hint: text } as typeof large.job })
    await vi.waitFor(() => expect(commits).toHaveLength(2), { interval: 2 })
    expect(commits.map(({ changes }) => changes.jobs?.[0]?.after)).toMatchObject([small.job, { hint: text }])
  })

  test('begin an epoch together: a reset, a temporary partner, a state that is loaded', async () => {
    const [first, second] = replicas()
    const heard: (Ended | string)[] = []
    second.listen({ ended: (end) => heard.push(end), partnerSaved: ({ id }) => heard.push(id) })
    const begun = second.epochOf('1234')
    await first.reset('1234')
    await vi.waitFor(() => expect(heard).toEqual([{ by: 'reset', partnerId: '1234' }]))
    expect(second.epochOf('1234')).toBe(first.epochOf('1234'))
    const late = second.decide({ partnerId: '1234', epoch: begun }, {}, () => ({ answer: 1 }))
    await expect(late).rejects.toThrow('was reset')
    await first.savePartner({ partner: temporary, mintings: 0, epoch: first.epochOf() })
    await vi.waitFor(() => expect(heard[1]).toBe(temporary.id))
    const state = stateOf({ seed: 'loaded', minted: [temporary], jobs: [planAt(1, 1).job] })
    await first.load(state)
    await vi.waitFor(() => expect(heard[2]).toMatchObject({ by: 'load', loaded: { seed: 'loaded', jobs: state.jobs } }))
    expect(second.epochOf()).toBe(first.epochOf())
  })

  test('know of an epoch that was not heard of once it is met', async () => {
    const [first, second] = replicas()
    await first.reset('1234')
    await second.read('1234', {})
    expect(second.epochOf('1234')).toBe(first.epochOf('1234'))
  })

  test('take over what a dead one has claimed, and nobody who lives is robbed', async () => {
    const [first, second] = replicas()
    for (let serial = 1; serial <= 3; serial++) await keep(first, planAt(1, serial))
    const held = await first.claimDue(undefined, noon + minute, { atMost: 2, busy: new Map() })
    expect(held).toHaveLength(2)
    expect(await claimed(second)).toHaveLength(1)
    const told = vi.fn()
    second.listen({ due: told })
    // Longer than it takes to look who has ended.
    await sleep(1_500)
    expect([told.mock.calls.length, await claimed(second)]).toEqual([0, []])
    await cut(sessionOf(0))
    await vi.waitFor(() => expect(told).toHaveBeenCalled(), { timeout: 5_000 })
    expect((await claimed(second)).toSorted()).toEqual(held.map(({ delivery }) => delivery.id).toSorted())
  })

  test('do not share a virtual clock: the second is refused, until the first has ended', async () => {
    const url = server.freshUrl()
    const first = await openPostgresStore(url)
    await first.saveEmulator({ clock: { kind: 'virtual', now: noon } })
    await expect(openPostgresStore(url)).rejects.toThrow('is in use by another emulator, and its clock is virtual')
    await first.close()
    await (await openPostgresStore(url)).close()
  })

  test('give back at the end what they have claimed', async () => {
    const [first, second] = replicas()
    await keep(first, planAt(1, 1))
    expect(await claimed(first)).toHaveLength(1)
    expect(await first.close()).toBeUndefined()
    expect(await claimed(second)).toHaveLength(1)
  })

  test('keep the order of a job: what follows a callback waits until that was recorded', async () => {
    const [first, second] = replicas()
    const plan = planOf(['1s machine provisional', '2s human approved'])
    await keep(first, plan)
    const [before] = await first.claimDue(undefined, noon + 1_500, free)
    if (!before) throw new Error('the first callback is due')
    expect(await claimed(second)).toEqual([])
    const told = vi.fn()
    second.listen({ due: told })
    const after = { ...before.delivery, state: 'delivered' as const, attempts: [{ at: noon, latency: 1, status: 200 }] }
    await first.decide({ partnerId: '1234' }, {}, () => ({ answer: 0, changes: { deliveries: [{ after }] } }))
    await vi.waitFor(() => expect(told).toHaveBeenCalled(), { interval: 2 })
    expect(await claimed(second)).toEqual([plan.deliveries[1]?.id])
  })

  test('go on by themselves after every connection was cut, and look again for what is due', async () => {
    const [first, second] = replicas()
    const told = vi.fn()
    second.listen({ due: told })
    await keep(first, planAt(1, 1))
    await cut()
    await vi.waitFor(() => expect(told).toHaveBeenCalled(), { timeout: 5_000 })
    await vi.waitFor(() => keep(first, planAt(1, 2)), { timeout: 5_000 })
    await vi.waitFor(async () => expect(await claimed(second)).toHaveLength(2), { timeout: 5_000 })
  })
})
