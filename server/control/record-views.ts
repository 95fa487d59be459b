import type { Delivery } from '../core/callbacks/delivery.ts'
import type { Job } from '../core/jobs/job.ts'
import type { Upload } from '../core/jobs/upload.ts'
import { type WordedDelivery, type WordedJob, wordDelivery, wordJob } from '../core/jobs/worded.ts'
import type { WordingOf } from '../core/jobs/wording.ts'
import type { KnownUser, UserState } from '../core/users/enrolment.ts'
import type { FraudMark } from '../core/users/fraud.ts'
import type { CallbackFilter, Callbacks } from '../service/callbacks/callbacks.ts'
import { locateJob } from '../service/jobs/locate-job.ts'
import type { Clocks } from '../service/partners/clocks.ts'
import type { Partners } from '../service/partners/partners.ts'
import type { Users } from '../service/partners/users.ts'
import type { Filter, JobFilter } from '../store/listings.ts'
import type { Store } from '../store/store.ts'

/** What reading records needs. */
export interface RecordViewParts {
  readonly store: Store
  readonly partners: Partners
  readonly clocks: Pick<Clocks, 'clockOf'>
  readonly callbacks: Callbacks
  readonly users: Users
  readonly wordingOf: WordingOf
}

/** A user as it stands. */
export interface UserView {
  readonly partnerId: string
  /** Undefined when not on file. */
  readonly state: UserState | undefined
  /** What the user was reported for. */
  readonly fraud: FraudMark | undefined
}

/** The records of the store, in words, as they are at the time of the call. */
export interface RecordViews {
  /** Newest first. */
  jobs(filter?: JobFilter): Promise<readonly WordedJob[]>
  countJobs(filter?: Filter): Promise<number>
  job(smileJobId: string, partnerId?: string): Promise<WordedJob>
  /** The upload of a job, if it had one. */
  uploadOf(job: Pick<WordedJob, 'partnerId' | 'ref'>): Promise<Upload | undefined>
  /** Every callback of a job, oldest first. */
  callbacksOf(job: Pick<WordedJob, 'partnerId' | 'smileJobId'>): Promise<readonly WordedDelivery[]>
  /** Oldest first. */
  callbacks(filter?: CallbackFilter): Promise<readonly WordedDelivery[]>
  /** The partner's queued scenarios, the next first. */
  queueOf(partnerId: string): Promise<readonly string[]>
  /** All known users: those of the newest jobs first, then those whose state was set. */
  users(filter?: Pick<Filter, 'partnerId'>): Promise<readonly KnownUser[]>
  user(userId: string, partnerId?: string): Promise<UserView>
}

export function createRecordViews(parts: RecordViewParts): RecordViews {
  const { store, partners, clocks, wordingOf } = parts
  const worded = (job: Job): WordedJob => wordJob(job, wordingOf)
  const wordedCallback = (one: Delivery): WordedDelivery => wordDelivery(one, wordingOf)
  return {
    jobs: async (filter = {}) => (await store.jobs(filter)).map(worded),
    countJobs: (filter = {}) => store.countJobs(filter),
    job: async (smileJobId, partnerId) => worded(await locateJob(parts, smileJobId, partnerId)),
    async uploadOf({ partnerId, ref }) {
      return (await store.read(partnerId, { upload: { fact: 'uploadByRef', ref } })).upload
    },
    async callbacksOf({ partnerId, smileJobId }) {
      const { deliveries } = await store.read(partnerId, { deliveries: { fact: 'deliveriesOfJob', smileJobId } })
      return deliveries.map(wordedCallback)
    },
    callbacks: async (filter = {}) => (await parts.callbacks.list(filter)).map(wordedCallback),
    queueOf: store.queue,
    users: (filter = {}) => store.users(filter),
    async user(userId, whose) {
      const { id: partnerId } = partners.meant(whose)
      const state = await parts.users.stateOf(partnerId, userId, clocks.clockOf(partnerId).now())
      const { frauds } = await store.read(partnerId, { frauds: { fact: 'frauds', userId, faces: [] } })
      return { partnerId, state, fraud: frauds[0] }
    },
  }
}
