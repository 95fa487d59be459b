import type { GenerationMaker } from './generation.ts'
import { createV1 } from './v1/v1.ts'
import { createV2 } from './v2/v2.ts'
import { createV3 } from './v3/v3.ts'

/** Every generation that is emulated; the first is that of paths without a version. */
export const generations: readonly GenerationMaker[] = [createV1, createV2, createV3]
