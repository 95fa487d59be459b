import { Client } from 'pg'
import type { PostgresAddress } from './address.ts'
import { clientConfig } from './database.ts'
import { postgresProblem } from './problem.ts'

/**
 * What claims belong to, and what hears of other replicas: a connection that holds the lock of its number. However the process ends,
 * the server notices, and the lock is free.
 */
export interface Session {
  /** Undefined while the server is away. */
  id(): number | undefined
  close(): Promise<void>
}

/** Who is told about a session. */
export interface SessionListener {
  heard(payload: string): void
  /** There is a new one after the server was away: whatever was said meanwhile was not heard. */
  reopened(): void
}

/** Where the notices of a schema are said. */
export const channelOf = ({ schema }: PostgresAddress): string => `smile_id_emulator_${schema}`.slice(0, 63)

// The server may be back in a moment, and a hundred replicas must not knock all the time.
const pause = 250

/** Opens one, and another whenever its connection ends. @throws StorageError when there is none to begin with. */
export async function openSession(address: PostgresAddress, listener: SessionListener): Promise<Session> {
  let current: { readonly client: Client; readonly id: number } | undefined
  let closed = false
  let retry: NodeJS.Timeout | undefined

  async function open(): Promise<void> {
    const client = new Client(clientConfig(address))
    client.on('error', () => undefined)
    client.on('notification', ({ payload }) => payload !== undefined && listener.heard(payload))
    client.on('end', () => {
      if (current?.client !== client) return
      current = undefined
      if (!closed) later()
    })
    try {
      await client.connect()
      current = { client, id: await begin(client) }
    } catch (error) {
      await client.end().catch(() => undefined)
      throw postgresProblem(error as Error, address)
    }
  }

  /** Its row is seen when its lock is held, so nobody takes it for one that has ended. */
  async function begin(client: Client): Promise<number> {
    await client.query(`LISTEN "${channelOf(address)}"`)
    await client.query('BEGIN')
    const { rows } = await client.query('INSERT INTO sessions DEFAULT VALUES RETURNING id')
    const id = Number(rows[0]?.id)
    await client.query('SELECT pg_advisory_lock(hashtext(current_schema()), $1)', [id])
    await client.query('COMMIT')
    return id
  }

  function later(): void {
    retry = setTimeout(() => void open().then(() => (closed ? close() : listener.reopened()), later), pause)
    retry.unref()
  }

  async function close(): Promise<void> {
    closed = true
    clearTimeout(retry)
    await current?.client.end().catch(() => undefined)
  }

  await open()
  return { id: () => current?.id, close }
}
