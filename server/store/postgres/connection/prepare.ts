import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { StorageError } from '../../../core/errors.ts'
import type { PostgresAddress } from './address.ts'
import { clientConfig } from './database.ts'
import { postgresProblem } from './problem.ts'

/** The version of the tables that this emulator makes: one for each file of `migrations/`. */
export const schemaVersion = 1

// Earlier ones are no longer kept up by their makers.
const oldestServer = 140_000

/**
 * Brings the schema to this emulator's version. One that is newer is left alone, unless it says that this emulator is too old for it:
 * then replicas of two versions run side by side while they are replaced one by one.
 * @throws StorageError that says what helps.
 */
export async function prepareSchema(address: PostgresAddress, own: number = schemaVersion): Promise<void> {
  const client = new Client(clientConfig(address))
  // It is told by the statement that fails.
  client.on('error', () => undefined)
  try {
    await client.connect()
    await refuseOldServer(client, address)
    if ((await versionOf(client, address, own)) < own) await migrate(client, address)
  } catch (error) {
    throw postgresProblem(error as Error, address)
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function refuseOldServer(client: Client, { shown }: PostgresAddress): Promise<void> {
  const { rows } = await client.query("SELECT current_setting('server_version_num')::integer AS number")
  if (Number(rows[0]?.number) >= oldestServer) return
  throw new StorageError(`PostgreSQL at ${shown} is too old: ${rows[0]?.number}. Use version 14 or later.`)
}

/** @returns the version of the tables; 0 when there are none. */
async function versionOf(client: Client, { schema, shown }: PostgresAddress, own: number): Promise<number> {
  const { rows: found } = await client.query('SELECT to_regclass($1) AS emulator', [`${schema}.emulator`])
  if (found[0]?.emulator === null) return 0
  const { rows } = await client.query('SELECT version, oldest_version FROM emulator')
  const { version = 0, oldest_version: oldest = 0 } = rows[0] ?? {}
  if (oldest <= own) return version
  throw new StorageError(
    `PostgreSQL at ${shown} was written by a newer emulator: its tables are of version ${version}, and emulators below version ` +
      `${oldest} may not use them; this one is of version ${own}. Start the newer emulator, or add ?schema=NAME to the URL.`,
  )
}

async function migrate(client: Client, { schema }: PostgresAddress): Promise<void> {
  const { runner } = await import('node-pg-migrate')
  const ignore = () => undefined
  await runner({
    dbClient: client,
    dir: fileURLToPath(new URL('./migrations/', import.meta.url)),
    direction: 'up',
    schema,
    createSchema: true,
    migrationsTable: 'migrations',
    // Replicas that start together take turns.
    advisoryLockMode: 'wait',
    logger: { info: ignore, warn: ignore, error: ignore, debug: ignore },
  })
}
