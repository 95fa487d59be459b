import type { Changes } from '../../core/state/changes.ts'
import { type EmulatorRecord, type EmulatorState, stateVersion } from '../../core/state/state.ts'
import { frozen } from '../tables/frozen.ts'
import type { Database } from './connection/database.ts'
import { loadKept } from './keeping.ts'
import { createPostgresListings } from './listings.ts'
import type { Notice } from './notices.ts'
import type { PostgresParts } from './parts.ts'

/** What another replica is followed with. */
export interface FollowingParts extends Pick<PostgresParts, 'database' | 'epochs' | 'listeners'> {
  /** Whether these changes let something be claimed that was held back. */
  readonly frees: (changes: Changes) => boolean
}

/** Does here what another replica did, as if it had been done here. */
export async function follow(
  { database, epochs, listeners, frees }: FollowingParts,
  { committed, ended, partnerSaved, due }: Notice,
): Promise<void> {
  if (committed) listeners.notify((listener) => listener.committed?.(frozen(committed)))
  if (due || (committed && frees(committed.changes))) listeners.notify((listener) => listener.due?.())
  if (partnerSaved) listeners.notify((listener) => listener.partnerSaved?.(frozen(partnerSaved)))
  if (!ended) return
  const { epoch, ...how } = ended
  const loaded = ended.by === 'load' ? await stateIn(database) : undefined
  epochs.note(ended.partnerId, epoch)
  listeners.notify((listener) => listener.ended?.({ ...how, ...(loaded && { loaded }) }))
}

async function stateIn(database: Database): Promise<EmulatorState> {
  const [records, kept] = await Promise.all([createPostgresListings(database).everything(), loadKept(database)])
  const { clock, seed, mintings } = kept.emulator as EmulatorRecord
  return { version: stateVersion, ...records, ...{ clock, seed, mintings }, minted: kept.temporaryPartners }
}
