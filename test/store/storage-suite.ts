import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Delivery } from '../../server/core/callbacks/delivery.ts'
import type { Plan } from '../../server/core/jobs/plan.ts'
import type { Upload } from '../../server/core/jobs/upload.ts'
import type { TemporaryPartner } from '../../server/core/users/temporary-partner.ts'
import type { Filter } from '../../server/store/listings.ts'
import type { Storage } from '../../server/store/tables.ts'
import { noon, planOf, uploadRequest, v1Ids } from '../core/samples.ts'
import { nextId, nextSerial } from './next-serial.ts'

// The product of every sample job.
const product = 'smart_selfie_authentication'
const twoVerdicts = ['1s machine provisional', '30s human approved']

function upload(partnerId: string, serial: number, jobId: string): Upload {
  return { partnerId, ...v1Ids(partnerId)(serial), request: uploadRequest({ partnerId, jobId }), openedAt: noon }
}

function plan(partnerId: string, serial: number, jobId = `job-${serial}`, userId = 'anna', now = noon): Plan {
  return planOf(twoVerdicts, { partnerId, jobId, userId }, serial, now)
}

function deliveryOf(of: Plan, index = 0): Delivery {
  const delivery = of.deliveries[index]
  if (!delivery) throw new Error(`the plan has no delivery ${index}`)
  return delivery
}

/** What every store must do. @param open makes an empty one. */
export function describeStorage(kind: string, open: () => Storage): void {
  describe(`a ${kind} store`, () => {
    let storage: Storage
    beforeEach(() => {
      storage = open()
    })
    afterEach(() => storage.close())

    test("counts each partner's submissions from 1", () => {
      expect(['085', '085', '85', '085', '85'].map((id) => nextSerial(storage, id))).toEqual([1, 2, 1, 3, 2])
    })

    test('counts the ids made for a partner from 1, and takes the count with everything else', () => {
      expect(['085', '085', '85'].map((id) => nextId(storage, id))).toEqual([1, 2, 1])
      const other = open()
      other.replaceAll(structuredClone(storage.everything()))
      expect([nextId(other, '085'), nextId(other, '85'), nextSerial(other, '085')]).toEqual([3, 2, 1])
      other.close()
      storage.reset('085')
      expect([nextId(storage, '085'), nextId(storage, '85')]).toEqual([1, 2])
    })

    test('lists jobs as they came, the first first, and counts them', () => {
      for (const serial of [3, 1, 12, 2]) storage.savePlan(plan('1234', serial))
      storage.savePlan(plan('85', 1))
      expect(storage.countJobs({ partnerId: '1234' })).toBe(4)
      expect([...storage.oldestJobs('1234')].map(({ serial }) => serial)).toEqual([3, 1, 12, 2])
      expect([...storage.oldestJobs('nobody')]).toEqual([])
    })

    test('forgets a job with its upload and deliveries, and nothing else', () => {
      const [old, kept, others] = [plan('1234', 1), plan('1234', 2), plan('85', 1)]
      for (const one of [old, kept, others]) {
        storage.saveUpload({
          ...upload(one.job.partnerId, one.job.serial, one.job.submission.jobId),
          submittedAt: noon,
        })
        storage.savePlan(one)
      }
      const ofOld = storage.bytesOfJob('1234', old.job.smileJobId, old.job.ref)
      const before = storage.bytesKept('1234')
      storage.forgetJob('1234', old.job.smileJobId, old.job.ref)
      expect(before - storage.bytesKept('1234')).toBe(ofOld)
      expect(
        storage
          .jobs({})
          .map(({ ref }) => ref)
          .toSorted(),
      ).toEqual([kept.job.ref, others.job.ref].toSorted())
      expect(storage.jobByJobId('1234', 'anna', 'job-1')).toBeUndefined()
      expect(storage.jobsOfUser('1234', 'anna', product).map(({ serial }) => serial)).toEqual([2])
      expect(storage.uploadByJobId('1234', 'job-1')).toBeUndefined()
      expect(storage.uploadByRef('1234', kept.job.ref)).toBeDefined()
      expect(storage.delivery(deliveryOf(old).id)).toBeUndefined()
      expect(storage.deliveries({}).length).toBe(kept.deliveries.length + others.deliveries.length)
      expect(nextSerial(storage, '1234')).toBe(1)
    })

    test('reads the oldest jobs one by one, while they are forgotten and others come', () => {
      for (const serial of [1, 2, 3]) storage.savePlan(plan('1234', serial))
      const seen: number[] = []
      for (const { serial, smileJobId, ref } of storage.oldestJobs('1234')) {
        seen.push(serial)
        if (serial !== 2) storage.forgetJob('1234', smileJobId, ref)
        if (serial === 1) storage.savePlan(plan('1234', 4))
      }
      expect(seen).toEqual([1, 2, 3, 4])
      expect([...storage.oldestJobs('1234')].map(({ serial }) => serial)).toEqual([2])
    })

    test('counts the bytes of all that is kept of a partner, and what is forgotten no longer', () => {
      const text = 'ä'.repeat(10_000)
      const one = plan('1234', 1, text)
      const streak = { partnerId: '1234', subject: 'ada', scenario: text, times: 1, since: noon }
      const saving: (() => void)[] = [
        () => storage.saveUpload(upload('1234', 1, text)),
        () => storage.savePlan(one),
        () => storage.saveDelivery({ ...deliveryOf(one), id: 'again', url: text }),
        () => storage.saveUser({ partnerId: '1234', userId: text, state: 'enrolled', since: noon }),
        () =>
          storage.saveLink({
            partnerId: '1234',
            generation: 'v1',
            refId: '1',
            name: text,
            idTypes: [],
            isSingleUse: true,
            disabled: false,
          }),
        () => storage.saveStreak(streak),
        () => storage.saveFraud({ partnerId: '1234', userId: text, reason: 'OTHER', since: noon, faces: [] }),
      ]
      for (const save of saving) {
        const before = storage.bytesKept('1234')
        save()
        const after = storage.bytesKept('1234')
        expect(after - before).toBeGreaterThan(20_000)
        save()
        expect(storage.bytesKept('1234')).toBe(after)
      }
      storage.saveUpload(upload('1234', 2, 'abandoned'))
      expect(storage.bytesKept('85')).toBe(0)
      const all = storage.everything()
      const [whole, ofTwo] = [storage.bytesKept('1234'), storage.bytesKept('1234') - 80_000]
      storage.forgetJob('1234', one.job.smileJobId, one.job.ref)
      expect(storage.bytesKept('1234')).toBeLessThan(ofTwo)
      storage.forgetStreak('1234', { subject: 'ada', scenario: text })
      storage.forgetFraud('1234', text)
      storage.forgetUpload('1234', v1Ids('1234')(2).ref)
      storage.saveUser({ partnerId: '1234', userId: 'short', state: 'enrolled', since: noon })
      expect(storage.bytesKept('1234')).toBeLessThan(50_000)
      storage.replaceAll(all)
      expect(storage.bytesKept('1234')).toBe(whole)
      storage.reset('1234')
      expect(storage.bytesKept('1234')).toBe(0)
    })

    test('forgets an older job of a name, and finds the newer one still', () => {
      storage.savePlan(plan('1234', 1, 'again'))
      storage.savePlan(plan('1234', 2, 'again'))
      const [first] = storage.oldestJobs('1234')
      storage.forgetJob('1234', first?.smileJobId ?? '', first?.ref ?? '')
      expect(storage.jobByJobId('1234', 'anna', 'again')?.serial).toBe(2)
    })

    test('forgets uploads that were abandoned long ago, and no other', () => {
      const opened = [1, 2, 3].map((serial) => upload('1234', serial, `job-${serial}`))
      for (const one of opened) storage.saveUpload(one)
      storage.saveUpload({ ...upload('1234', 4, 'job-4'), submittedAt: noon })
      storage.saveUpload(upload('85', 1, 'job-1'))
      expect(storage.abandonedUploads('1234', 2, noon)).toEqual([])
      const before = storage.bytesKept('1234')
      const abandoned = storage.abandonedUploads('1234', 3, noon + 1)
      expect(abandoned.map(({ jobId }) => jobId)).toEqual(['job-1', 'job-2'])
      for (const { ref } of abandoned) storage.forgetUpload('1234', ref)
      expect(before - storage.bytesKept('1234')).toBe(abandoned.reduce((sum, { bytes }) => sum + bytes, 0))
      expect(storage.everything().uploads.map(({ partnerId, serial }) => [partnerId, serial])).toEqual([
        ['1234', 3],
        ['1234', 4],
        ['85', 1],
      ])
    })

    test('knows nothing to begin with', () => {
      expect(storage.uploadByRef('1234', 'ref')).toBeUndefined()
      expect(storage.uploadByJobId('1234', 'job-1')).toBeUndefined()
      expect(storage.job('1234', '0000000001')).toBeUndefined()
      expect(storage.jobByJobId('1234', 'anna', 'job-1')).toBeUndefined()
      expect(storage.delivery('id')).toBeUndefined()
      expect(storage.user('1234', 'anna')).toBeUndefined()
      expect(storage.peekQueue('1234')).toBeUndefined()
      expect(storage.dequeue('1234')).toBeUndefined()
      expect(storage.jobsOfUser('1234', 'anna', product)).toEqual([])
      expect(storage.deliveriesOf('1234', '0000000001')).toEqual([])
      expect(storage.jobs({})).toEqual([])
      expect(storage.deliveries({})).toEqual([])
    })

    test('finds an upload by its ref and by its job_id', () => {
      const opened = upload('1234', 1, 'job-1')
      storage.saveUpload(opened)
      storage.saveUpload(upload('1234', 2, 'job-2'))
      expect(storage.uploadByRef('1234', opened.ref)).toEqual(opened)
      expect(storage.uploadByJobId('1234', 'job-1')).toEqual(opened)
    })

    test('replaces an upload that is saved again', () => {
      const opened = upload('1234', 1, 'job-1')
      storage.saveUpload(opened)
      storage.saveUpload({ ...opened, submittedAt: noon + 5 })
      expect(storage.uploadByRef('1234', opened.ref)?.submittedAt).toBe(noon + 5)
      expect(storage.uploadByJobId('1234', 'job-1')?.submittedAt).toBe(noon + 5)
    })

    test('finds a job by its number, its job_id and its user', () => {
      const { job } = plan('1234', 1)
      storage.savePlan(plan('1234', 1))
      storage.savePlan(plan('1234', 2, 'job-2', 'bob'))
      expect(storage.job('1234', job.smileJobId)).toEqual(job)
      expect(storage.jobByJobId('1234', 'anna', 'job-1')).toEqual(job)
      expect(storage.jobsOfUser('1234', 'anna', product)).toEqual([job])
      expect(storage.jobsOfUser('1234', 'anna', 'smart_selfie_registration')).toEqual([])
    })

    test("saves a job's deliveries with it, in order", () => {
      const saved = plan('1234', 1)
      storage.savePlan(saved)
      expect(storage.deliveriesOf('1234', saved.job.smileJobId)).toEqual(saved.deliveries)
      expect(storage.delivery(deliveryOf(saved, 1).id)).toEqual(deliveryOf(saved, 1))
    })

    test('changes only what a later plan has, and keeps the order', () => {
      const first = plan('1234', 1)
      const cancelled: Delivery = { ...deliveryOf(first), state: 'cancelled' }
      const added: Delivery = { ...deliveryOf(first), id: `${first.job.ref}-3` }
      storage.savePlan(first)
      storage.savePlan({
        job: { ...first.job, reviews: [{ at: noon, decision: 'approve' }] },
        deliveries: [cancelled, added],
      })
      expect(storage.job('1234', first.job.smileJobId)?.reviews).toHaveLength(1)
      expect(storage.deliveriesOf('1234', first.job.smileJobId)).toEqual([cancelled, deliveryOf(first, 1), added])
      expect(storage.jobs({})).toHaveLength(1)
    })

    test('writes a plan whole or not at all', () => {
      const { job, deliveries } = plan('1234', 1)
      const unreadable: Delivery = {
        ...deliveryOf({ job, deliveries }, 1),
        get url(): string {
          throw new Error('this record cannot be read')
        },
      }
      expect(() => storage.savePlan({ job, deliveries: [deliveryOf({ job, deliveries }), unreadable] })).toThrow(
        'this record cannot be read',
      )
      expect(storage.job('1234', job.smileJobId)).toBeUndefined()
      expect(storage.jobsOfUser('1234', 'anna', product)).toEqual([])
      expect(storage.deliveries({})).toEqual([])
    })

    test('replaces a delivery that is saved again', () => {
      const saved = plan('1234', 1)
      const delivered: Delivery = {
        ...deliveryOf(saved),
        state: 'delivered',
        attempts: [{ at: noon, status: 200, latency: 2, answer: 'ok' }],
      }
      storage.savePlan(saved)
      storage.saveDelivery(delivered)
      expect(storage.delivery(delivered.id)).toEqual(delivered)
      expect(storage.deliveries({})).toEqual([delivered, deliveryOf(saved, 1)])
    })

    test('keeps a delivery that no plan brought, such as a replay', () => {
      const saved = plan('1234', 1)
      const replay: Delivery = { ...deliveryOf(saved), id: `${saved.job.ref}-3`, replayOf: deliveryOf(saved).id }
      storage.savePlan(saved)
      storage.saveDelivery(replay)
      expect(storage.deliveriesOf('1234', saved.job.smileJobId).at(-1)).toEqual(replay)
    })

    test('names the newest of several jobs by their job_id, whichever was changed last', () => {
      const [first, second] = [plan('1234', 1, 'job-1'), plan('1234', 2, 'job-1')]
      storage.savePlan(first)
      storage.savePlan(second)
      storage.savePlan({ job: { ...first.job, reviews: [{ at: noon, decision: 'approve' }] }, deliveries: [] })
      expect(storage.jobByJobId('1234', 'anna', 'job-1')).toEqual(second.job)
    })

    test('makes one of what is saved together, and gives back what comes of it', () => {
      const serial = storage.atomically(() => {
        storage.saveUpload(upload('1234', 1, 'job-1'))
        return storage.atomically(() => nextSerial(storage, '1234'))
      })
      expect([serial, nextSerial(storage, '1234')]).toEqual([1, 2])
      expect(storage.uploadByJobId('1234', 'job-1')).toBeDefined()
    })

    test('keeps apart whatever texts clients choose', () => {
      // Half a surrogate pair and a NUL among them.
      const unit = fc.oneof(
        fc.constantFrom('\0', '\ud800', '\udfff', 'é'),
        fc.nat(0xffff).map((code) => String.fromCharCode(code)),
      )
      const text = fc.string({ unit, maxLength: 4 })
      fc.assert(
        fc.property(text, text, (one, other) => {
          storage.reset()
          fc.pre(one !== other)
          storage.savePlan(plan('1234', 1, one, other))
          storage.saveUser({ partnerId: '1234', userId: one, state: 'enrolled', since: noon })
          expect(storage.jobByJobId('1234', other, one)?.submission).toMatchObject({ jobId: one, userId: other })
          expect(storage.jobByJobId('1234', one, other)).toBeUndefined()
          expect(storage.jobs({ jobId: other })).toEqual([])
          expect(storage.deliveries({ jobId: one })).toHaveLength(2)
          expect([storage.user('1234', one)?.userId, storage.user('1234', other)]).toEqual([one, undefined])
        }),
        { numRuns: 50 },
      )
    })

    describe('knows what is to come', () => {
      const [first, second] = [plan('1234', 1), plan('1234', 2, 'job-2', 'bob', noon + 60_000)]
      beforeEach(() => {
        storage.savePlan(first)
        storage.savePlan(second)
        storage.savePlan(plan('85', 1))
      })

      test.each([
        [noon, ['job-1', 'job-2']],
        [noon + 30_000, ['job-2']],
        [noon + 90_000, []],
      ])('of jobs whose results come after %i', (now, expected) => {
        expect(
          storage
            .jobsToCome('1234', now)
            .map(({ submission }) => submission.jobId)
            .sort(),
        ).toEqual(expected)
      })

      test('of callbacks by their states', () => {
        storage.saveDelivery({ ...deliveryOf(first), state: 'delivered' })
        storage.saveDelivery({ ...deliveryOf(second), state: 'lost' })
        const owed = storage.deliveries({ partnerId: '1234', states: ['owed', 'lost'] })
        expect(owed.map(({ id }) => id)).toEqual(
          [deliveryOf(first, 1), deliveryOf(second), deliveryOf(second, 1)].map(({ id }) => id),
        )
        expect(storage.deliveries({ states: [] })).toEqual([])
      })

      test('and which callbacks have ended, and when', () => {
        const attempts = [{ at: noon + 1_000, status: 200, latency: 7 }]
        storage.saveDelivery({ ...deliveryOf(first), state: 'delivered', attempts })
        storage.saveDelivery({ ...deliveryOf(first, 1), state: 'lost' })
        storage.saveDelivery({ ...deliveryOf(second), state: 'cancelled' })
        const delivered = { id: deliveryOf(first).id, partnerId: '1234', at: noon + 1_007 }
        const lost = { id: deliveryOf(first, 1).id, partnerId: '1234', at: noon + 30_000 }
        expect(storage.ends('1234', noon + 1_000)).toEqual([delivered])
        expect(storage.ends('1234', noon + 30_000)).toEqual([delivered, lost])
      })
    })

    describe('keeps the emulator itself', () => {
      const partner: TemporaryPartner = {
        id: '900000001',
        apiKey: 'key',
        callbackUrl: undefined,
        seed: 'x',
        callbacks: 'both',
        clock: 'own',
      }

      test('by each of its members', () => {
        expect(storage.emulator()).toEqual({})
        storage.saveEmulator({ seed: 'one', mintings: 1 })
        storage.saveEmulator({ mintings: 2, clock: { kind: 'virtual', now: noon } })
        expect(storage.emulator()).toEqual({ seed: 'one', mintings: 2, clock: { kind: 'virtual', now: noon } })
      })

      test('with temporary partners, and the time that each has', () => {
        storage.saveTemporaryPartner(partner)
        storage.saveTemporaryPartner({ ...partner, id: '900000000' })
        storage.saveMoment('900000001', noon)
        storage.saveMoment('900000001', noon + 5)
        storage.saveMoment('gone', noon)
        expect(storage.temporaryPartners()).toEqual([
          { ...partner, now: noon + 5 },
          { ...partner, id: '900000000' },
        ])
        storage.saveUser({ partnerId: '900000001', userId: 'anna', state: 'enrolled', since: noon })
        storage.forgetTemporaryPartner('900000001')
        expect(storage.temporaryPartners()).toEqual([{ ...partner, id: '900000000' }])
        expect(storage.user('900000001', 'anna')).toBeUndefined()
      })

      test('through a reset, and until another is put in its place', () => {
        storage.saveEmulator({ seed: 'one' })
        storage.saveTemporaryPartner(partner)
        storage.reset()
        storage.replaceAll(storage.everything())
        expect([storage.emulator().seed, storage.temporaryPartners().length]).toEqual(['one', 1])
        const emulator = { seed: 'two', mintings: 3, clock: { kind: 'virtual', now: noon } as const }
        storage.replaceAll(storage.everything(), {
          emulator,
          temporaryPartners: [{ ...partner, id: '900000002', now: noon }],
        })
        expect(storage.emulator()).toEqual(emulator)
        expect(storage.temporaryPartners()).toEqual([{ ...partner, id: '900000002', now: noon }])
      })
    })

    describe('keeps apart', () => {
      test('partners whose jobs have the same number, job_id and user', () => {
        const ids = ['085', '85']
        for (const id of ids) {
          storage.saveUpload(upload(id, 1, 'job-1'))
          storage.savePlan(plan(id, 1))
          storage.saveUser({ partnerId: id, userId: 'anna', state: id === '85' ? 'enrolled' : 'deleted', since: noon })
        }
        for (const id of ids) {
          expect(storage.uploadByJobId(id, 'job-1')?.partnerId).toBe(id)
          expect(storage.job(id, '0000000001')?.partnerId).toBe(id)
          expect(storage.jobByJobId(id, 'anna', 'job-1')?.partnerId).toBe(id)
          expect(storage.jobsOfUser(id, 'anna', product).map((job) => job.partnerId)).toEqual([id])
          expect(storage.deliveriesOf(id, '0000000001').map((one) => one.partnerId)).toEqual([id, id])
        }
        expect(ids.map((id) => storage.user(id, 'anna')?.state)).toEqual(['deleted', 'enrolled'])
      })

      test("one partner's upload and another's ref", () => {
        const opened = upload('085', 1, 'job-1')
        storage.saveUpload(opened)
        expect(storage.uploadByRef('85', opened.ref)).toBeUndefined()
        expect(storage.uploadByJobId('85', 'job-1')).toBeUndefined()
      })

      test('users whose ids mean something to JavaScript', () => {
        expect(storage.user('1234', 'constructor')).toBeUndefined()
        storage.saveUser({ partnerId: '1234', userId: '__proto__', state: 'enrolled', since: noon })
        expect(storage.user('1234', '__proto__')?.state).toBe('enrolled')
        expect(storage.user('1234', 'toString')).toBeUndefined()
      })
    })

    describe('lists', () => {
      beforeEach(() => {
        for (const id of ['085', '85']) {
          storage.savePlan(plan(id, 2, 'job-2', 'anna', noon + 10))
          storage.savePlan(plan(id, 1, 'job-1', 'anna', noon + 20))
          storage.savePlan(plan(id, 3, 'job-3', 'anna', noon + 10))
        }
      })

      const everyJob = ['job-1', 'job-1', 'job-3', 'job-3', 'job-2', 'job-2']

      test.each<[string, Filter, string[]]>([
        ['every job, newest first', {}, everyJob],
        ['every job under an empty filter', { partnerId: undefined, jobId: undefined }, everyJob],
        ["a partner's jobs, newest first and then by number", { partnerId: '85' }, ['job-1', 'job-3', 'job-2']],
        ['jobs by job_id', { jobId: 'job-2' }, ['job-2', 'job-2']],
        ["a partner's job by job_id", { partnerId: '085', jobId: 'job-1' }, ['job-1']],
        ['nothing for a partner without jobs', { partnerId: '2026' }, []],
        ['nothing for an unknown job_id', { jobId: 'job-9' }, []],
      ])('%s', (_, filter, expected) => {
        const listed = storage.jobs(filter)
        expect(listed.map((job) => job.submission.jobId)).toEqual(expected)
        if (filter.partnerId) expect(new Set(listed.map((job) => job.partnerId)).size).toBeLessThanOrEqual(1)
      })

      test.each<[string, Filter, string[]]>([
        ['every callback, oldest first', {}, ['2', '2', '1', '1', '3', '3', '2', '2', '1', '1', '3', '3']],
        ["a partner's callbacks, oldest first", { partnerId: '85' }, ['2', '2', '1', '1', '3', '3']],
        ['callbacks by job_id', { jobId: 'job-3' }, ['3', '3', '3', '3']],
        ["a partner's callbacks by job_id", { partnerId: '085', jobId: 'job-1' }, ['1', '1']],
        ['no callback for a partner without jobs', { partnerId: '2026' }, []],
      ])('%s', (_, filter, jobs) => {
        const listed = storage.deliveries(filter)
        expect(listed.map((one) => one.jobId)).toEqual(jobs.map((job) => `job-${job}`))
        if (filter.partnerId) expect(listed.every((one) => one.partnerId === filter.partnerId)).toBe(true)
      })
    })

    test('keeps the newest word about a user', () => {
      storage.saveUser({ partnerId: '1234', userId: 'anna', state: 'enrolled', since: noon })
      storage.saveUser({ partnerId: '1234', userId: 'anna', state: 'absent', since: noon + 1 })
      expect(storage.user('1234', 'anna')).toEqual({
        partnerId: '1234',
        userId: 'anna',
        state: 'absent',
        since: noon + 1,
      })
    })

    test('keeps the newest word about a link, for its partner alone', () => {
      const link = {
        partnerId: '085',
        generation: 'v1',
        refId: 'link-1',
        name: 'Sign-up',
        idTypes: [],
        isSingleUse: true,
        disabled: false,
      }
      expect(storage.link('085', 'link-1')).toBeUndefined()
      storage.saveLink(link)
      storage.saveLink({ ...link, disabled: true })
      expect(storage.link('085', 'link-1')).toEqual({ ...link, disabled: true })
      expect(storage.link('85', 'link-1')).toBeUndefined()
    })

    test('keeps one mark of fraud for each user, until it is forgotten', () => {
      const mark = { partnerId: '085', userId: 'anna', reason: 'OTHER', since: noon, faces: ['a1'] } as const
      storage.saveFraud(mark)
      storage.saveFraud({ ...mark, faces: ['a1', 'b2'] })
      storage.saveFraud({ ...mark, partnerId: '85', userId: 'bola' })
      expect(storage.frauds('085')).toEqual([{ ...mark, faces: ['a1', 'b2'] }])
      expect(storage.frauds().map(({ userId }) => userId)).toEqual(['anna', 'bola'])
      const other = open()
      other.replaceAll(structuredClone(storage.everything()))
      expect(other.frauds()).toEqual(storage.frauds())
      other.close()
      storage.forgetFraud('085', 'anna')
      storage.reset('85')
      expect([storage.frauds(), storage.bytesKept('085')]).toEqual([[], 0])
    })

    test('finds the link of a user, for its partner alone', () => {
      const link = {
        partnerId: '085',
        generation: 'v1',
        refId: 'link-1',
        name: 'Sign-up',
        idTypes: [],
        isSingleUse: true,
        disabled: false,
      }
      storage.saveLink(link)
      storage.saveLink({ ...link, refId: 'link-2', userId: "o'Neil \u00e9" })
      expect(storage.linkOfUser('085', "o'Neil \u00e9")?.refId).toBe('link-2')
      expect(storage.linkOfUser('085', 'undefined')).toBeUndefined()
      expect(storage.linkOfUser('85', "o'Neil \u00e9")).toBeUndefined()
    })

    test('lists jobs a page at a time, and counts them', () => {
      for (let serial = 1; serial <= 7; serial++)
        storage.savePlan(plan('085', serial, undefined, undefined, noon + serial))
      storage.savePlan(plan('85', 1, 'job-2', undefined, noon + 20))
      const serials = (partnerId: string | undefined, skip: number, take: number) =>
        storage.jobs({ partnerId, page: { skip, take } }).map(({ serial }) => serial)
      expect(serials(undefined, 0, 3)).toEqual([1, 7, 6])
      expect(serials('085', 0, 3)).toEqual([7, 6, 5])
      expect(serials('085', 6, 3)).toEqual([1])
      expect(serials('085', 9, 3)).toEqual([])
      expect([{}, { partnerId: '085' }, { jobId: 'job-2' }, { partnerId: 'nobody' }].map(storage.countJobs)).toEqual([
        8, 7, 2, 0,
      ])
    })

    test('lists the users that were saved, each once', () => {
      const user = { partnerId: '085', userId: 'ada', state: 'disabled', since: noon } as const
      storage.saveUser(user)
      storage.saveUser({ ...user, userId: 'bola' })
      storage.saveUser({ ...user, state: 'enrolled' })
      expect(storage.users().map(({ userId, state }) => [userId, state])).toEqual([
        ['ada', 'enrolled'],
        ['bola', 'disabled'],
      ])
    })

    test('keeps what was bound last under a reference, for its partner alone, and counts it in until it is forgotten', () => {
      const bound = { partnerId: '085', reference: 'pii_1', value: 'ada@example.com', boundAt: noon }
      storage.saveBoundValue(bound)
      storage.saveBoundValue({ ...bound, reference: 'pii_2', value: 'x'.repeat(5_000), boundAt: noon + 1 })
      storage.saveBoundValue({ ...bound, boundAt: noon + 2 })
      expect(storage.boundValue('085', 'pii_1')).toEqual({ ...bound, boundAt: noon + 2 })
      expect(storage.boundValue('85', 'pii_1')).toBeUndefined()
      expect(storage.everything().boundValues).toHaveLength(2)
      expect(storage.bytesKept('085')).toBeGreaterThan(5_000)
      expect(storage.unheldValues('85', noon + 9)).toEqual([])
      expect(storage.unheldValues('085', noon + 2)).toEqual([{ reference: 'pii_2', bytes: expect.any(Number) }])
      storage.forgetBoundValue('085', 'pii_2')
      storage.forgetBoundValue('85', 'pii_1')
      expect(storage.everything().boundValues).toEqual([{ ...bound, boundAt: noon + 2 }])
      expect(storage.bytesKept('085')).toBeLessThan(1_000)
    })

    test('counts the submissions of a user or an ID number for a scenario’s fault, until they are forgotten', () => {
      const streak = { partnerId: '085', subject: 'ada', scenario: 'mine', times: 1, since: noon }
      const keyOf = (subject: string) => ({ subject, scenario: 'mine' })
      storage.saveStreak(streak)
      storage.saveStreak({ ...streak, subject: 'bola\ud800', times: 7 })
      storage.saveStreak({ ...streak, times: 2 })
      expect(storage.streak('085', keyOf('ada'))).toEqual({ ...streak, times: 2 })
      expect(storage.streak('085', keyOf('bola\ud800'))?.times).toBe(7)
      storage.forgetStreak('085', keyOf('ada'))
      storage.forgetStreak('85', keyOf('bola\ud800'))
      const others = [storage.streak('085', keyOf('ada')), storage.streak('85', keyOf('ada'))]
      expect([...others, storage.streak('085', { subject: 'bola\ud800', scenario: 'other' })]).toEqual([
        undefined,
        undefined,
        undefined,
      ])
      expect(storage.everything().streaks).toMatchObject([{ times: 7 }])
    })

    test('keeps what became last of a partner’s account, until a reset', () => {
      storage.saveAccount({ partnerId: '085', spent: 1 })
      storage.saveAccount({ partnerId: '085', settings: { balance: 3, products: ['aml_check'] }, spent: 2 })
      storage.saveAccount({ partnerId: '85', spent: 7 })
      expect(storage.account('085')).toEqual({
        ...{ partnerId: '085', settings: { balance: 3, products: ['aml_check'] }, spent: 2 },
      })
      expect(storage.everything().accounts).toHaveLength(2)
      storage.reset('085')
      expect([storage.account('085'), storage.account('85')]).toEqual([undefined, { partnerId: '85', spent: 7 }])
    })

    test('queues scenarios for each partner, first in first out', () => {
      storage.enqueue('085', 'rejected', 2)
      storage.enqueue('085', 'no-face', 1)
      storage.enqueue('85', 'approved', 1)
      expect([storage.peekQueue('085'), storage.peekQueue('085')]).toEqual(['rejected', 'rejected'])
      expect(storage.queue('085')).toEqual(['rejected', 'rejected', 'no-face'])
      expect(storage.queue('nobody')).toEqual([])
      expect([1, 2, 3, 4].map(() => storage.dequeue('085'))).toEqual(['rejected', 'rejected', 'no-face', undefined])
      expect(storage.dequeue('85')).toBe('approved')
    })

    test('queues nothing when asked for nothing', () => {
      storage.enqueue('1234', 'rejected', 0)
      expect(storage.peekQueue('1234')).toBeUndefined()
    })

    describe('cannot be changed behind its back', () => {
      const saved = plan('1234', 1)
      beforeEach(() => {
        storage.saveUpload(upload('1234', 1, 'job-1'))
        storage.savePlan(plan('1234', 1))
        storage.saveUser({ partnerId: '1234', userId: 'anna', state: 'enrolled', since: noon })
        storage.saveLink({
          partnerId: '1234',
          generation: 'v1',
          refId: 'link-1',
          name: 'Sign-up',
          idTypes: [],
          isSingleUse: true,
          partnerParams: { url: {} },
          disabled: false,
        })
      })

      test.each<[string, (store: Storage) => unknown]>([
        ['an upload', (store) => store.uploadByJobId('1234', 'job-1')],
        ['a job', (store) => store.job('1234', '0000000001')],
        ['a listed job', (store) => store.jobs({})[0]],
        ["a user's job", (store) => store.jobsOfUser('1234', 'anna', product)[0]],
        ['a delivery', (store) => store.delivery(deliveryOf(saved).id)],
        ['a listed delivery', (store) => store.deliveries({})[0]],
        ["a job's delivery", (store) => store.deliveriesOf('1234', '0000000001')[0]],
        ['a user', (store) => store.user('1234', 'anna')],
        ['a link', (store) => store.link('1234', 'link-1')],
      ])('%s that comes out is frozen to its core', (_, read) => {
        const record = read(storage)
        expect(record).toBeTypeOf('object')
        expect(thawedIn(record)).toEqual([])
      })

      test('what went in may be changed afterwards, or not, and the store keeps what it was given', () => {
        const params: Record<string, unknown> = { branch: 'lagos' }
        const given = planOf(twoVerdicts, { partnerId: '1234', jobId: 'job-2', partnerParams: params }, 2)
        storage.savePlan(given)
        Reflect.set(params, 'branch', 'abuja')
        Reflect.set(given.job, 'partnerId', '85')
        expect(storage.job('1234', '0000000002')?.submission.partnerParams).toEqual({ branch: 'lagos' })
        expect(storage.job('1234', '0000000002')?.partnerId).toBe('1234')
      })
    })

    describe('taken out whole and put into another', () => {
      const link = {
        partnerId: '085',
        generation: 'v1',
        refId: 'link-1',
        name: 'Sign-up',
        idTypes: [],
        isSingleUse: true,
        partnerParams: { url: {} },
        disabled: false,
      }
      const bound = { partnerId: '085', reference: 'pii_1', value: 'ada@example.com', boundAt: noon }

      beforeEach(() => {
        for (const id of ['085', '85']) {
          nextSerial(storage, id)
          storage.saveUpload(upload(id, 1, 'job-1'))
          storage.savePlan(plan(id, 1))
          storage.saveUser({ partnerId: id, userId: 'anna', state: 'enrolled', since: noon })
        }
        storage.savePlan(plan('085', 2, 'job-2', 'bob', noon + 5))
        nextSerial(storage, '085')
        storage.enqueue('085', 'rejected', 2)
        storage.enqueue('85', 'no-face', 1)
        storage.saveLink(link)
        storage.saveBoundValue(bound)
        storage.saveStreak({ partnerId: '085', subject: 'anna', scenario: 'mine', times: 1, since: noon })
        storage.saveAccount({ partnerId: '085', settings: { balance: 3 }, spent: 1 })
      })

      /** What another store holds that was given everything. */
      function moved(records = storage.everything()): Storage {
        const other = open()
        other.replaceAll(structuredClone(records))
        return other
      }

      test('is the same, and in the same order', () => {
        const other = moved()
        expect(other.everything()).toEqual(storage.everything())
        expect(other.jobs({})).toEqual(storage.jobs({}))
        expect(other.deliveries({})).toEqual(storage.deliveries({}))
        other.close()
      })

      test('is found again by every key', () => {
        const other = moved()
        const { ref, smileJobId } = v1Ids('085')(1)
        const found = (store: Storage) => [
          store.uploadByRef('085', ref),
          store.uploadByJobId('085', 'job-1'),
          store.job('085', smileJobId),
          store.jobByJobId('085', 'anna', 'job-1'),
          store.jobsOfUser('085', 'bob', product),
          store.delivery(`${ref}-2`),
          store.deliveriesOf('085', smileJobId),
          store.user('85', 'anna'),
          store.link('085', 'link-1'),
          store.boundValue('085', 'pii_1'),
          store.streak('085', { subject: 'anna', scenario: 'mine' }),
          store.account('085'),
          store.peekQueue('085'),
          store.peekQueue('85'),
        ]
        expect(found(other)).toEqual(found(storage))
        expect(found(other)).not.toContain(undefined)
        other.close()
      })

      test('goes on where it was, and neither store notices what happens in the other', () => {
        const other = moved()
        expect([nextSerial(other, '085'), nextSerial(other, '85'), nextSerial(other, '2026')]).toEqual([3, 2, 1])
        expect([1, 2, 3].map(() => other.dequeue('085'))).toEqual(['rejected', 'rejected', undefined])
        other.savePlan(plan('85', 2, 'job-9'))
        expect([nextSerial(storage, '085'), storage.peekQueue('085')]).toEqual([3, 'rejected'])
        expect(storage.jobs({ jobId: 'job-9' })).toEqual([])
        other.close()
      })

      test('leaves nothing of what was there before', () => {
        const before = storage.everything()
        storage.savePlan(plan('2026', 1, 'job-9', 'bola'))
        storage.saveUpload(upload('85', 3, 'job-8'))
        storage.saveUser({ partnerId: '85', userId: 'bola', state: 'enrolled', since: noon })
        storage.dequeue('85')
        storage.replaceAll(before)
        expect(storage.everything()).toEqual(before)
        expect(storage.jobByJobId('2026', 'bola', 'job-9')).toBeUndefined()
        expect(storage.uploadByJobId('85', 'job-8')).toBeUndefined()
      })

      test('is put in whole or not at all', () => {
        const before = storage.everything()
        const unreadable = {
          get partnerId(): string {
            throw new Error('this record cannot be read')
          },
        }
        const records = { ...before, links: [unreadable as typeof link] }
        expect(() => storage.replaceAll(records)).toThrow('this record cannot be read')
        expect(storage.everything()).toEqual(before)
      })

      test('of an empty store is nothing', () => {
        expect(Object.values(open().everything()).flat()).toEqual([])
        storage.replaceAll(open().everything())
        expect(storage.jobs({})).toEqual([])
        expect(nextSerial(storage, '085')).toBe(1)
      })

      test('is frozen to its core', () => {
        const { partners: _, ...lists } = moved().everything()
        expect(Object.values(lists).flatMap((records) => (records ?? []).flatMap((one) => thawedIn(one)))).toEqual([])
      })
    })

    describe('when reset', () => {
      beforeEach(() => {
        for (const id of ['085', '85']) {
          nextSerial(storage, id)
          storage.saveUpload(upload(id, 1, 'job-1'))
          storage.savePlan(plan(id, 1))
          storage.saveUser({ partnerId: id, userId: 'anna', state: 'enrolled', since: noon })
          storage.enqueue(id, 'rejected', 1)
          storage.saveLink({
            partnerId: id,
            generation: 'v1',
            refId: 'link-1',
            name: 'Sign-up',
            idTypes: [],
            isSingleUse: true,
            disabled: false,
          })
          storage.saveStreak({ partnerId: id, subject: 'anna', scenario: 'mine', times: 1, since: noon })
        }
      })

      function kept(id: string): unknown[] {
        const { ref, smileJobId } = v1Ids(id)(1)
        return [
          storage.uploadByRef(id, ref),
          storage.uploadByJobId(id, 'job-1'),
          storage.job(id, smileJobId),
          storage.jobByJobId(id, 'anna', 'job-1'),
          ...storage.jobsOfUser(id, 'anna', product),
          ...storage.jobs({ partnerId: id }),
          storage.delivery(`${ref}-1`),
          storage.delivery(`${ref}-2`),
          ...storage.deliveriesOf(id, smileJobId),
          ...storage.deliveries({ partnerId: id }),
          storage.user(id, 'anna'),
          storage.peekQueue(id),
          storage.link(id, 'link-1'),
          storage.streak(id, { subject: 'anna', scenario: 'mine' }),
        ].filter((one) => one !== undefined)
      }

      test.each([
        ['everybody', undefined, 0, 0],
        ['partner 085', '085', 0, 16],
        ['partner 85', '85', 16, 0],
        ['a partner it never saw', '2026', 16, 16],
      ])('for %s, keeps %3$i records of 085 and %4$i of 85', (_, partnerId, of085, of85) => {
        storage.reset(partnerId)
        expect([kept('085').length, kept('85').length]).toEqual([of085, of85])
      })

      test('counts a forgotten partner from 1 again, and the others on', () => {
        storage.reset('085')
        expect([nextSerial(storage, '085'), nextSerial(storage, '85')]).toEqual([1, 2])
      })

      test('takes the same job again as if it were new', () => {
        storage.reset()
        storage.savePlan(plan('085', 1))
        expect(storage.jobs({})).toHaveLength(1)
        expect(storage.deliveries({})).toHaveLength(2)
        expect(storage.user('085', 'anna')).toBeUndefined()
      })
    })
  })
}

/** Where in a record something could still be changed. */
function thawedIn(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return []
  const inside = Object.entries(value).flatMap(([key, inner]) => thawedIn(inner, `${path}/${key}`))
  return Object.isFrozen(value) ? inside : [path || 'the record', ...inside]
}
