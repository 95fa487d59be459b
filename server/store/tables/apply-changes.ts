import type { Changes, Forgotten } from '../../core/state/changes.ts'
import type { Storage } from '../tables.ts'

/** Writes what was decided into the tables. The caller makes one of it. */
export function applyChanges(tables: Storage, partnerId: string, changes: Changes): void {
  const { forgotten, serial, idsMade, dequeued = 0, enqueued, jobs, deliveries, endedStreaks } = changes
  if (forgotten) forget(tables, partnerId, forgotten)
  if (serial !== undefined) tables.saveSerial(partnerId, serial)
  if (idsMade !== undefined) tables.saveIdsMade(partnerId, idsMade)
  for (let turn = 0; turn < dequeued; turn++) tables.dequeue(partnerId)
  if (enqueued) tables.enqueue(partnerId, enqueued.scenario, enqueued.times)
  changes.uploads?.forEach(tables.saveUpload)
  if (jobs) for (const { after } of jobs) tables.savePlan({ job: after, deliveries: [] })
  if (deliveries) for (const { after } of deliveries) tables.saveDelivery(after)
  changes.users?.forEach(tables.saveUser)
  changes.links?.forEach(tables.saveLink)
  changes.boundValues?.forEach(tables.saveBoundValue)
  changes.frauds?.forEach(tables.saveFraud)
  for (const userId of changes.clearedFrauds ?? []) tables.forgetFraud(partnerId, userId)
  changes.streaks?.forEach(tables.saveStreak)
  if (endedStreaks) for (const ended of endedStreaks) tables.forgetStreak(partnerId, ended)
  if (changes.account) tables.saveAccount(changes.account)
}

function forget(tables: Storage, partnerId: string, { jobs, uploads, boundValues }: Forgotten): void {
  for (const { smileJobId, ref } of jobs) tables.forgetJob(partnerId, smileJobId, ref)
  for (const ref of uploads) tables.forgetUpload(partnerId, ref)
  for (const reference of boundValues) tables.forgetBoundValue(partnerId, reference)
}
