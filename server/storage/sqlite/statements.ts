import type { SQLInputValue, StatementSync } from 'node:sqlite'
import { frozen } from '../frozen.ts'
import type { Database } from './database.ts'
import { sqliteProblem } from './problem.ts'

type Row = Readonly<Record<string, unknown>>

/** SQL, each statement prepared when it is first needed. What goes wrong is thrown as an Error that says what helps. */
export interface Statements {
  run(sql: string, ...values: SQLInputValue[]): void
  row(sql: string, ...values: SQLInputValue[]): Row | undefined
  rows(sql: string, ...values: SQLInputValue[]): readonly Row[]
  /** The column `record` of the first row. */
  record<One>(sql: string, ...values: SQLInputValue[]): One | undefined
  /** That of every row. */
  records<One>(sql: string, ...values: SQLInputValue[]): readonly One[]
  /** Makes one of what `work` does. What is within another is part of that one. */
  atomically<Value>(work: () => Value): Value
}

export function createStatements({ connection, path }: Database): Statements {
  const prepared = new Map<string, StatementSync>()
  let within = false

  function prepare(sql: string): StatementSync {
    let statement = prepared.get(sql)
    if (!statement) {
      statement = connection.prepare(sql)
      prepared.set(sql, statement)
    }
    return statement
  }

  function told<Value>(work: () => Value): Value {
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

  const row = (sql: string, ...values: SQLInputValue[]) => told(() => prepare(sql).get(...values))
  const rows = (sql: string, ...values: SQLInputValue[]) => told(() => prepare(sql).all(...values))

  return {
    run: (sql, ...values) => void told(() => prepare(sql).run(...values)),
    row,
    rows,
    record(sql, ...values) {
      const found = row(sql, ...values)
      return found && read(found)
    },
    records: (sql, ...values) => rows(sql, ...values).map((one) => read(one)),
    atomically(work) {
      if (within) return work()
      return told(() => {
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

function read<One>({ record }: Row): One {
  return frozen(JSON.parse(String(record)) as One)
}
