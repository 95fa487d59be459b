import type { Listeners } from '../listeners.ts'
import type { Database } from './connection/database.ts'
import type { PostgresDue } from './due.ts'
import type { KnownEpochs } from './epochs.ts'
import type { Notices } from './notices.ts'

/** What a store in a PostgreSQL works with. */
export interface PostgresParts {
  readonly database: Database
  readonly due: PostgresDue
  readonly epochs: KnownEpochs
  readonly listeners: Listeners
  readonly notices: Notices
  readonly close: () => Promise<string | undefined>
}
