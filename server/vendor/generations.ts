import { createV1 } from '../api/v1/operations.ts'
import type { GenerationMaker } from './generation.ts'

/** Every generation that is played, the one of paths without a version first. */
export const generations: readonly GenerationMaker[] = [createV1]
