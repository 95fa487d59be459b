import type { CallbackPolicy } from '../../generation-callbacks.ts'

/** How often v1 calls back, and how long it waits for an answer. Assumed: Smile ID publishes no schedule (v1 §12.7). */
export const retryPolicy: CallbackPolicy = { retry: [5_000, 30_000], timeout: 10_000 }
