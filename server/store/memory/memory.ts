import { type Delivery, endOf, hasEnded } from '../../core/callbacks/delivery.ts'
import type { Job } from '../../core/jobs/job.ts'
import type { AbandonedUpload } from '../../core/jobs/retention.ts'
import type { Upload } from '../../core/jobs/upload.ts'
import { weightOf } from '../../core/jobs/weight.ts'
import type { KeptEmulator, TemporaryPartnerRecord } from '../../core/state/state.ts'
import type { DeliveryFilter, Filter } from '../listings.ts'
import { frozen } from '../tables/frozen.ts'
import type { Storage } from '../tables.ts'
import { dropJob, dropUpload, emptyShelf, jobKey, made, put, type Shelf, take } from './shelf.ts'
import { createUserTables } from './user-tables.ts'

/** Keeps everything in this process. Records are frozen on the way in, so nobody can change them behind its back. */
export function createMemoryStorage(): Storage {
  const shelves = new Map<string, Shelf>()
  const deliveries = new Map<string, Delivery>()
  const temporaryPartners = new Map<string, TemporaryPartnerRecord>()
  let emulator: Partial<KeptEmulator> = {}

  const userTables = createUserTables(shelves)

  const shelfOf = (partnerId: string): Shelf => made(shelves, partnerId, emptyShelf)

  function putDelivery(delivery: Delivery): void {
    const shelf = shelfOf(delivery.partnerId)
    put(shelf, deliveries, delivery.id, delivery)
    made(shelf.deliveryIdsByJob, delivery.smileJobId, () => new Set()).add(delivery.id)
  }

  function putJob(job: Job): void {
    const shelf = shelfOf(job.partnerId)
    const { newestByJobId, smileJobIdsByProduct } = shelf
    const { product, userId } = job.submission
    put(shelf, shelf.jobs, job.smileJobId, job)
    const name = jobKey(job.submission)
    const newest = newestByJobId.get(name)
    if (!newest || newest.serial <= job.serial) newestByJobId.set(name, job)
    const byUser = made(smileJobIdsByProduct, product, () => new Map<string, Set<string>>())
    made(byUser, userId, () => new Set()).add(job.smileJobId)
  }

  function job(partnerId: string, smileJobId: string): Job | undefined {
    return shelves.get(partnerId)?.jobs.get(smileJobId)
  }

  function putUpload(upload: Upload): void {
    const shelf = shelfOf(upload.partnerId)
    put(shelf, shelf.uploads, upload.ref, upload)
    shelf.uploadByJobId.set(upload.request.jobId, upload)
  }

  const collect = <One>(from: (shelf: Shelf) => Map<string, One>): One[] =>
    [...shelves.values()].flatMap((shelf) => [...from(shelf).values()])

  function reset(partnerId?: string): void {
    for (const one of [...deliveries.values()]) {
      if (partnerId === undefined || one.partnerId === partnerId) deliveries.delete(one.id)
    }
    if (partnerId === undefined) shelves.clear()
    else shelves.delete(partnerId)
  }

  function deliveriesThat(filter: DeliveryFilter): readonly Delivery[] {
    return [...deliveries.values()].filter((one) => passes(one, filter))
  }

  function jobsOf({ partnerId, jobId }: Filter): Job[] {
    const chosen = partnerId === undefined ? [...shelves.values()] : [shelves.get(partnerId)]
    return chosen
      .flatMap((shelf) => [...(shelf?.jobs.values() ?? [])])
      .filter((one) => jobId === undefined || one.submission.jobId === jobId)
  }

  return {
    // Nothing here can fail halfway, and nothing outlives the process.
    atomically: (work) => work(),

    serial: (partnerId) => shelves.get(partnerId)?.serial ?? 0,
    saveSerial(partnerId, serial) {
      shelfOf(partnerId).serial = serial
    },
    idsMade: (partnerId) => shelves.get(partnerId)?.idsMade ?? 0,
    saveIdsMade(partnerId, idsMade) {
      shelfOf(partnerId).idsMade = idsMade
    },

    saveUpload: putUpload,
    uploadByRef: (partnerId, ref) => shelves.get(partnerId)?.uploads.get(ref),
    uploadByJobId: (partnerId, jobId) => shelves.get(partnerId)?.uploadByJobId.get(jobId),

    savePlan(plan) {
      // Freezing reads every record to its end, so what cannot be read fails before anything is kept.
      const { job, deliveries } = frozen(plan)
      putJob(job)
      for (const delivery of deliveries) putDelivery(delivery)
    },
    job,
    jobByJobId: (partnerId, userId, jobId) => shelves.get(partnerId)?.newestByJobId.get(jobKey({ userId, jobId })),
    jobsOfUser(partnerId, userId, product) {
      const ids = shelves.get(partnerId)?.smileJobIdsByProduct.get(product)?.get(userId)
      return ids ? [...ids].flatMap((id) => job(partnerId, id) ?? []) : []
    },
    jobs({ page, ...filter }) {
      const sorted = jobsOf(filter).sort((a, b) => b.submittedAt - a.submittedAt || b.serial - a.serial)
      return page ? sorted.slice(page.skip, page.skip + page.take) : sorted
    },
    countJobs: (filter) => jobsOf(filter).length,

    bytesKept: (partnerId) => shelves.get(partnerId)?.bytes ?? 0,
    oldestJobs: (partnerId) => shelves.get(partnerId)?.jobs.values() ?? [],
    forgetJob(partnerId, smileJobId, ref) {
      const shelf = shelfOf(partnerId)
      for (const id of shelf.deliveryIdsByJob.get(smileJobId) ?? []) take(shelf, deliveries, id)
      shelf.deliveryIdsByJob.delete(smileJobId)
      dropUpload(shelf, ref)
      dropJob(shelf, smileJobId)
    },
    bytesOfJob(partnerId, smileJobId, ref) {
      const shelf = shelfOf(partnerId)
      const ids = shelf.deliveryIdsByJob.get(smileJobId) ?? []
      const records = [shelf.jobs.get(smileJobId), shelf.uploads.get(ref), ...[...ids].map((id) => deliveries.get(id))]
      return records.reduce((sum, one) => sum + (one ? weightOf(one) : 0), 0)
    },
    abandonedUploads(partnerId, below, before) {
      const abandoned: AbandonedUpload[] = []
      for (const upload of shelfOf(partnerId).uploads.values()) {
        if (upload.serial >= below || upload.openedAt >= before) break
        if (upload.submittedAt === undefined) {
          abandoned.push({ ref: upload.ref, jobId: upload.request.jobId, bytes: weightOf(upload) })
        }
      }
      return abandoned
    },
    forgetUpload: (partnerId, ref) => dropUpload(shelfOf(partnerId), ref),

    saveDelivery: putDelivery,
    delivery: (id) => deliveries.get(id),
    deliveriesOf(partnerId, smileJobId) {
      const ids = shelves.get(partnerId)?.deliveryIdsByJob.get(smileJobId) ?? []
      return [...ids].flatMap((id) => deliveries.get(id) ?? [])
    },
    deliveries: deliveriesThat,
    countDeliveries: (filter) => deliveriesThat(filter).length,

    ...userTables,
    users: () => collect(({ users }) => users),

    enqueue(partnerId, scenario, times) {
      const { queue } = shelfOf(partnerId)
      for (let turn = 0; turn < times; turn++) queue.push(scenario)
    },
    queue: (partnerId) => [...(shelves.get(partnerId)?.queue ?? [])],
    peekQueue: (partnerId) => shelves.get(partnerId)?.queue[0],
    dequeue: (partnerId) => shelves.get(partnerId)?.queue.shift(),

    jobsToCome: (partnerId, now) =>
      [...(shelves.get(partnerId)?.jobs.values() ?? [])].filter(({ results }) =>
        results.some(({ from }) => from > now),
      ),
    ends: (partnerId, now) =>
      [...deliveries.values()]
        .filter((one) => one.partnerId === partnerId && hasEnded(one, now))
        .map((one) => ({ id: one.id, partnerId, at: endOf(one) })),

    emulator: () => emulator,
    saveEmulator(changes) {
      emulator = frozen({ ...emulator, ...changes })
    },
    temporaryPartners: () => [...temporaryPartners.values()],
    hasTemporaryPartner: (partnerId) => temporaryPartners.has(partnerId),
    saveTemporaryPartner: (partner) => void temporaryPartners.set(partner.id, frozen({ ...partner })),
    saveMoment(partnerId, now) {
      const partner = temporaryPartners.get(partnerId)
      if (partner) temporaryPartners.set(partnerId, frozen({ ...partner, now }))
    },
    forgetTemporaryPartner(partnerId) {
      temporaryPartners.delete(partnerId)
      reset(partnerId)
    },

    everything: () => ({
      partners: [...shelves].map(([partnerId, { serial, idsMade, queue }]) => ({
        partnerId,
        serial,
        idsMade,
        queue: [...queue],
      })),
      uploads: collect(({ uploads }) => uploads),
      jobs: collect(({ jobs }) => jobs),
      deliveries: [...deliveries.values()],
      users: collect(({ users }) => users),
      links: collect(({ links }) => links),
      streaks: collect(({ streaks }) => streaks),
      boundValues: collect(({ boundValues }) => boundValues),
      frauds: userTables.frauds(),
      accounts: [...shelves.values()].flatMap(({ account }) => account ?? []),
    }),
    replaceAll(records, surroundings) {
      // What cannot be read fails here, before anything is forgotten.
      frozen(records)
      if (surroundings) {
        emulator = frozen({ ...emulator, ...surroundings.emulator })
        temporaryPartners.clear()
        for (const partner of surroundings.temporaryPartners) temporaryPartners.set(partner.id, frozen(partner))
      }
      shelves.clear()
      deliveries.clear()
      for (const { partnerId, serial, idsMade, queue } of records.partners) {
        shelves.set(partnerId, { ...emptyShelf(), serial, idsMade, queue: [...queue] })
      }
      records.uploads.forEach(putUpload)
      records.jobs.forEach(putJob)
      records.deliveries.forEach(putDelivery)
      records.users.forEach(userTables.saveUser)
      records.links.forEach(userTables.saveLink)
      records.streaks?.forEach(userTables.saveStreak)
      records.boundValues?.forEach(userTables.saveBoundValue)
      records.frauds?.forEach(userTables.saveFraud)
      records.accounts?.forEach(userTables.saveAccount)
    },

    reset,
    problem: () => undefined,
    close() {},
  }
}

function passes(one: Delivery, { partnerId, jobId, states }: DeliveryFilter): boolean {
  return (
    (partnerId === undefined || one.partnerId === partnerId) &&
    (jobId === undefined || one.jobId === jobId) &&
    (states === undefined || states.includes(one.state))
  )
}
