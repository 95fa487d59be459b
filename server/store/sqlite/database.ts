import { closeSync, openSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sqliteProblem } from './problem.ts'
import { checkVersion, type Migration, migrate } from './versions.ts'

/** An open file. */
export interface Database {
  readonly path: string
  readonly connection: DatabaseSync
  /** Whether the file is still where it was opened: what is written to one that was deleted or moved is lost. */
  isInPlace(): boolean
}

/*
 * The lock is held for as long as the file is open, and the kernel takes it back however the process ends. What was committed
 * outlives the process (a test kills it); a power failure may take the newest commits, and never damages the file.
 */
const settings = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
`

// Milliseconds to wait for an emulator that is about to end.
const patience = 250

/**
 * Opens the file of an emulator, made for its owner only when it is not there, and brings it to the newest version.
 * @throws Error that says what helps: the file cannot be written, is another emulator's at the moment, of a newer one, or damaged.
 */
export function openDatabase(path: string, steps?: readonly Migration[]): Database {
  createUnlessThere(path)
  let connection: DatabaseSync | undefined
  try {
    connection = new DatabaseSync(path)
    connection.exec(`PRAGMA busy_timeout = ${patience}; PRAGMA locking_mode = EXCLUSIVE`)
    // Before anything is written: it may be somebody else's.
    checkVersion(connection, path, steps)
    connection.exec(settings)
    connection.exec('BEGIN EXCLUSIVE; COMMIT')
    migrate(connection, steps)
    const opened = identityOf(path)
    return { path, connection, isInPlace: () => identityOf(path) === opened }
  } catch (error) {
    connection?.close()
    throw sqliteProblem(error as Error, path)
  }
}

/** Distinguishes a file from another that takes its place. To look is safe: nothing is opened. */
function identityOf(path: string): string | undefined {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false })
  return found && `${found.dev}/${found.ino}`
}

/**
 * Makes the file, unless it is there. One that is there is left to SQLite alone: a process that closes a file by any other way
 * gives up its locks on it. Source: https://sqlite.org/howtocorrupt.html §2.2.
 */
function createUnlessThere(path: string): void {
  try {
    // Personal data goes into it. SQLite gives its log the same rights.
    closeSync(openSync(path, 'wx', 0o600))
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return
    if (code === 'ENOENT')
      throw new Error(`${path} cannot be created: there is no folder ${dirname(path)}. Create it first.`)
    throw new Error(`${path} cannot be created: ${message}.`)
  }
}
