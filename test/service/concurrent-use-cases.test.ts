import { createMemoryStorage } from '../../server/store/memory/memory.ts'
import { openSqliteStorage } from '../../server/store/sqlite/open.ts'
import { createTableStore } from '../../server/store/table-store.ts'
import { freshFile } from '../helpers/data-file.ts'
import { createSlowStore } from '../helpers/slow-store.ts'
import { describeConcurrentUseCases } from './concurrent-suite.ts'

describeConcurrentUseCases('memory', () => createTableStore(createMemoryStorage()))
describeConcurrentUseCases('SQLite', () => createTableStore(openSqliteStorage(freshFile())))
describeConcurrentUseCases('slow', () => createSlowStore(createTableStore(createMemoryStorage())))
