import { createMemoryStorage } from './memory/memory.ts'
import type { Store } from './store.ts'
import { createTableStore } from './table-store.ts'

/**
 * A store in this process, or in a file. What the latter needs is loaded then.
 * @throws Error that says what helps when the file cannot be used.
 */
export async function openStore(file: string | undefined): Promise<Store> {
  if (file === undefined) return createTableStore(createMemoryStorage())
  const { openSqliteStorage } = await import('./sqlite/open.ts')
  return createTableStore(openSqliteStorage(file))
}
