import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { StorageError } from '../../server/core/errors.ts'
import { type Database, openDatabase } from '../../server/store/sqlite/database.ts'
import { openSqliteStorage } from '../../server/store/sqlite/open.ts'
import { createSqliteStorage } from '../../server/store/sqlite/sqlite.ts'
import { migrations } from '../../server/store/sqlite/versions.ts'
import type { Storage } from '../../server/store/tables.ts'
import { noon, planOf, uploadRequest, v1Ids } from '../core/samples.ts'
import { freshFile } from '../helpers/data-file.ts'
import { nextId, nextSerial } from './next-serial.ts'
import { describeStorage } from './storage-suite.ts'

describeStorage('SQLite', () => openSqliteStorage(freshFile()))

/** Something of everything. */
function fill(storage: Storage): void {
  storage.saveUpload({
    partnerId: '1234',
    ...v1Ids('1234')(nextSerial(storage, '1234')),
    request: uploadRequest(),
    openedAt: noon,
  })
  storage.savePlan(planOf(['1s machine provisional', '30s human approved']))
  storage.saveUser({ partnerId: '1234', userId: 'anna', state: 'enrolled', since: noon })
  storage.saveLink({
    partnerId: '1234',
    generation: 'v1',
    refId: 'link-1',
    name: 'Sign-up',
    idTypes: [],
    isSingleUse: true,
    partnerParams: { url: {} },
    disabled: false,
  })
  storage.enqueue('1234', 'rejected', 2)
  nextId(storage, '1234')
  storage.saveEmulator({ seed: 'one', mintings: 1, clock: { kind: 'virtual', now: noon } })
}

function everythingIn(path: string): unknown {
  const storage = openSqliteStorage(path)
  const found = [storage.everything(), storage.emulator(), storage.temporaryPartners()]
  storage.close()
  return found
}

describe('a file', () => {
  test('has everything when it is opened again', () => {
    const path = freshFile()
    const storage = openSqliteStorage(path)
    fill(storage)
    const before = [storage.everything(), storage.emulator(), storage.temporaryPartners()]
    storage.close()
    expect(everythingIn(path)).toEqual(before)
    expect(readdirSync(dirname(path))).toEqual(['emulator.db'])
  })

  test('is for its owner only, and so is what lies beside it', () => {
    const path = freshFile()
    const storage = openSqliteStorage(path)
    fill(storage)
    const files = readdirSync(dirname(path)).map((name) => statSync(join(dirname(path), name)).mode & 0o777)
    expect(files.length).toBeGreaterThan(1)
    expect(new Set(files)).toEqual(new Set([0o600]))
    storage.close()
  })

  test('is taken when it is there and empty', () => {
    const path = freshFile()
    writeFileSync(path, '')
    expect(() => openSqliteStorage(path).close()).not.toThrow()
  })

  test('is one emulator’s at a time', () => {
    const path = freshFile()
    const storage = openSqliteStorage(path)
    expect(() => openSqliteStorage(path)).toThrow(`${path} is in use by another emulator. Stop that one`)
    // The attempt took nothing away from the process that has it: another process is kept out as well.
    const open = `new (require('node:sqlite').DatabaseSync)(${JSON.stringify(path)}).exec('CREATE TABLE x (y)')`
    expect(spawnSync(process.execPath, ['-e', open], { encoding: 'utf8' }).stderr).toContain('database is locked')
    fill(storage)
    storage.close()
    openSqliteStorage(path).close()
  })
})

describe('is refused, with what helps, and left as it is:', () => {
  test('a storage that was closed', () => {
    const path = freshFile()
    const storage = openSqliteStorage(path)
    storage.jobs({})
    storage.close()
    expect(() => storage.jobs({})).toThrow(new StorageError(`${path} is closed, like its emulator.`))
  })

  function refusal(path: string): string {
    try {
      openSqliteStorage(path).close()
      return 'taken'
    } catch (error) {
      return (error as Error).message
    }
  }

  test('a file of a newer version', () => {
    const path = freshFile()
    openDatabase(path, [...migrations, 'CREATE TABLE later (x)']).connection.close()
    const before = readFileSync(path)
    expect(refusal(path)).toBe(
      `${path} was written by a newer emulator: it is of version ${migrations.length + 1}, and this one reads versions ` +
        `up to ${migrations.length}. Start the newer emulator, or name another file.`,
    )
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  test("another program's database", () => {
    const path = freshFile()
    const other = new DatabaseSync(path)
    other.exec('CREATE TABLE bookmarks (url TEXT)')
    other.close()
    const before = readFileSync(path)
    expect(refusal(path)).toContain('is a database of another program. Name a file that does not exist yet.')
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  test('a file that is not a database', () => {
    const path = freshFile()
    writeFileSync(path, 'a letter to grandmother\n'.repeat(100))
    expect(refusal(path)).toContain("is not an emulator's database")
    expect(readFileSync(path, 'utf8')).toBe('a letter to grandmother\n'.repeat(100))
  })

  test('a folder, and a file in a folder that is not there', () => {
    const path = freshFile()
    mkdirSync(path)
    expect(refusal(path)).toContain('cannot be opened')
    expect(refusal(join(path, 'no', 'emulator.db'))).toMatch(
      /emulator\.db cannot be created: there is no folder .*no\. Create it first/,
    )
  })

  /** Root may write everything, so somebody else looks. */
  function asSomebody<Value>(work: () => Value): Value {
    if (process.geteuid?.() !== 0) return work()
    process.seteuid?.(65_534)
    try {
      return work()
    } finally {
      process.seteuid?.(0)
    }
  }

  test.each([
    ['file', 0o444, 0o777],
    ['folder', 0o666, 0o555],
  ])('what is read-only: a %s', (_, file, folder) => {
    const path = freshFile()
    openSqliteStorage(path).close()
    chmodSync(path, file)
    chmodSync(dirname(path), folder)
    expect(asSomebody(() => refusal(path))).toContain('This user must be allowed to write')
    chmodSync(dirname(path), 0o700)
    expect(readdirSync(dirname(path))).toEqual(['emulator.db'])
  })
})

describe('a full disk', () => {
  function almostFull(): { storage: Storage; database: Database } {
    const database = openDatabase(freshFile())
    const storage = createSqliteStorage(database)
    fill(storage)
    const { page_count: pages } = database.connection.prepare('PRAGMA page_count').get() as { page_count: number }
    database.connection.exec(`PRAGMA max_page_count = ${pages + 2}`)
    return { storage, database }
  }

  const large = (serial: number) =>
    planOf(['1s machine approved'], { jobId: `job-${serial}`, partnerParams: { text: 'x'.repeat(3_000) } }, serial)

  test('is reported, and a plan is kept completely or not at all', () => {
    const { storage, database } = almostFull()
    let kept = 1
    const problem = (() => {
      try {
        for (;;) {
          storage.savePlan(large(kept + 1))
          kept++
        }
      } catch (error) {
        return error as Error
      }
    })()
    expect(problem).toBeInstanceOf(StorageError)
    expect(problem.message).toBe(
      `${database.path} cannot grow: the disk is full. Nothing of this was kept. Make room, and try again.`,
    )
    expect(storage.jobs({})).toHaveLength(kept)
    expect(storage.deliveries({})).toHaveLength(kept + 1)

    // With room it goes on.
    database.connection.exec('PRAGMA max_page_count = 100000')
    storage.savePlan(large(kept + 1))
    storage.close()
    expect(everythingIn(database.path)).toMatchObject([{ jobs: { length: kept + 1 } }, {}, []])
  })

  test('takes nothing of what was to be kept together', () => {
    const { storage } = almostFull()
    const before = storage.everything()
    const fillUp = () =>
      storage.atomically(() => {
        storage.dequeue('1234')
        nextSerial(storage, '1234')
        for (let serial = 2; ; serial++) storage.savePlan(large(serial))
      })
    expect(fillUp).toThrow('the disk is full')
    expect(storage.everything()).toEqual(before)
    const other = { ...before, jobs: [...before.jobs, ...[2, 3, 4, 5, 6].map((serial) => large(serial).job)] }
    expect(() => storage.replaceAll(other)).toThrow('the disk is full')
    expect(storage.everything()).toEqual(before)
    storage.close()
  })
})

describe('an older file', () => {
  // The next version, as it might be: every user gets a note.
  const next = [...migrations, "ALTER TABLE users ADD COLUMN note TEXT NOT NULL DEFAULT 'none'"]

  test('is brought to the newest version with everything in it', () => {
    const path = freshFile()
    const storage = openSqliteStorage(path)
    fill(storage)
    const before = storage.everything()
    storage.close()

    const database = openDatabase(path, next)
    expect(createSqliteStorage(database).everything()).toEqual(before)
    expect(database.connection.prepare('SELECT note FROM users').all()).toMatchObject([{ note: 'none' }])
    database.connection.close()
    openDatabase(path, next).connection.close()
    expect(() => openSqliteStorage(path)).toThrow('was written by a newer emulator')
  })

  test('has its streaks, which were of users alone, by subject', () => {
    const path = freshFile()
    const { connection } = openDatabase(path, migrations.slice(0, 5))
    const streak = { partnerId: '085', scenario: 'mine', times: 2, since: noon }
    connection.exec(`INSERT INTO partners (partner_id) VALUES ('085');
      INSERT INTO streaks (partner_id, user_id, scenario, record)
      VALUES ('085', 'anna', 'mine', '${JSON.stringify({ userId: 'anna', ...streak })}')`)
    connection.close()
    const storage = openSqliteStorage(path)
    expect(storage.streak('085', { subject: 'anna', scenario: 'mine' })).toEqual({ subject: 'anna', ...streak })
    expect(storage.bytesKept('085')).toBe(JSON.stringify({ subject: 'anna', ...streak }).length)
    storage.close()
  })

  test('stays what it was when a step fails', () => {
    const path = freshFile()
    const storage = openSqliteStorage(path)
    fill(storage)
    storage.close()
    expect(() => openDatabase(path, [...next, 'CREATE TABLE users (x)'])).toThrow('already exists')
    expect(everythingIn(path)).toMatchObject([{ users: { length: 1 } }, {}, []])
  })
})

describe('a file that is deleted, moved or replaced while it is open', () => {
  const elsewhere = (path: string) => join(dirname(path), 'elsewhere.db')

  test.each<[string, (path: string) => void]>([
    ['deleted', (path) => rmSync(path)],
    ['moved', (path) => renameSync(path, elsewhere(path))],
    [
      'replaced',
      (path) => {
        renameSync(path, elsewhere(path))
        writeFileSync(path, '')
      },
    ],
  ])('takes nothing more when it was %s, and says so', (_, change) => {
    const path = freshFile()
    const storage = openSqliteStorage(path)
    fill(storage)
    expect(storage.problem()).toBeUndefined()
    change(path)
    const verbs = [
      () => storage.saveUser({ partnerId: '1234', userId: 'bola', state: 'enrolled', since: noon }),
      () => nextSerial(storage, '1234'),
      () => storage.dequeue('1234'),
      () => storage.reset(),
      () => storage.saveEmulator({ mintings: 2 }),
    ]
    for (const verb of verbs) expect(verb).toThrow(`${path} was deleted, moved or replaced while the emulator ran`)
    expect(storage.problem()).toContain('nothing can be kept')
    storage.close()
  })

  test('goes on when it is put back', () => {
    const path = freshFile()
    const storage = openSqliteStorage(path)
    renameSync(path, elsewhere(path))
    expect(() => fill(storage)).toThrow(StorageError)
    renameSync(elsewhere(path), path)
    fill(storage)
    storage.close()
    expect(everythingIn(path)).toMatchObject([{ users: { length: 1 } }, {}, []])
  })
})

test.each([
  ['uploads', (storage: Storage) => storage.everything()],
  ['jobs', (storage: Storage) => storage.jobs({})],
  ['jobs', (storage: Storage) => storage.job('1234', '0000000001')],
  ['deliveries', (storage: Storage) => storage.deliveries({})],
  ['users', (storage: Storage) => storage.users()],
  ['links', (storage: Storage) => storage.link('1234', 'link-1')],
  ['minted', (storage: Storage) => storage.temporaryPartners()],
  ['emulator', (storage: Storage) => storage.emulator()],
] as const)('a record of %s with a bit flipped is reported as a damaged file', (table, read) => {
  const path = freshFile()
  const storage = openSqliteStorage(path)
  fill(storage)
  storage.saveTemporaryPartner({
    id: 'm',
    apiKey: 'key',
    seed: 'x',
    callbacks: 'post',
    clock: 'shared',
    callbackUrl: undefined,
  })
  storage.close()
  const file = new DatabaseSync(path)
  const column = table === 'emulator' ? 'value' : 'record'
  const text = String(file.prepare(`SELECT ${column} AS text FROM ${table} LIMIT 1`).get()?.text)
  const flipped = String.fromCharCode(text.charCodeAt(0) ^ 1) + text.slice(1)
  file.prepare(`UPDATE ${table} SET ${column} = ?`).run(flipped)
  file.close()
  const again = openSqliteStorage(path)
  expect(() => read(again)).toThrow(`${path} is damaged (a record of it is not JSON`)
  again.close()
})
