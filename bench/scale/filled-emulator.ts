import { readFileSync } from 'node:fs'
import { keepHeapSmall } from '../../server/cli/heap.ts'
import { openEmulator } from '../../server/emulator.ts'
import { defaultOptions } from '../../server/options/default-options.ts'
import { createMemoryStorage } from '../../server/store/memory/memory.ts'
import { createTableStore } from '../../server/store/table-store.ts'
import { fillStorage } from './fill-storage.ts'

// An emulator with many jobs in memory, all of which are kept. Started with a port, a folder, the file of a sample, and a count.
const [port, dataDir = '', sample = '', count] = process.argv.slice(2)

const storage = createMemoryStorage()
await fillStorage(storage, JSON.parse(readFileSync(sample, 'utf8')), Number(count), () => undefined)
await openEmulator(
  { ...defaultOptions, port: Number(port), dataDir, keepJobs: Number.POSITIVE_INFINITY },
  {},
  { store: createTableStore(storage) },
)
keepHeapSmall()
