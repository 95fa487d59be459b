import { StorageError } from '../../core/errors.ts'
import type { Changes } from '../../core/state/changes.ts'
import { createListeners } from '../listeners.ts'
import type { Store } from '../store.ts'
import { type PostgresAddress, postgresAddress } from './connection/address.ts'
import { type Database, openDatabase } from './connection/database.ts'
import { prepareSchema } from './connection/prepare.ts'
import { openSession } from './connection/session.ts'
import { createPostgresDue, type PostgresDue } from './due.ts'
import { createKnownEpochs, type KnownEpochs } from './epochs.ts'
import { follow } from './follow.ts'
import { createNotices } from './notices.ts'
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
  let due: PostgresDue | undefined
  const following = { database, epochs, listeners, frees: (changes: Changes) => due?.frees(changes) ?? false }
  const notices = createNotices(address, database, (notice) => follow(following, notice))
  const lookAgain = (): void => listeners.notify((listener) => listener.due?.())
  const session = await openSession(address, { heard: notices.heard, reopened: lookAgain }).catch(async (error) => {
    await database.close()
    throw error
  })
  const claims = createPostgresDue(database, session)
  due = claims
  await claims.releaseEnded()
  try {
    await refuseSharedClock(database, address)
  } catch (error) {
    await session.close()
    await database.close()
    throw error
  }
  const sweep = async (): Promise<void> => {
    if (!(await claims.releaseEnded())) return
    lookAgain()
    notices.say({ due: true })
  }
  const sweeping = setInterval(() => void sweep().catch(ignore), everyNow)
  sweeping.unref()

  async function closeAll(): Promise<string | undefined> {
    clearInterval(sweeping)
    try {
      await notices.settled()
      await claims.giveBack()
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
  return createPostgresStore({ database, due: claims, epochs, listeners, notices, close })
}

/** A virtual clock stands in the process that moves it: others would not see it move. */
async function refuseSharedClock({ query }: Database, { shown }: PostgresAddress): Promise<void> {
  const [shared] = await query(
    "SELECT 1 FROM emulator WHERE clock->>'kind' = 'virtual' AND (SELECT count(*) FROM sessions) > 1",
  )
  if (!shared) return
  throw new StorageError(
    `PostgreSQL at ${shown} is in use by another emulator, and its clock is virtual: one emulator at a time can move it. Stop that one, ` +
      'start both with --clock system, or add ?schema=NAME to the URL.',
  )
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
