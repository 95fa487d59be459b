import type { BoundValue } from '../../core/identity/bound-value.ts'
import type { Job } from '../../core/jobs/job.ts'
import type { Product } from '../../core/jobs/product.ts'
import type { Upload } from '../../core/jobs/upload.ts'
import { weightGained, weightOf } from '../../core/jobs/weight.ts'
import type { Streak, StreakKey } from '../../core/scenarios/streak.ts'
import type { UserRecord } from '../../core/users/enrolment.ts'
import type { FraudMark } from '../../core/users/fraud.ts'
import type { AccountRecord } from '../../core/users/partner-settings.ts'
import type { SmileLink } from '../../core/users/smile-link.ts'
import { frozen } from '../tables/frozen.ts'

/** Everything of one partner, each map in order of arrival. */
export interface Shelf {
  serial: number
  idsMade: number
  /** About how many bytes all of it takes. */
  bytes: number
  readonly uploads: Map<string, Upload>
  readonly uploadByJobId: Map<string, Upload>
  readonly jobs: Map<string, Job>
  readonly newestByJobId: Map<string, Job>
  readonly smileJobIdsByProduct: Map<Product, Map<string, Set<string>>>
  readonly deliveryIdsByJob: Map<string, Set<string>>
  readonly users: Map<string, UserRecord>
  readonly links: Map<string, SmileLink>
  readonly boundValues: Map<string, BoundValue>
  /** By user. */
  readonly frauds: Map<string, FraudMark>
  /** By subject and scenario. */
  readonly streaks: Map<string, Streak>
  readonly queue: string[]
  account: AccountRecord | undefined
}

/** Puts a record in its place, frozen, and counts it in. */
export function put<Record extends object>(
  shelf: Shelf,
  place: Map<string, Record>,
  key: string,
  record: Record,
): void {
  const before = place.get(key)
  // It is not taken out first, which would move it to the end.
  place.set(key, frozen(record))
  shelf.bytes += before ? weightGained(record, before) : weightOf(record)
}

/** Takes a record out of its place, and counts it out. */
export function take<Record extends object>(shelf: Shelf, place: Map<string, Record>, key: string): Record | undefined {
  const record = place.get(key)
  if (record) shelf.bytes -= weightOf(record)
  place.delete(key)
  return record
}

/** Takes an upload off a shelf. */
export function dropUpload(shelf: Shelf, ref: string): void {
  const upload = take(shelf, shelf.uploads, ref)
  if (upload) drop(shelf.uploadByJobId, upload.request.jobId, upload)
}

/** Takes a job off a shelf; its deliveries lie elsewhere. */
export function dropJob(shelf: Shelf, smileJobId: string): void {
  const { newestByJobId, smileJobIdsByProduct } = shelf
  const job = take(shelf, shelf.jobs, smileJobId)
  if (!job) return
  drop(newestByJobId, jobKey(job.submission), job)
  const { product, userId } = job.submission
  const byUser = smileJobIdsByProduct.get(product)
  const ofUser = byUser?.get(userId)
  ofUser?.delete(smileJobId)
  if (ofUser?.size === 0) byUser?.delete(userId)
}

/** Takes a key out of an index, unless it leads to something newer by now. */
function drop<Key, Value>(index: Map<Key, Value>, key: Key, value: Value): void {
  if (index.get(key) === value) index.delete(key)
}

/** Jobs of one name: a `job_id` is a user's. With its length, no other two make the same text. */
export function jobKey({ userId, jobId }: { userId: string; jobId: string }): string {
  return `${userId.length} ${userId} ${jobId}`
}

export function emptyShelf(): Shelf {
  return {
    serial: 0,
    idsMade: 0,
    bytes: 0,
    uploads: new Map(),
    uploadByJobId: new Map(),
    jobs: new Map(),
    newestByJobId: new Map(),
    smileJobIdsByProduct: new Map(),
    deliveryIdsByJob: new Map(),
    users: new Map(),
    links: new Map(),
    boundValues: new Map(),
    frauds: new Map(),
    streaks: new Map(),
    queue: [],
    account: undefined,
  }
}

/** What is under a key, made when there is nothing yet. */
export function made<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = map.get(key)
  if (value === undefined) {
    value = make()
    map.set(key, value)
  }
  return value
}

/** Streaks of one name: one for each scenario that a user or an ID number has met. No scenario has a space in its name. */
export function streakKey({ subject, scenario }: StreakKey): string {
  return `${scenario} ${subject}`
}
