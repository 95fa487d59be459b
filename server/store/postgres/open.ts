import { type EmulatorRecord, type EmulatorState, stateVersion } from '../../core/state/state.ts'
import type { Store } from '../store.ts'
import { frozen } from '../tables/frozen.ts'
import { postgresAddress } from './connection/address.ts'
import { type Database, openDatabase } from './connection/database.ts'
import { prepareSchema } from './connection/prepare.ts'
import { openSession } from './connection/session.ts'
import { createPostgresDue } from './due.ts'
import { createKnownEpochs, type KnownEpochs } from './epochs.ts'
import { loadKept } from './keeping.ts'
import { createListeners } from './listeners.ts'
import { createPostgresListings } from './listings.ts'
import { createNotices, type Notice } from './notices.ts'
import type { PostgresParts } from './parts.ts'
import { createPostgresStore } from './postgres-store.ts'

// For decisions and listings. A hundred replicas of ten fit where a server allows a thousand.
const connections = 10

// How soon it is noticed that another replica has ended.
const everyNow = 1_000

/** Opens the store in a PostgreSQL, and makes it there. @throws Error that says what helps. */
export async function openPostgresStore(url: string): Promise<Store> {
  const address = postgresAddress(url)
  await prepareSchema(address)
  const database = openDatabase(address, connections)
  const listeners = createListeners()
  const epochs = await knownEpochs(database)
  const notices = createNotices(address, database, (notice) => follow({ database, epochs, listeners }, notice))
  const lookAgain = (): void => {
    for (const listener of listeners.all()) listener.due?.()
  }
  const session = await openSession(address, { heard: notices.heard, reopened: lookAgain }).catch(async (error) => {
    await database.close()
    throw error
  })
  const due = createPostgresDue(database, session)
  await due.releaseEnded()
  const sweeping = setInterval(() => void due.releaseEnded().then((look) => look && lookAgain(), ignore), everyNow)
  sweeping.unref()

  async function closeAll(): Promise<string | undefined> {
    clearInterval(sweeping)
    try {
      await notices.settled()
      await due.giveBack()
      return undefined
    } catch (error) {
      return (error as Error).message
    } finally {
      await session.close()
      await database.close()
    }
  }
  let closing: Promise<string | undefined> | undefined
  const close = () => (closing ??= closeAll())
  return createPostgresStore({ database, due, epochs, listeners, notices, close })
}

// The server is away: the next time it may be back.
function ignore(): void {}

async function knownEpochs({ query }: Database): Promise<KnownEpochs> {
  const [[emulator], own] = await Promise.all([
    query<{ readonly epoch: number }>('SELECT epoch FROM emulator'),
    query<{ readonly partner_id: string; readonly epoch: number }>(
      'SELECT partner_id, epoch FROM partners WHERE epoch IS NOT NULL',
    ),
  ])
  return createKnownEpochs(emulator?.epoch ?? 0, new Map(own.map((one) => [one.partner_id, one.epoch])))
}

/** Does here what another replica did, as if it had been done here. */
async function follow(
  { database, epochs, listeners }: Pick<PostgresParts, 'database' | 'epochs' | 'listeners'>,
  { committed, ended, partnerSaved }: Notice,
): Promise<void> {
  if (committed) for (const listener of listeners.all()) listener.committed?.(frozen(committed))
  if (partnerSaved) for (const listener of listeners.all()) listener.partnerSaved?.(frozen(partnerSaved))
  if (!ended) return
  const { epoch, ...how } = ended
  const loaded = ended.by === 'load' ? await stateIn(database) : undefined
  epochs.note(ended.partnerId, epoch)
  for (const listener of listeners.all()) listener.ended?.({ ...how, ...(loaded && { loaded }) })
}

async function stateIn(database: Database): Promise<EmulatorState> {
  const [records, kept] = await Promise.all([createPostgresListings(database).everything(), loadKept(database)])
  const { clock, seed, mintings } = kept.emulator as EmulatorRecord
  return { version: stateVersion, ...records, ...{ clock, seed, mintings }, minted: kept.temporaryPartners }
}
