import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { OvertakenError } from '../../server/core/errors.ts'
import type { Changes } from '../../server/core/state/changes.ts'
import type { TemporaryPartner } from '../../server/core/users/temporary-partner.ts'
import type { Commit, Ended, Store } from '../../server/store/store.ts'
import { noon, planOf, stateOf, uploadRequest } from '../core/samples.ts'

const within = { partnerId: '1234' }
const user = { partnerId: '1234', userId: 'anna', state: 'enrolled', since: noon } as const

const temporary: TemporaryPartner = {
  ...{ id: '900000001', apiKey: 'key', callbackUrl: 'inbox:900000001', seed: 'x' },
  ...{ callbacks: 'collect', clock: 'own' },
}

/** What every store must do. @param open makes an empty one. */
export function describeStore(kind: string, open: () => Store | Promise<Store>): void {
  describe(`a ${kind} store`, () => {
    let store: Store
    let commits: Commit[]
    beforeEach(async () => {
      store = await open()
      commits = []
      store.listen({ committed: (commit) => commits.push(commit) })
    })
    afterEach(async () => void (await store.close()))

    const change = (changes: Changes) => store.decide(within, {}, () => ({ answer: undefined, changes }))

    test('gives a decision its facts, keeps its changes, and answers what was decided', async () => {
      const { job, deliveries } = planOf(['1s machine approved'])
      const changes = { serial: 1, jobs: [{ after: job }], deliveries: deliveries.map((after) => ({ after })) }
      const answer = await store.decide(within, { serial: { fact: 'serial' } }, (facts) => {
        expect(facts).toEqual({ partnerId: '1234', epoch: 0, serial: 0 })
        return { answer: 'begun', changes }
      })
      expect(answer).toBe('begun')
      const { smileJobId } = job
      expect(
        await store.read('1234', {
          serial: { fact: 'serial' },
          job: { fact: 'job', smileJobId },
          deliveries: { fact: 'deliveriesOfJob', smileJobId },
          beside: { fact: 'deliveriesBeside', id: deliveries[0]?.id ?? '' },
          ofUser: { fact: 'jobsOfUser', userId: 'anna', products: [job.submission.product, 'aml_check'] },
        }),
      ).toEqual({
        partnerId: '1234',
        epoch: 0,
        serial: 1,
        job,
        deliveries,
        beside: deliveries,
        ofUser: [job],
      })
    })

    test('keeps partners apart', async () => {
      const { job, deliveries } = planOf(['1s machine approved'])
      await change({
        serial: 7,
        jobs: [{ after: job }],
        deliveries: deliveries.map((after) => ({ after })),
        users: [user],
      })
      const facts = await store.read('085', {
        serial: { fact: 'serial' },
        job: { fact: 'job', smileJobId: job.smileJobId },
        delivery: { fact: 'delivery', id: deliveries[0]?.id ?? '' },
        user: { fact: 'user', userId: 'anna' },
      })
      expect(facts).toEqual({
        partnerId: '085',
        epoch: 0,
        serial: 0,
        job: undefined,
        delivery: undefined,
        user: undefined,
      })
    })

    test('changes nothing when a decision throws, and notifies nobody', async () => {
      const deciding = store.decide(within, {}, () => {
        throw new Error('no')
      })
      await expect(deciding).rejects.toThrow('no')
      expect(commits).toEqual([])
    })

    test('keeps all changes of a decision or none', async () => {
      const unreadable = {
        ...user,
        get userId(): string {
          throw new Error('this record cannot be read')
        },
      }
      await expect(change({ serial: 5, users: [user, unreadable] })).rejects.toThrow('this record cannot be read')
      const facts = await store.read('1234', { serial: { fact: 'serial' }, user: { fact: 'user', userId: 'anna' } })
      expect(facts).toMatchObject({ serial: 0, user: undefined })
      expect(commits).toEqual([])
    })

    test('keeps the changes of a refusal, and then throws it', async () => {
      const refusing = store.decide(within, {}, () => ({ refusal: new Error('not yet'), changes: { users: [user] } }))
      await expect(refusing).rejects.toThrow('not yet')
      expect((await store.read('1234', { user: { fact: 'user', userId: 'anna' } })).user).toEqual(user)
    })

    test('notifies of changes before the decision is answered, with its events', async () => {
      const events = [{ at: noon, type: 'user.changed', partnerId: '1234' } as const]
      const reported = store
        .decide(within, {}, () => ({ answer: 1, changes: { users: [user] }, events }))
        .then(() => commits.length)
      expect(await reported).toBe(1)
      expect(commits).toEqual([{ partnerId: '1234', changes: { users: [user] }, events }])
    })

    test('finds the head of the queue after removed scenarios, and takes the given number', async () => {
      const next = async () => (await store.read('1234', { next: { fact: 'nextQueued', names: ['here'] } })).next
      expect(await next()).toEqual({ name: undefined, gone: 0 })
      await change({ enqueued: { scenario: 'gone', times: 2 } })
      expect(await next()).toEqual({ name: undefined, gone: 2 })
      await change({ enqueued: { scenario: 'here', times: 1 } })
      expect(await next()).toEqual({ name: 'here', gone: 2 })
      await change({ dequeued: 2 })
      expect(await next()).toEqual({ name: 'here', gone: 0 })
      await change({ dequeued: 1 })
      expect(await next()).toEqual({ name: undefined, gone: 0 })
    })

    test('decides about one of several partners', async () => {
      const { job } = planOf(['1s machine approved'], { partnerId: '085' })
      await store.decide({ partnerId: '085' }, {}, () => ({ answer: 0, changes: { jobs: [{ after: job }] } }))
      const keys = { job: { fact: 'job', smileJobId: job.smileJobId } } as const
      const found = await store.decideAmong(['1234', '085'], keys, (among) => {
        const [one] = among.filter((each) => each.job)
        return { partnerId: one?.partnerId ?? '', answer: one?.partnerId, changes: { serial: 9 } }
      })
      expect(found).toBe('085')
      const serials = ['1234', '085'].map((id) => store.read(id, { serial: { fact: 'serial' } }))
      expect((await Promise.all(serials)).map(({ serial }) => serial)).toEqual([0, 9])
    })

    test('decides nothing for what began in an epoch that has ended', async () => {
      const epoch = store.epochOf('1234')
      const others = store.epochOf('085')
      await store.reset('1234')
      const late = store.decide({ partnerId: '1234', epoch }, {}, () => ({ answer: 1, changes: { serial: 1 } }))
      await expect(late).rejects.toThrow(OvertakenError)
      expect((await store.read('1234', { serial: { fact: 'serial' } })).serial).toBe(0)
      expect(await store.decide({ partnerId: '085', epoch: others }, {}, () => ({ answer: 1 }))).toBe(1)
      await store.load(stateOf())
      const later = store.decide({ partnerId: '085', epoch: others }, {}, () => ({ answer: 1 }))
      await expect(later).rejects.toThrow(OvertakenError)
    })

    test('replaces everything by a state, and notifies who ended and what came', async () => {
      const ended: Ended[] = []
      store.listen({ ended: (end) => ended.push(end) })
      await change({ serial: 1, users: [user] })
      const state = stateOf({ users: [{ ...user, userId: 'bola' }], seed: 'loaded', mintings: 2, minted: [temporary] })
      await store.load(state)
      expect((await store.everything()).users).toEqual(state.users)
      const { emulator, temporaryPartners } = await store.kept()
      expect(emulator).toMatchObject({ seed: 'loaded', mintings: 2, clock: state.clock })
      expect(temporaryPartners).toEqual([temporary])
      expect(ended).toEqual([{ by: 'load', loaded: state }])
    })

    test('ends nothing when a state cannot be kept', async () => {
      await change({ users: [user] })
      const epoch = store.epochOf('1234')
      const ended: Ended[] = []
      store.listen({ ended: (end) => ended.push(end) })
      const unreadable = {
        ...user,
        get state(): 'enrolled' {
          throw new Error('this record cannot be read')
        },
      }
      await expect(store.load(stateOf({ users: [unreadable] }))).rejects.toThrow('this record cannot be read')
      expect((await store.everything()).users).toEqual([user])
      expect([store.epochOf('1234'), ended]).toEqual([epoch, []])
    })

    test('keeps a temporary partner until it is forgotten, with everything of it', async () => {
      const reported: string[] = []
      store.listen({
        partnerSaved: ({ id }) => reported.push(id),
        ended: ({ by, partnerId }) => reported.push(`${by} ${partnerId}`),
      })
      const { id: partnerId } = temporary
      const made = { partner: temporary, mintings: 1, epoch: store.epochOf() }
      expect(await store.savePartner(made)).toBe(true)
      expect(await store.savePartner(made)).toBe(false)
      await store.saveMoment({ partnerId }, noon)
      await store.decide({ partnerId }, {}, () => ({ answer: 0, changes: { users: [{ ...user, partnerId }] } }))
      expect(await store.kept()).toMatchObject({
        emulator: { mintings: 1 },
        temporaryPartners: [{ ...temporary, now: noon }],
      })
      const epoch = store.epochOf(partnerId)
      expect(await store.forgetPartner(partnerId)).toBe(true)
      expect(await store.forgetPartner(partnerId)).toBe(false)
      expect([(await store.kept()).temporaryPartners, (await store.everything()).users]).toEqual([[], []])
      await expect(store.saveMoment({ partnerId, epoch }, noon)).rejects.toThrow(OvertakenError)
      expect(reported).toEqual([partnerId, `forgetting ${partnerId}`])
    })

    test('keeps no temporary partner that was made up in an epoch that has ended', async () => {
      const made = { partner: temporary, mintings: 1, epoch: store.epochOf() }
      await store.load(stateOf())
      expect(await store.savePartner(made)).toBe(false)
      expect(await store.kept()).toMatchObject({ emulator: { mintings: 0 }, temporaryPartners: [] })
    })

    test('lets one decision at a time read and write', async () => {
      const count = () =>
        store.decide(within, { serial: { fact: 'serial' } }, ({ serial }) => ({
          answer: serial + 1,
          changes: { serial: serial + 1 },
        }))
      const counted = await Promise.all(Array.from({ length: 50 }, count))
      expect(counted).toEqual(Array.from({ length: 50 }, (_, index) => index + 1))
    })

    test('finds an upload by its ref and its job_id', async () => {
      const upload = {
        partnerId: '1234',
        serial: 1,
        smileJobId: '1',
        ref: 'r',
        request: uploadRequest(),
        openedAt: noon,
      }
      await change({ uploads: [upload] })
      const keys = {
        byRef: { fact: 'uploadByRef', ref: 'r' },
        byJobId: { fact: 'uploadByJobId', jobId: 'job-1' },
      } as const
      expect(await store.read('1234', keys)).toMatchObject({
        byRef: { serial: 1, ref: 'r' },
        byJobId: { serial: 1, ref: 'r' },
      })
    })
  })
}
