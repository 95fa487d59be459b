import { createClient } from './client.ts'
import type { JobFlow } from './job-flow.ts'

/** How many flows are under way at once. */
export const concurrency = 8

/** What one stretch of load came to. */
export interface Round {
  readonly flows: number
  readonly perSecond: number
}

/** Runs flows side by side until the time is up. */
export async function runRound(flow: JobFlow, duration: number): Promise<Round> {
  // Connections are made anew, since a server closes those that idled while the others had their turns.
  const client = createClient(concurrency)
  const started = performance.now()
  let flows = 0

  async function lane(): Promise<void> {
    while (performance.now() - started < duration) {
      await flow(client)
      flows += 1
    }
  }

  try {
    await Promise.all(Array.from({ length: concurrency }, lane))
  } finally {
    client.close()
  }
  return { flows, perSecond: (flows / (performance.now() - started)) * 1_000 }
}
