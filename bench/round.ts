import { createClient } from './client.ts'
import type { Load } from './loads.ts'

/** How many requests, or flows of several, are in progress at once. */
export const concurrency = 8

/** What one stretch of load came to. */
export interface Round {
  readonly steps: number
  readonly perSecond: number
}

/** Runs a load's steps side by side until the time is up, or what it prepared is used up. @param begin is called when the clock starts. */
export async function runRound(load: Load, duration: number, begin: () => void = () => undefined): Promise<Round> {
  // New connections are made, since a server closes those that idled while the others had their turns.
  const client = createClient(concurrency)
  let steps = 0
  try {
    await load.prepare?.(client)
    begin()
    const started = performance.now()
    await Promise.all(Array.from({ length: concurrency }, lane))
    return { steps, perSecond: (steps / (performance.now() - started)) * 1_000 }

    async function lane(): Promise<void> {
      while (performance.now() - started < duration && (await load.step(client))) steps += 1
    }
  } finally {
    client.close()
  }
}
