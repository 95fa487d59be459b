import { createMemoryStorage } from '../../server/storage/memory.ts'
import { describeStorage } from './storage-suite.ts'

describeStorage('memory', createMemoryStorage)
