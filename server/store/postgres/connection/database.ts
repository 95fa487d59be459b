import { type Client, type ClientConfig, Pool, types } from 'pg'
import type { PostgresAddress } from './address.ts'
import { postgresProblem } from './problem.ts'

type Row = Readonly<Record<string, unknown>>

/** Whoever takes statements: any connection, or a transaction. */
export interface Querying {
  /** Each statement is prepared once a connection. @throws StorageError that says what helps. */
  query<One extends Row = Row>(sql: string, values?: readonly unknown[]): Promise<readonly One[]>
}

/** The server, through some connections. */
export interface Database extends Querying {
  /** Makes one of what `work` does, all or nothing. Statements that it does not wait for are sent in one go. */
  transaction<Value>(work: (within: Querying) => Promise<Value>): Promise<Value>
  close(): Promise<void>
}

// 20 is bigint: no number here is beyond what JavaScript counts exactly.
const bigint = 20
const parsers = {
  getTypeParser: ((oid: number, format: 'text') =>
    oid === bigint ? Number : types.getTypeParser(oid, format)) as typeof types.getTypeParser,
}

// A server that is away answers 503 before a client of Smile ID's gives up.
const patience = 5_000

/*
 * Every statement goes by an index, whatever it is asked. To plan or compile it anew takes longer than to run it; and a plan that was
 * made while the tables were empty would read all of them ever after, unless it is kept from doing so.
 */
const settings = {
  ...{ plan_cache_mode: 'force_generic_plan', jit: 'off' },
  ...{ enable_seqscan: 'off', enable_hashjoin: 'off', enable_mergejoin: 'off' },
  // Milliseconds. A process that hangs does not keep a partner's row.
  idle_in_transaction_session_timeout: 60_000,
}

/** How every connection of the emulator is made. */
export function clientConfig({ url, schema }: PostgresAddress): ClientConfig {
  return {
    connectionString: url,
    application_name: 'smile-id-emulator',
    options: Object.entries({ search_path: schema, ...settings })
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
    connectionTimeoutMillis: patience,
    keepAlive: true,
    types: parsers,
  }
}

/** @param connections how many there are at most. */
export function openDatabase(address: PostgresAddress, connections: number): Database {
  const pool = new Pool({ ...clientConfig(address), max: connections, pipeline: true } as ClientConfig & {
    max: number
  })
  // Of connections that nobody uses; whoever needs one next is told.
  pool.on('error', () => undefined)
  let closing: Promise<void> | undefined

  const explained = (error: unknown): Error => postgresProblem(error as Error, address)

  async function query<One extends Row>(
    client: Pick<Pool, 'query'> | Pick<Client, 'query'>,
    sql: string,
    values: readonly unknown[] = [],
  ): Promise<readonly One[]> {
    try {
      return (await client.query<One>({ name: nameOf(sql), text: sql, values: [...values] })).rows
    } catch (error) {
      throw explained(error)
    }
  }

  return {
    query: (sql, values) => query(pool, sql, values),
    async transaction(work) {
      const client = await pool.connect().catch((error) => {
        throw explained(error)
      })
      // It is told by the statement that fails.
      const ignore = () => undefined
      client.on('error', ignore)
      let failed: Error | undefined
      try {
        const begun = client.query('BEGIN')
        begun.catch(() => undefined)
        const value = await work({ query: (sql, values) => query(client, sql, values) })
        await begun
        await client.query('COMMIT')
        return value
      } catch (error) {
        failed = explained(error)
        // A connection that cannot even do this is gone.
        await client.query('ROLLBACK').then(
          () => undefined,
          () => client.release(true),
        )
        throw failed
      } finally {
        client.off('error', ignore)
        try {
          client.release()
        } catch {
          // It was given back as one that is broken.
        }
      }
    },
    close: () => (closing ??= pool.end()),
  }
}

const names = new Map<string, string>()

function nameOf(sql: string): string {
  const name = names.get(sql) ?? `s${names.size + 1}`
  names.set(sql, name)
  return name
}
