import { resolve } from 'node:path'
import type { Storage } from '../tables.ts'
import { openDatabase } from './database.ts'
import { createSqliteStorage } from './sqlite.ts'

/** Opens the store in a file, or makes it there. @throws Error that says what helps. */
export function openSqliteStorage(file: string): Storage {
  return createSqliteStorage(openDatabase(resolve(file)))
}
