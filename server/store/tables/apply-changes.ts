import type { Changes } from '../../core/state/changes.ts'
import type { Storage } from '../tables.ts'

/** Writes what was decided into the tables. The caller makes one of it. */
export function applyChanges(tables: Storage, partnerId: string, changes: Changes): void {
  const { forgotten, serial, idsMade, dequeued = 0, enqueued } = changes
  for (const { smileJobId, ref } of forgotten?.jobs ?? []) tables.forgetJob(partnerId, smileJobId, ref)
  for (const ref of forgotten?.uploads ?? []) tables.forgetUpload(partnerId, ref)
  for (const reference of forgotten?.boundValues ?? []) tables.forgetBoundValue(partnerId, reference)
  if (serial !== undefined) tables.saveSerial(partnerId, serial)
  if (idsMade !== undefined) tables.saveIdsMade(partnerId, idsMade)
  for (let turn = 0; turn < dequeued; turn++) tables.dequeue(partnerId)
  if (enqueued) tables.enqueue(partnerId, enqueued.scenario, enqueued.times)
  changes.uploads?.forEach(tables.saveUpload)
  for (const { after } of changes.jobs ?? []) tables.savePlan({ job: after, deliveries: [] })
  for (const { after } of changes.deliveries ?? []) tables.saveDelivery(after)
  changes.users?.forEach(tables.saveUser)
  changes.links?.forEach(tables.saveLink)
  changes.boundValues?.forEach(tables.saveBoundValue)
  changes.frauds?.forEach(tables.saveFraud)
  for (const userId of changes.clearedFrauds ?? []) tables.forgetFraud(partnerId, userId)
  changes.streaks?.forEach(tables.saveStreak)
  for (const ended of changes.endedStreaks ?? []) tables.forgetStreak(partnerId, ended)
  if (changes.account) tables.saveAccount(changes.account)
}
