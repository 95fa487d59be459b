import { randomUUID } from 'node:crypto'
import type { EpochEnd } from '../../core/state/epoch.ts'
import type { TemporaryPartner } from '../../core/users/temporary-partner.ts'
import type { Commit } from '../store.ts'
import type { PostgresAddress } from './connection/address.ts'
import type { Database } from './connection/database.ts'
import { channelOf } from './connection/session.ts'

/** What a replica tells the others, once it is kept. */
export interface Notice {
  readonly committed?: Commit
  readonly ended?: EpochEnd & { readonly epoch: number }
  readonly partnerSaved?: TemporaryPartner
  /** What another had claimed is free: look what is due. */
  readonly due?: true
}

/** What replicas say to each other. */
export interface Notices {
  say(notice: Notice): void
  /** Reads what was said on the channel, and tells it in that order. */
  heard(payload: string): void
  /** Resolves when all that was said has left. */
  settled(): Promise<void>
}

// PostgreSQL takes 7,999 bytes. Source: its manual, NOTIFY.
const most = 7_900

const inline = 'SELECT pg_notify($1, $2)'
const byTable = `WITH old AS (DELETE FROM notices WHERE said_at < now() - interval '1 minute'),
  said AS (INSERT INTO notices (notice) VALUES ($2) RETURNING id) SELECT pg_notify($1, id::text) FROM said`

/**
 * Says what happened in batches, and after it was kept: a transaction that notifies keeps all others from ending at the same time.
 * @param tell called for each notice of another replica.
 */
export function createNotices(
  address: PostgresAddress,
  { query }: Database,
  tell: (notice: Notice) => Promise<void> | void,
): Notices {
  const self = randomUUID()
  const channel = channelOf(address)
  let waiting: Notice[] = []
  let saying: Promise<void> | undefined
  let hearing: Promise<unknown> = Promise.resolve()

  async function sayAll(): Promise<void> {
    while (waiting.length > 0) {
      const notices = waiting
      waiting = []
      const payload = JSON.stringify({ from: self, notices })
      // Whoever is away hears nothing, and looks for itself when it is back.
      await query(Buffer.byteLength(payload) > most ? byTable : inline, [channel, payload]).catch(() => undefined)
    }
    saying = undefined
  }

  async function hear(payload: string): Promise<void> {
    const said = payload.startsWith('{') ? (JSON.parse(payload) as Said) : await read(Number(payload))
    if (!said || said.from === self) return
    for (const notice of said.notices) await tell(notice)
  }

  async function read(id: number): Promise<Said | undefined> {
    const [row] = await query<{ readonly notice: Said }>('SELECT notice FROM notices WHERE id = $1', [id])
    return row?.notice
  }

  return {
    say(notice) {
      waiting.push(notice)
      saying ??= sayAll()
    },
    heard(payload) {
      hearing = hearing.then(() => hear(payload)).catch(() => undefined)
    },
    async settled() {
      await saying
    },
  }
}

interface Said {
  readonly from: string
  readonly notices: readonly Notice[]
}
