import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { keepMoments } from '../../server/clock/keep-moments.ts'
import { createVirtualClock } from '../../server/clock/virtual-clock.ts'
import { OvertakenError, type SmileError } from '../../server/core/errors.ts'
import type { UploadRequest } from '../../server/core/jobs/submission.ts'
import type { PartnerSettings } from '../../server/core/users/partner-settings.ts'
import type { TemporaryPartner } from '../../server/core/users/temporary-partner.ts'
import { openUpload } from '../../server/service/jobs/open-upload.ts'
import { createRetention } from '../../server/service/jobs/retention.ts'
import { reviewJob } from '../../server/service/jobs/review-job.ts'
import { submitOnce } from '../../server/service/jobs/submit-once.ts'
import { submitByLink } from '../../server/service/links/submit-by-link.ts'
import { openPartners, type Partners, type PartnersOptions } from '../../server/service/partners/partners.ts'
import { queueScenario } from '../../server/service/scenarios/queue-scenario.ts'
import type { Store } from '../../server/store/store.ts'
import { namesOf } from '../../server/vendor/shared/job-names.ts'
import { v1Wording } from '../../server/vendor/v1/wording/wording.ts'
import { catalogueOf, noon, planOf, scenario, stateOf, submission, uploadRequest, v1Ids } from '../core/samples.ts'

const usual = scenario('approved', {}, { stages: planStages() })
const endless = { keepJobs: Number.POSITIVE_INFINITY, keepJobsFor: undefined, keepBytes: undefined }
const queued = scenario('rejected', {}, { stages: planStages() })

function planStages() {
  return [{ after: 1_000, outcome: 'approved', by: 'machine', overrides: {} } as const]
}

/** Use cases over a store, for one partner. */
function startUseCases(store: Store, account: PartnerSettings) {
  const partner = { id: '1234', apiKey: 'key', callbackUrl: undefined, ...account }
  const scenarios = [usual, queued]
  const parts = {
    store,
    partners: {
      find: () => partner,
      configured: () => partner,
      meant: () => partner,
      asked: () => ['1234'],
      seedOf: () => '',
    } as unknown as Partners,
    scenarios: {
      catalogue: () => catalogueOf(scenarios),
      named: (name: string) => scenarios.find((one) => one.name === name) ?? usual,
    },
    clocks: { clockOf: () => createVirtualClock(noon) },
    retention: createRetention({ retentionLimits: endless, uploadLinkLifetime: 900_000, tokenLifetime: 900_000 }),
    wordingOf: () => v1Wording,
    namingOf: () => ({ namesOf }),
    isOnFile: () => true,
    strict: false,
  }
  const begin = () => ({ now: noon, epoch: store.epochOf('1234') })
  const open = (changes: Partial<UploadRequest>, begun = begin()) => openUpload(parts, uploadRequest(changes), begun)
  return { parts, begin, open }
}

/** How many came through, and as what the others were refused. */
async function outcomes(calls: readonly Promise<unknown>[]): Promise<{ done: number; refused: readonly unknown[] }> {
  const ended = await Promise.allSettled(calls)
  const refused = ended.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  return { done: ended.length - refused.length, refused }
}

const temporary: TemporaryPartner = {
  ...{ id: '1234', apiKey: 'key', callbackUrl: undefined, seed: '' },
  ...{ callbacks: 'collect', clock: 'shared' },
}

const settings: PartnersOptions = {
  ...{
    partners: [{ id: '1', apiKey: 'key' }],
    seed: '',
    clock: 'virtual',
    callbacks: 'collect',
    callbackUrl: undefined,
  },
}

const loaded = { partnerId: '1234', ...v1Ids('1234')(1), request: uploadRequest({ jobId: 'loaded' }), openedAt: noon }
const partners = [{ partnerId: '1234', serial: 1, idsMade: 0, queue: [] }]

/** What ends an epoch of the partner's, and the uploads that are left. */
const ends: readonly (readonly [string, (store: Store) => Promise<unknown>, readonly string[]])[] = [
  ['a reset of the partner', (store) => store.reset('1234'), []],
  ['a reset of all', (store) => store.reset(), []],
  ['a state that is loaded', (store) => store.load(stateOf({ partners, uploads: [loaded] })), ['loaded']],
  ['the end of the partner', (store) => store.forgetPartner('1234'), []],
]

/** What use cases must do that run at once, over every store. @param open makes an empty one. */
export function describeConcurrentUseCases(kind: string, open: () => Store | Promise<Store>): void {
  describe(`over a ${kind} store, at once`, () => {
    let store: Store
    beforeEach(async () => {
      store = await open()
    })
    afterEach(async () => void (await store.close()))
    const start = (account: PartnerSettings = {}) => startUseCases(store, account)

    test('one of five hundred submissions of one job_id is taken', async () => {
      const { open } = start()
      const { done, refused } = await outcomes(Array.from({ length: 500 }, () => open({})))
      expect(done).toBe(1)
      expect(new Set(refused.map((error) => (error as SmileError).kind))).toEqual(new Set(['job_exists']))
      expect(await store.everything()).toMatchObject({ uploads: [{ serial: 1 }], partners: [{ serial: 1 }] })
    })

    test('one job is made of fifty submissions under a key', async () => {
      const { parts, begin } = start({ balance: 3 })
      const request = submission({ callbackUrl: 'http://localhost:3000/callback' })
      const names = { smileJobId: 'of-the-key', ref: 'of-the-key' }
      const asked = { requestOf: () => request, person: undefined, when: 'later' } as const
      const once = () => submitOnce(parts, names, { ...request, sent: request }, asked, begin())
      const made = await Promise.all(Array.from({ length: 50 }, once))
      expect(made.filter(({ isRepeated }) => !isRepeated)).toHaveLength(1)
      expect(made.every(({ job }) => job.serial === 1 && job.warnings.length === 0)).toBe(true)
      expect(await store.everything()).toMatchObject({
        ...{ jobs: [{ smileJobId: 'of-the-key' }], partners: [{ serial: 1 }], accounts: [{ spent: 1 }] },
        deliveries: [{ smileJobId: 'of-the-key' }],
      })
    })

    test('one of fifty people who open a link for one is taken, and of a link for many, all', async () => {
      const { parts, begin } = start({ balance: 70 })
      const request = submission()
      const asked = { requestOf: () => request, person: undefined, when: 'later' } as const
      const by = (refId: string) => () => submitByLink(parts, refId, { ...request, sent: request }, asked, begin())
      const link = { ...{ partnerId: '1234', generation: 'v1', name: 'Sign-up', idTypes: [] }, disabled: false }
      const links = [
        { ...link, refId: 'for-one', isSingleUse: true },
        { ...link, refId: 'for-many', isSingleUse: false },
      ]
      await store.decide({ partnerId: '1234' }, {}, () => ({ answer: undefined, changes: { links } }))
      const { done, refused } = await outcomes(Array.from({ length: 50 }, by('for-one')))
      expect([done, new Set(refused.map(String))]).toEqual([1, new Set(['LinkClosedError: This link is not open.'])])
      expect((await outcomes(Array.from({ length: 10 }, by('for-many')))).done).toBe(10)
      const { jobs, accounts, links: kept } = await store.everything()
      expect([jobs.length, accounts]).toEqual([11, [{ partnerId: '1234', spent: 11 }]])
      expect(kept).toEqual([{ ...links[0], usedFor: jobs[0]?.smileJobId }, links[1]])
    })

    test('a link for one stays open to whoever is refused', async () => {
      const { parts, begin } = start({ balance: 0 })
      const request = submission()
      const link = { ...{ partnerId: '1234', generation: 'v1', refId: 'for-one', name: 'Sign-up' }, disabled: false }
      const links = [{ ...link, idTypes: [], isSingleUse: true }]
      await store.decide({ partnerId: '1234' }, {}, () => ({ answer: undefined, changes: { links } }))
      const asked = { requestOf: () => request, person: undefined, when: 'later' } as const
      const submitted = submitByLink(parts, 'for-one', { ...request, sent: request }, asked, begin())
      await expect(submitted).rejects.toMatchObject({ kind: 'insufficient_balance' })
      expect(await store.everything()).toMatchObject({ jobs: [], links })
    })

    test('submissions of several names each get a serial of their own', async () => {
      const { open } = start()
      await Promise.all(Array.from({ length: 50 }, (_, index) => open({ jobId: `job-${index}` })))
      expect(new Set((await store.everything()).uploads.map(({ serial }) => serial)).size).toBe(50)
    })

    test('one of many reviews of a job counts', async () => {
      const { parts } = start()
      const { job, deliveries } = planOf(['1s machine provisional', '30s human approved'], {}, 1, noon - 5_000)
      const changes = { jobs: [{ after: job }], deliveries: deliveries.map((after) => ({ after })) }
      await store.decide({ partnerId: '1234' }, {}, () => ({ answer: undefined, changes }))
      const one = { smileJobId: job.smileJobId, partnerId: undefined }
      const { done, refused } = await outcomes(Array.from({ length: 20 }, () => reviewJob(parts, one, 'reject')))
      expect(done).toBe(1)
      expect(String(refused[0])).toContain('a final result never changes')
      const kept = await store.read('1234', { job: { fact: 'job', smileJobId: job.smileJobId } })
      expect(kept.job?.reviews).toHaveLength(1)
    })

    test('a queue of three is taken by three of ten submissions', async () => {
      const { parts, open } = start()
      await queueScenario(parts, 'rejected', 3, undefined)
      const opened = await Promise.all(Array.from({ length: 10 }, (_, index) => open({ jobId: `job-${index}` })))
      expect(opened.filter(({ queuedScenario }) => queuedScenario === 'rejected')).toHaveLength(3)
      expect(await store.queue('1234')).toEqual([])
    })

    test('a balance of three is spent by three of ten submissions', async () => {
      const { open } = start({ balance: 3 })
      const { done, refused } = await outcomes(
        Array.from({ length: 10 }, (_, index) => open({ jobId: `job-${index}` })),
      )
      expect(done).toBe(3)
      expect(new Set(refused.map((error) => (error as SmileError).kind))).toEqual(new Set(['insufficient_balance']))
      expect(await store.everything()).toMatchObject({ accounts: [{ spent: 3 }], partners: [{ serial: 3 }] })
    })

    test.each(ends)('%s amid submissions leaves nothing that began before it', async (_, bring, left) => {
      const { begin, open } = start()
      await store.savePartner({ partner: temporary, mintings: 0, epoch: store.epochOf() })
      const begun = begin()
      const first = open({ jobId: 'first' }, begun)
      const brought = bring(store)
      const early = Array.from({ length: 20 }, (_, index) => open({ jobId: `early-${index}` }, begun))
      await brought
      const late = Array.from({ length: 5 }, (_, index) => open({ jobId: `late-${index}` }))
      expect(await outcomes([first])).toMatchObject({ done: 1 })
      const overtaken = await outcomes(early)
      expect(overtaken.done).toBe(0)
      for (const error of overtaken.refused) expect(error).toBeInstanceOf(OvertakenError)
      expect((await outcomes(late)).done).toBe(5)
      const jobIds = (await store.everything()).uploads.map(({ request }) => request.jobId)
      expect(jobIds).toEqual([...left, ...late.map((_, index) => `late-${index}`)])
      expect((await store.read('1234', { serial: { fact: 'serial' } })).serial).toBe(5 + left.length)
    })

    test('of two temporary partners of one id, one is made', async () => {
      const partners = await openPartners(settings, store)
      const asked = Array.from({ length: 5 }, () => partners.createTemporary({ id: 'same' }))
      const { done, refused } = await outcomes(asked)
      expect(done).toBe(1)
      for (const error of refused) expect(String(error)).toContain('Partner "same" already exists')
      const { temporaryPartners } = await store.kept()
      expect(temporaryPartners.map(({ id }) => id)).toEqual(['same'])
      expect(partners.temporary()).toHaveLength(1)
    })

    test('temporary partners of whom nothing was asked are those that one after another would be', async () => {
      const other = await open()
      const [together, apart] = [await openPartners(settings, store), await openPartners(settings, other)]
      await Promise.all(Array.from({ length: 3 }, () => together.createTemporary()))
      for (let turn = 0; turn < 3; turn++) await apart.createTemporary()
      expect(together.state()).toEqual(apart.state())
      expect((await store.kept()).emulator.mintings).toBe(3)
      await other.close()
    })

    test('a partner that is made while a state is loaded comes after it', async () => {
      const partners = await openPartners(settings, store)
      const state = stateOf({ seed: 'loaded', mintings: 7, minted: [temporary] })
      const [, made] = await Promise.all([store.load(state), partners.createTemporary()])
      expect(partners.state()).toMatchObject({ seed: 'loaded', mintings: 8, minted: [temporary, made] })
      expect(await store.kept()).toMatchObject({ emulator: { seed: 'loaded', mintings: 8 } })
    })

    test('what a clock showed before a state was loaded is not kept over it', async () => {
      const own = { ...temporary, clock: 'own' as const }
      await store.savePartner({ partner: own, mintings: 0, epoch: store.epochOf() })
      let stopped = false
      const keep = (now: number) => keepMoments(store, '1234')(now, () => stopped)
      const stop = store.listen({
        ended() {
          stopped = true
        },
      })
      const begun = store.epochOf('1234')
      const loading = store.load(stateOf({ minted: [{ ...own, now: noon }] }))
      await Promise.all([loading, store.saveMoment({ partnerId: '1234', epoch: begun }, 5).catch(() => undefined)])
      expect((await store.kept()).temporaryPartners).toMatchObject([{ now: noon }])
      await keep(noon + 1)
      expect((await store.kept()).temporaryPartners).toMatchObject([{ now: noon + 1 }])
      stop()
      // A reset leaves the clock alone.
      stopped = false
      await Promise.all([store.reset('1234'), keep(noon + 2)])
      expect((await store.kept()).temporaryPartners).toMatchObject([{ now: noon + 2 }])
    })
  })
}
