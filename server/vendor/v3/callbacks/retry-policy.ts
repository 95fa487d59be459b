import type { CallbackPolicy } from '../../generation-callbacks.ts'

/** How often v3 calls back, and how long it waits for an answer. Source: v3 §8 (four tries, 35 s); how far apart they are is assumed. */
export const retryPolicy: CallbackPolicy = { retry: [5_000, 30_000, 120_000], timeout: 35_000 }
