import type { Storage } from '../../server/store/tables.ts'

/** Counts a partner's submissions: 1, 2, 3, … */
export function nextSerial(storage: Storage, partnerId: string): number {
  const serial = storage.serial(partnerId) + 1
  storage.saveSerial(partnerId, serial)
  return serial
}

/** Counts the ids that were made for what a partner did not name. */
export function nextId(storage: Storage, partnerId: string): number {
  const idsMade = storage.idsMade(partnerId) + 1
  storage.saveIdsMade(partnerId, idsMade)
  return idsMade
}
