import type { SQLInputValue, StatementSync } from 'node:sqlite'
import { StorageError } from '../../core/errors.ts'
import { frozen } from '../tables/frozen.ts'
import type { Database } from './database.ts'
import { damagedRecord, fileGone, sqliteProblem } from './problem.ts'

// How many records are kept as they were parsed, by their text, which says whether they still are so; and how long that may be.
const mostKept = 200
const longestKept = 64 * 1024

type Row = Readonly<Record<string, unknown>>

/** SQL, each statement prepared when it is first needed. What goes wrong is thrown as an Error that says what helps. */
export interface Statements {
  run(sql: string, ...values: SQLInputValue[]): void
  row(sql: string, ...values: SQLInputValue[]): Row | undefined
  rows(sql: string, ...values: SQLInputValue[]): readonly Row[]
  /** The column `record` of the first row. */
  record<One>(sql: string, ...values: SQLInputValue[]): One | undefined
  /** JSON of any other column. */
  parsed<One>(text: string): One
  /** That of every row. */
  records<One>(sql: string, ...values: SQLInputValue[]): readonly One[]
  /** Makes one of what `work` does. What is within another is part of that one. */
  atomically<Value>(work: () => Value): Value
}

export function createStatements({ connection, path, isInPlace }: Database): Statements {
  const prepared = new Map<string, StatementSync>()
  const lately = new Map<string, unknown>()
  let within = false

  function prepare(sql: string): StatementSync {
    let statement = prepared.get(sql)
    if (!statement) {
      statement = connection.prepare(sql)
      prepared.set(sql, statement)
    }
    return statement
  }

  function explained<Value>(work: () => Value): Value {
    try {
      return work()
    } catch (error) {
      throw sqliteProblem(error as Error, path)
    }
  }

  function rollBack(): void {
    try {
      connection.exec('ROLLBACK')
    } catch {
      // SQLite has done so by itself, as it does when the disk is full.
    }
  }

  function refuseIfGone(): void {
    if (!isInPlace()) throw new StorageError(fileGone(path))
  }

  function parsed<One>(text: string): One {
    try {
      return frozen(JSON.parse(text) as One)
    } catch (error) {
      throw damagedRecord(path, error as Error)
    }
  }

  const row = (sql: string, ...values: SQLInputValue[]) => explained(() => prepare(sql).get(...values))
  const rows = (sql: string, ...values: SQLInputValue[]) => explained(() => prepare(sql).all(...values))

  /** A record that was just read is mostly read again: a package needs its upload twice, and a client that waits polls one job. */
  function readAgain(text: string): unknown {
    if (text.length > longestKept) return parsed(text)
    const known = lately.get(text)
    if (known !== undefined) return known
    const [oldest] = lately.size < mostKept ? [] : lately.keys()
    if (oldest !== undefined) lately.delete(oldest)
    const one = parsed(text)
    lately.set(text, one)
    return one
  }

  return {
    run(sql, ...values) {
      if (!within) refuseIfGone()
      explained(() => prepare(sql).run(...values))
    },
    row,
    rows,
    parsed,
    record<One>(sql: string, ...values: SQLInputValue[]) {
      const found = row(sql, ...values)
      return found && (readAgain(String(found.record)) as One)
    },
    records: (sql, ...values) => rows(sql, ...values).map(({ record }) => parsed(String(record))),
    atomically(work) {
      if (within) return work()
      refuseIfGone()
      return explained(() => {
        prepare('BEGIN').run()
        within = true
        try {
          const value = work()
          prepare('COMMIT').run()
          return value
        } catch (error) {
          rollBack()
          throw error
        } finally {
          within = false
        }
      })
    },
  }
}
