import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Delivery, destinationOf } from '../../server/core/callbacks/delivery.ts'
import type { Plan } from '../../server/core/jobs/plan.ts'
import type { TemporaryPartner } from '../../server/core/users/temporary-partner.ts'
import type { Store } from '../../server/store/store.ts'
import { noon, planOf, stateOf } from '../core/samples.ts'

const free = { atMost: 8, busy: new Map<string, number>() }
const minute = 60_000

function partner(id: string, clock: TemporaryPartner['clock']): TemporaryPartner {
  return { id, apiKey: 'key', callbackUrl: `inbox:${id}`, seed: id, callbacks: 'collect', clock }
}

/** What every store must know of what is due. @param open makes an empty one. */
export function describeDue(kind: string, open: () => Store | Promise<Store>): void {
  describe(`what is due in a ${kind} store`, () => {
    let store: Store
    beforeEach(async () => {
      store = await open()
    })
    afterEach(async () => void (await store.close()))

    async function keep(plan: Plan): Promise<Plan> {
      const changes = { jobs: [{ after: plan.job }], deliveries: plan.deliveries.map((after) => ({ after })) }
      await store.decide({ partnerId: plan.job.partnerId }, {}, () => ({ answer: 0, changes }))
      return plan
    }
    /** A job whose callback is due so many seconds after noon. */
    const dueAfter = (seconds: number, serial: number, callbackUrl = 'http://localhost:3000/', partnerId = '1234') =>
      keep(planOf([`${seconds}s machine approved`], { partnerId, jobId: `job-${serial}`, callbackUrl }, serial))
    const save = (before: Delivery, changes: Partial<Delivery>) =>
      store.decide({ partnerId: before.partnerId }, {}, () => ({
        answer: 0,
        changes: { deliveries: [{ before, after: { ...before, ...changes } }] },
      }))
    async function claimed(now = noon + minute, connections = free, owner?: string): Promise<readonly string[]> {
      const claims = await store.claimDue(owner, now, connections)
      return claims.map(({ delivery }) => delivery.jobId)
    }

    test('is nothing to begin with', async () => {
      expect(await store.nextDue(undefined)).toBeUndefined()
      expect(await claimed()).toEqual([])
    })

    test('is given out once, the soonest first, and not before its moment', async () => {
      await dueAfter(3, 1)
      await dueAfter(2, 2)
      await dueAfter(2, 3)
      await dueAfter(5, 4)
      expect(await store.nextDue(undefined)).toBe(noon + 2_000)
      expect(await claimed(noon + 1_999)).toEqual([])
      expect(await claimed(noon + 3_000)).toEqual(['job-2', 'job-3', 'job-1'])
      expect(await claimed(noon + 3_000)).toEqual([])
      expect(await store.nextDue(undefined)).toBe(noon + 5_000)
    })

    test('comes with its job, and the epoch of its partner', async () => {
      await store.reset('1234')
      const { job, deliveries } = await dueAfter(1, 1)
      expect(await store.claimDue(undefined, noon + minute, free)).toEqual([
        { delivery: deliveries[0], job, epoch: store.epochOf('1234') },
      ])
    })

    test('is limited by the free connections to its destination, whatever else is waiting', async () => {
      for (const serial of [1, 2, 3, 4]) await dueAfter(serial, serial)
      await dueAfter(5, 5, 'http://localhost:3001/')
      await dueAfter(6, 1, 'http://localhost:3000/', '85')
      const destination = destinationOf({ partnerId: '1234', url: 'http://localhost:3000/' })
      const one = { atMost: 3, busy: new Map([[destination, 2]]) }
      expect(await claimed(noon + minute, one)).toEqual(['job-1', 'job-5', 'job-1'])
      expect(await store.nextDue(undefined)).toBe(noon + 2_000)
      expect(await store.nextDue(undefined, noon + minute)).toBeUndefined()
      expect(await claimed(noon + minute, { atMost: 3, busy: new Map([[destination, 3]]) })).toEqual([])
      await dueAfter(90, 9)
      expect(await store.nextDue(undefined, noon + minute)).toBe(noon + 90_000)
      expect(await claimed(noon + minute, one)).toEqual(['job-2'])
      expect(await claimed()).toEqual(['job-3', 'job-4'])
    })

    test('is due again when an attempt is recorded that another follows, and only then', async () => {
      const { deliveries } = await dueAfter(1, 1)
      const [delivery] = deliveries as [Delivery]
      await claimed()
      await save(delivery, {})
      expect(await store.nextDue(undefined)).toBeUndefined()
      const attempts = [{ at: noon + 1_000, latency: 1, status: 500 }]
      await save(delivery, { attempts, dueAt: noon + 6_000 })
      expect(await store.nextDue(undefined)).toBe(noon + 6_000)
      expect(await claimed()).toEqual(['job-1'])
    })

    test('is not what was delivered or cancelled meanwhile', async () => {
      for (const serial of [1, 2, 3]) {
        const { deliveries } = await dueAfter(serial, serial)
        const [delivery] = deliveries as [Delivery]
        if (serial < 3) await save(delivery, { state: serial === 1 ? 'delivered' : 'cancelled' })
      }
      expect(await store.nextDue(undefined)).toBe(noon + 3_000)
      expect(await claimed()).toEqual(['job-3'])
    })

    test('is what a partner lives by: its own clock, or the emulator’s', async () => {
      const epoch = store.epochOf()
      await store.savePartner({ partner: partner('own', 'own'), mintings: 0, epoch })
      await store.savePartner({ partner: partner('shared', 'shared'), mintings: 0, epoch })
      for (const [index, id] of ['own', 'shared', '1234'].entries()) await dueAfter(index + 1, 1, 'http://a/', id)
      expect(await store.nextDue('own')).toBe(noon + 1_000)
      expect(await store.nextDue(undefined)).toBe(noon + 2_000)
      const ids = async (owner?: string) =>
        (await store.claimDue(owner, noon + minute, free)).map(({ delivery }) => delivery.partnerId)
      expect(await ids('own')).toEqual(['own'])
      expect(await ids()).toEqual(['shared', '1234'])
      await store.forgetPartner('own')
      await dueAfter(1, 2, 'http://a/', 'own')
      expect([await store.nextDue('own'), await store.nextDue(undefined)]).toEqual([undefined, noon + 1_000])
    })

    test('waits where its partner is not served, and for a temporary one does not', async () => {
      await store.savePartner({ partner: partner('shared', 'shared'), mintings: 0, epoch: store.epochOf() })
      for (const [index, id] of ['85', '1234', 'shared'].entries()) await dueAfter(index + 1, 1, 'http://a/', id)
      store.serve(['1234'])
      await dueAfter(1, 2, 'http://a/', '85')
      expect(await store.nextDue(undefined)).toBe(noon + 2_000)
      const claims = await store.claimDue(undefined, noon + minute, free)
      expect(claims.map(({ delivery }) => delivery.partnerId)).toEqual(['1234', 'shared'])
      store.serve(['1234', '85'])
      expect(await store.nextDue(undefined)).toBe(noon + 1_000)
    })

    test('is forgotten with an epoch, and so are its claims', async () => {
      await dueAfter(1, 1)
      await dueAfter(1, 1, 'http://a/', '85')
      await claimed()
      await dueAfter(2, 2)
      await store.reset('1234')
      expect(await store.nextDue(undefined)).toBeUndefined()
      await dueAfter(1, 1)
      expect(await claimed()).toEqual(['job-1'])
      await store.reset()
      expect([await store.nextDue(undefined), await claimed()]).toEqual([undefined, []])
    })

    test('is what a state that is loaded has, claimed before or not', async () => {
      const { deliveries } = await dueAfter(1, 1)
      const own = planOf(['3s machine approved'], { partnerId: 'own' })
      await claimed()
      const minted = [partner('own', 'own')]
      await store.load(stateOf({ deliveries: [...deliveries, ...own.deliveries], jobs: [own.job], minted }))
      expect([await store.nextDue(undefined), await store.nextDue('own')]).toEqual([noon + 1_000, noon + 3_000])
      expect(await store.claimDue(undefined, noon + minute, free)).toMatchObject([
        { delivery: deliveries[0], job: undefined },
      ])
    })

    test('comes about by time alone: results that are yet to hold, and callbacks that are to get lost', async () => {
      const early = await dueAfter(1, 1)
      const late = planOf(['5s machine approved'], { jobId: 'job-2' }, 2)
      const lost = late.deliveries.map((one) => ({ ...one, state: 'lost' as const }))
      await keep({ job: late.job, deliveries: lost })
      await keep(planOf(['5s machine approved'], { partnerId: '85' }))
      expect(await store.toCome('1234', noon)).toEqual({ jobs: [early.job, late.job], losses: lost })
      expect(await store.toCome('1234', noon + 1_000)).toEqual({ jobs: [late.job], losses: lost })
      expect(await store.toCome('1234', noon + 5_000)).toEqual({ jobs: [], losses: [] })
    })
  })
}
