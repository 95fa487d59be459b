import { createMemoryStorage } from '../../server/store/memory/memory.ts'
import { describeStorage } from './storage-suite.ts'

describeStorage('memory', createMemoryStorage)
