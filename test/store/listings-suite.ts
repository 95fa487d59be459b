import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Delivery } from '../../server/core/callbacks/delivery.ts'
import type { Plan } from '../../server/core/jobs/plan.ts'
import type { Store } from '../../server/store/store.ts'
import { noon, planOf } from '../core/samples.ts'

/** What every store lists. @param open makes an empty one. */
export function describeListings(kind: string, open: () => Store | Promise<Store>): void {
  describe(`the listings of a ${kind} store`, () => {
    const first = planOf(['1s machine approved'], { jobId: 'job-1', userId: 'anna' }, 1, noon)
    const second = planOf(['1s machine approved'], { jobId: 'job-2', userId: 'bola' }, 2, noon + 1)
    const elsewhere = planOf(['1s machine approved'], { partnerId: '085', jobId: 'job-1', userId: 'anna' }, 1, noon + 2)
    let store: Store

    const keep = ({ job, deliveries }: Plan) =>
      store.decide({ partnerId: job.partnerId }, {}, () => ({
        answer: undefined,
        changes: { jobs: [{ after: job }], deliveries: deliveries.map((after) => ({ after })) },
      }))

    beforeEach(async () => {
      store = await open()
      for (const plan of [first, second, elsewhere]) await keep(plan)
    })
    afterEach(async () => void (await store.close()))

    test('have jobs, newest first, of one partner or one name, and page by page', async () => {
      expect(await store.jobs({})).toEqual([elsewhere.job, second.job, first.job])
      expect(await store.jobs({ partnerId: '1234' })).toEqual([second.job, first.job])
      expect(await store.jobs({ jobId: 'job-1' })).toEqual([elsewhere.job, first.job])
      expect(await store.jobs({ page: { skip: 1, take: 1 } })).toEqual([second.job])
      expect(await store.countJobs({ partnerId: '1234' })).toBe(2)
    })

    test('have callbacks, oldest first, of one partner, one job or some states', async () => {
      expect(await store.deliveries({})).toEqual([first, second, elsewhere].flatMap(({ deliveries }) => deliveries))
      expect(await store.deliveries({ partnerId: '1234', jobId: 'job-2' })).toEqual(second.deliveries)
      expect(await store.deliveries({ states: ['delivered', 'lost'] })).toEqual([])
      expect(await store.deliveries({ states: ['owed'], partnerId: '085' })).toEqual(elsewhere.deliveries)
      expect(await store.countDeliveries({ states: ['owed'], partnerId: '1234' })).toBe(2)
      expect(await store.countDeliveries({ states: ['lost'] })).toBe(0)
    })

    test('have the ends of callbacks in their order, up to a moment of each partner', async () => {
      const end = ({ deliveries: [delivery] }: Plan, at: number): Delivery => {
        if (!delivery) throw new Error('a plan of an approval has a callback')
        return { ...delivery, state: 'delivered', attempts: [{ at, latency: 0, status: 200 }] }
      }
      for (const after of [end(second, noon + 5_000), end(first, noon + 6_000), end(elsewhere, noon + 4_000)]) {
        const { partnerId } = after
        await store.decide({ partnerId }, {}, () => ({ answer: 0, changes: { deliveries: [{ after }] } }))
      }
      const of = (...plans: readonly Plan[]) => plans.map(({ deliveries: [one] }) => one?.id)
      const ends = async (...moments: readonly [string, number][]) =>
        (await store.ends(new Map(moments))).map(({ id }) => id)
      expect(await ends(['1234', noon + 9_000], ['085', noon + 9_000])).toEqual(of(elsewhere, second, first))
      expect(await ends(['1234', noon + 9_000])).toEqual(of(second, first))
      expect(await ends()).toEqual([])
    })

    test('have everybody who was named, once: users of the newest jobs first, then those set by hand', async () => {
      for (const userId of ['chidi', 'anna']) {
        const users = [{ partnerId: '1234', userId, state: 'enrolled', since: noon } as const]
        await store.decide({ partnerId: '1234' }, {}, () => ({ answer: 0, changes: { users } }))
      }
      const ofPartner = [
        { partnerId: '1234', userId: 'bola' },
        { partnerId: '1234', userId: 'anna' },
        { partnerId: '1234', userId: 'chidi' },
      ]
      expect(await store.users({ partnerId: '1234' })).toEqual(ofPartner)
      expect(await store.users({})).toEqual([{ partnerId: '085', userId: 'anna' }, ...ofPartner])
    })

    test('have the queue of each partner, and every record', async () => {
      const enqueued = { scenario: 'rejected', times: 2 }
      await store.decide({ partnerId: '085' }, {}, () => ({ answer: 0, changes: { enqueued } }))
      expect([await store.queue('085'), await store.queue('1234')]).toEqual([['rejected', 'rejected'], []])
      const { jobs, deliveries, partners } = await store.everything()
      expect([jobs.length, deliveries.length]).toEqual([3, 3])
      expect(partners).toContainEqual(expect.objectContaining({ partnerId: '085', queue: ['rejected', 'rejected'] }))
    })

    test('leave facts to be read of several partners at one moment', async () => {
      const keys = { job: { fact: 'job', smileJobId: first.job.smileJobId } } as const
      expect((await store.readAmong(['1234', '085', '7'], keys)).map(({ job }) => job)).toEqual([
        first.job,
        elsewhere.job,
        undefined,
      ])
    })
  })
}
