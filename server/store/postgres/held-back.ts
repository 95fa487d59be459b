import type { Delivery } from '../../core/callbacks/delivery.ts'

/** A row of what was claimed, or of what was held back. */
interface Row {
  readonly held_back: Pick<Delivery, 'partnerId' | 'smileJobId'> | null
}

/** Jobs of which a callback was due and not claimed, since another replica is sending the one before it. */
export interface HeldBack {
  /** Notes what was held back, while it claims. @param onFreed called when something is free again already. */
  during<One extends Row>(claim: () => Promise<readonly One[]>, onFreed: () => void): Promise<readonly One[]>
  /** Another replica has kept this. @returns whether something waited for it. */
  isFreedBy(delivery: Delivery): boolean
  /** Everybody looks again anyway. */
  clear(): void
}

const jobOf = ({ partnerId, smileJobId }: Pick<Delivery, 'partnerId' | 'smileJobId'>): string =>
  JSON.stringify([partnerId, smileJobId])

export function createHeldBack(): HeldBack {
  const held = new Set<string>()
  // What is heard before the answer of a claim may have come after it.
  const claims = new Set<Set<string>>()

  return {
    async during(claim, onFreed) {
      const heard = new Set<string>()
      claims.add(heard)
      try {
        const rows = await claim()
        const jobs = rows.flatMap(({ held_back: one }) => (one ? [jobOf(one)] : []))
        for (const job of jobs) held.add(job)
        if (jobs.some((job) => heard.has(job))) onFreed()
        return rows
      } finally {
        claims.delete(heard)
      }
    },
    isFreedBy(delivery) {
      const job = jobOf(delivery)
      for (const heard of claims) heard.add(job)
      return held.delete(job)
    },
    clear: () => held.clear(),
  }
}
