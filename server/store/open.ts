import { createMemoryStorage } from './memory/memory.ts'
import type { Storage } from './tables.ts'

/**
 * A store in this process, or in a file. What the latter needs is loaded then.
 * @throws Error that says what helps when the file cannot be used.
 */
export async function openStorage(file: string | undefined): Promise<Storage> {
  if (file === undefined) return createMemoryStorage()
  const { openSqliteStorage } = await import('./sqlite/open.ts')
  return openSqliteStorage(file)
}
