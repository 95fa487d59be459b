import type { ContractKit } from './kit.ts'
import { v1Kit } from './v1/kit.ts'
import { v3Kit } from './v3/kit.ts'

/** Every generation's. */
export const kits: readonly ContractKit[] = [v1Kit, v3Kit]
