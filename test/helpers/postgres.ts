import { execFileSync, spawnSync } from 'node:child_process'
import { chownSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { freePort } from './free-port.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** A PostgreSQL of a test's own, in a temporary folder. */
export interface PostgresServer {
  readonly port: number
  /** The URL of a schema that nobody has used yet. */
  freshUrl(): string
  /** Does something as the server's owner. */
  run(sql: string, where?: { readonly database: string }): Promise<readonly Record<string, unknown>[]>
  /** Ends it at once, as a failure would. */
  halt(): void
  start(): void
  isUp(): boolean
  /** Ends it, and removes its folder. */
  stop(): void
}

const owner = 'emulator'
const folders = () => {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : []
  return versions.map((version) => join(root, version, 'bin')).filter((bin) => existsSync(join(bin, 'initdb')))
}

/** Why tests that need a PostgreSQL are skipped; undefined when they are not. @throws Error instead, in CI. */
export function postgresMissing(): string | undefined {
  if (folders().length > 0) return undefined
  const missing = 'there is no PostgreSQL in /usr/lib/postgresql. Install one: apt-get install postgresql.'
  if (process.env.SMILE_ID_EMULATOR_REQUIRE_POSTGRES === '1') throw new Error(missing)
  console.warn(`Tests that need a PostgreSQL are skipped: ${missing}`)
  return missing
}

/** Starts one, with these lines in its configuration. */
export async function startPostgres(settings: readonly string[] = []): Promise<PostgresServer> {
  const [bin = ''] = folders()
  const port = await freePort()
  const folder = temporaryFolder('postgres')
  const data = join(folder, 'data')
  const user = ownerOfServers()
  if (user) chownSync(folder, user.uid, user.gid)
  const call = (command: string, ...words: readonly string[]) =>
    execFileSync(join(bin, command), words, { ...user, cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  call(
    'initdb',
    '--pgdata',
    data,
    '--username',
    owner,
    '--auth',
    'trust',
    '--no-sync',
    '--encoding',
    'UTF8',
    '--locale',
    'C',
  )
  const lines = [
    ...[`port = ${port}`, "listen_addresses = '127.0.0.1'", `unix_socket_directories = '${folder}'`],
    // What a test loses with the machine, it does not miss.
    ...['fsync = off', 'max_connections = 200', 'logging_collector = off', ...settings],
  ]
  writeFileSync(join(data, 'postgresql.auto.conf'), lines.map((line) => `${line}\n`).join(''))
  const access = [
    ...['host all with_password 127.0.0.1/32 scram-sha-256', 'hostnossl all only_tls 127.0.0.1/32 reject'],
    'host all all 127.0.0.1/32 trust',
  ]
  writeFileSync(join(data, 'pg_hba.conf'), access.map((line) => `${line}\n`).join(''))
  const start = () => void call('pg_ctl', 'start', '--wait', '--pgdata', data, '--log', join(folder, 'log'))
  const halt = () => void spawnSync(join(bin, 'pg_ctl'), ['stop', '--mode', 'immediate', '--pgdata', data], { ...user })
  start()
  // However the worker ends.
  process.once('exit', halt)
  let schemas = 0

  return {
    port,
    freshUrl: () => `postgres://${owner}@127.0.0.1:${port}/postgres?schema=test_${++schemas}`,
    async run(sql, { database } = { database: 'postgres' }) {
      const client = new Client({ host: '127.0.0.1', port, user: owner, database })
      await client.connect()
      try {
        const { rows } = await client.query(sql)
        return rows
      } finally {
        await client.end()
      }
    },
    start,
    isUp: () => spawnSync(join(bin, 'pg_ctl'), ['status', '--pgdata', data], { ...user }).status === 0,
    halt,
    stop() {
      process.off('exit', halt)
      halt()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** PostgreSQL does not run as root: then it is the user that its package has made. */
function ownerOfServers(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const idOf = (what: string) => Number(execFileSync('id', [what, 'postgres'], { encoding: 'utf8' }))
  return { uid: idOf('-u'), gid: idOf('-g') }
}
