import type { Delivery } from '../core/callbacks/delivery.ts'
import type { Product } from '../core/jobs/product.ts'
import type { Scenario } from '../core/scenarios/scenario.ts'
import {
  type Answer,
  type Coverage,
  type CoveredGenerations,
  coverageOf,
  type Sightings,
  scopeOf,
} from '../core/situations/coverage.ts'
import { metByAnswer, metByAttempt, verdictId } from '../core/situations/situation.ts'
import type { Replacement } from '../core/state/changes.ts'
import type { Happening } from '../core/state/event.ts'
import type { WarningId } from '../core/warnings/warning.ts'
import type { Store } from '../store/store.ts'

/** Notes what clients meet, for as long as the emulator runs: a reset between two tests forgets nothing of it. */
export interface CoverageNotes {
  noteAnswer(answer: Answer): void
  noteHappening(happening: Happening): void
  /** Notes the attempts that deliveries of a partner have gained. */
  noteDeliveries(changed: readonly Replacement<Delivery>[]): void
  /** @param scenarios those there are. */
  coverage(scenarios: readonly Scenario[]): Promise<Coverage>
  /** Starts over. */
  clear(): void
}

export function createCoverageNotes(store: Pick<Store, 'read'>, generations: CoveredGenerations): CoverageNotes {
  let seen = nothingSeen()
  const reading = new Set<Promise<void>>()
  const scoped = (generation: string) => scopeOf(generation, generations)

  /** What an attempt means to a client depends on what it received before. */
  async function noteAttempt(delivery: Delivery): Promise<void> {
    const { id, partnerId, generation, product, fault, reported } = delivery
    // Whatever is cleared meanwhile takes it along.
    const { situations } = seen
    const { siblings } = await store.read(partnerId, { siblings: { fact: 'deliveriesBeside', id } })
    const met = metByAttempt(delivery, siblings)
    meet(situations, met)
    if (met.length > 0 && !fault?.claims) meet(situations, [verdictId(product, reported.result, scoped(generation))])
  }

  return {
    noteAnswer({ generation, endpoint, status, fault, reported, warnings: earned = [] }) {
      const { endpoints, polled, situations, warnings } = seen
      endpoints.add(endpoint)
      meet(situations, metByAnswer(endpoint, status, fault))
      for (const { id } of earned) count(countsOf(warnings, generation), id)
      if (!reported) return
      use(seen, generation, reported.product)
      if (reported.by === 'status') {
        polled.add(endpoint)
        meet(situations, [`poll/${reported.state}`])
      }
      if (reported.result) meet(situations, [verdictId(reported.product, reported.result, scoped(generation))])
    },
    noteHappening({ type, product, generation }) {
      if (type === 'job.submitted' && product && generation !== undefined) use(seen, generation, product)
      if (type === 'callback.lost') meet(seen.situations, ['callback/lost'])
    },
    noteDeliveries(changed) {
      for (const { before, after } of changed) {
        if (after.attempts.length <= (before?.attempts.length ?? 0)) continue
        const noted = noteAttempt(after).finally(() => reading.delete(noted))
        reading.add(noted)
      }
    },
    async coverage(scenarios) {
      await Promise.all(reading)
      return coverageOf(seen, scenarios, generations)
    },
    clear() {
      seen = nothingSeen()
    },
  }
}

interface Seen extends Sightings {
  readonly products: Map<string, Set<Product>>
  readonly polled: Set<string>
  readonly endpoints: Set<string>
  readonly situations: Map<string, number>
  readonly warnings: Map<string, Map<WarningId, number>>
}

function nothingSeen(): Seen {
  return { products: new Map(), polled: new Set(), endpoints: new Set(), situations: new Map(), warnings: new Map() }
}

function use({ products }: Seen, generation: string, product: Product): void {
  products.set(generation, (products.get(generation) ?? new Set()).add(product))
}

function meet(situations: Map<string, number>, ids: readonly string[]): void {
  for (const id of ids) count(situations, id)
}

function countsOf(warnings: Seen['warnings'], generation: string): Map<WarningId, number> {
  const counts = warnings.get(generation) ?? new Map<WarningId, number>()
  warnings.set(generation, counts)
  return counts
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
