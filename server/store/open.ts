import { isPostgresUrl } from '../core/text/database-url.ts'
import { createMemoryStorage } from './memory/memory.ts'
import type { Store } from './store.ts'
import { createTableStore } from './table-store.ts'

/**
 * A store in this process, in a file, or in a PostgreSQL. What the latter two need is loaded then.
 * @throws Error that says what helps when the file or the server cannot be used.
 */
export async function openStore(data: string | undefined): Promise<Store> {
  if (data === undefined) return createTableStore(createMemoryStorage())
  if (isPostgresUrl(data)) return (await import('./postgres/open.ts')).openPostgresStore(data)
  const { openSqliteStorage } = await import('./sqlite/open.ts')
  return createTableStore(openSqliteStorage(data))
}
