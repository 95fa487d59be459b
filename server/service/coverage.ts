import { type Answer, type Coverage, coverageOf } from '../core/coverage.ts'
import type { Delivery } from '../core/delivery.ts'
import type { Happening } from '../core/event.ts'
import type { Product } from '../core/product.ts'
import type { Scenario } from '../core/scenario.ts'
import { metByAnswer, metByAttempt, verdictId } from '../core/situation.ts'
import type { WarningId } from '../core/warning.ts'
import type { Wording } from '../core/wording.ts'
import type { Storage } from '../storage/storage.ts'

/** Notes what clients meet, for as long as the emulator runs: a reset between two tests forgets nothing of it. */
export interface CoverageNotes {
  noteAnswer(answer: Answer): void
  noteHappening(happening: Happening): void
  /** @param scenarios those there are. */
  coverage(scenarios: readonly Scenario[]): Coverage
  /** Starts over. */
  clear(): void
}

/** @param wording says what clients can meet, and what it is called. */
export function createCoverageNotes(
  storage: Pick<Storage, 'delivery' | 'deliveriesOf'>,
  wording: Wording,
): CoverageNotes {
  const products = new Set<Product>()
  const endpoints = new Set<string>()
  const situations = new Map<string, number>()
  const warnings = new Map<WarningId, number>()

  function meet(ids: readonly string[]): void {
    for (const id of ids) count(situations, id)
  }

  function noteAttempt(delivery: Delivery): void {
    const met = metByAttempt(delivery, storage.deliveriesOf(delivery.partnerId, delivery.smileJobId))
    meet(met)
    if (met.length > 0 && !delivery.fault?.claims) meet([verdictId(delivery.product, delivery.told.result)])
  }

  return {
    noteAnswer({ endpoint, status, fault, told, warnings: earned = [] }) {
      endpoints.add(endpoint)
      meet(metByAnswer(endpoint, status, fault))
      for (const { id } of earned) count(warnings, id)
      if (!told) return
      products.add(told.product)
      if (told.by === 'status') meet([`poll/${told.state}`])
      if (told.result) meet([verdictId(told.product, told.result)])
    },
    noteHappening({ type, product, callbackId = '' }) {
      if (type === 'job.submitted' && product) products.add(product)
      if (type === 'callback.lost') meet(['callback/lost'])
      if (type !== 'callback.attempted') return
      const delivery = storage.delivery(callbackId)
      if (delivery) noteAttempt(delivery)
    },
    coverage: (scenarios) => coverageOf({ products, endpoints, situations, warnings }, scenarios, wording),
    clear() {
      for (const one of [products, endpoints, situations, warnings]) one.clear()
    },
  }
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
