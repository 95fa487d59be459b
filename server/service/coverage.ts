import type { Delivery } from '../core/callbacks/delivery.ts'
import type { Product } from '../core/jobs/product.ts'
import type { Scenario } from '../core/scenarios/scenario.ts'
import {
  type Answer,
  type Coverage,
  type CoveredGenerations,
  coverageOf,
  scopeOf,
} from '../core/situations/coverage.ts'
import { metByAnswer, metByAttempt, verdictId } from '../core/situations/situation.ts'
import type { Happening } from '../core/state/event.ts'
import type { WarningId } from '../core/warnings/warning.ts'
import type { Storage } from '../store/tables.ts'

/** Notes what clients meet, for as long as the emulator runs: a reset between two tests forgets nothing of it. */
export interface CoverageNotes {
  noteAnswer(answer: Answer): void
  noteHappening(happening: Happening): void
  /** @param scenarios those there are. */
  coverage(scenarios: readonly Scenario[]): Coverage
  /** Starts over. */
  clear(): void
}

export function createCoverageNotes(
  storage: Pick<Storage, 'delivery' | 'deliveriesOf'>,
  generations: CoveredGenerations,
): CoverageNotes {
  const products = new Map<string, Set<Product>>()
  const endpoints = new Set<string>()
  const polled = new Set<string>()
  const situations = new Map<string, number>()
  const warnings = new Map<WarningId, number>()
  const scoped = (generation: string) => scopeOf(generation, generations)

  function meet(ids: readonly string[]): void {
    for (const id of ids) count(situations, id)
  }

  function use(generation: string, product: Product): void {
    products.set(generation, (products.get(generation) ?? new Set()).add(product))
  }

  function noteAttempt(delivery: Delivery): void {
    const { generation, product, fault, told } = delivery
    const met = metByAttempt(delivery, storage.deliveriesOf(delivery.partnerId, delivery.smileJobId))
    meet(met)
    if (met.length > 0 && !fault?.claims) meet([verdictId(product, told.result, scoped(generation))])
  }

  return {
    noteAnswer({ generation, endpoint, status, fault, told, warnings: earned = [] }) {
      endpoints.add(endpoint)
      meet(metByAnswer(endpoint, status, fault))
      for (const { id } of earned) count(warnings, id)
      if (!told) return
      use(generation, told.product)
      if (told.by === 'status') {
        polled.add(endpoint)
        meet([`poll/${told.state}`])
      }
      if (told.result) meet([verdictId(told.product, told.result, scoped(generation))])
    },
    noteHappening({ type, product, generation, callbackId = '' }) {
      if (type === 'job.submitted' && product && generation !== undefined) use(generation, product)
      if (type === 'callback.lost') meet(['callback/lost'])
      if (type !== 'callback.attempted') return
      const delivery = storage.delivery(callbackId)
      if (delivery) noteAttempt(delivery)
    },
    coverage: (scenarios) => coverageOf({ products, polled, endpoints, situations, warnings }, scenarios, generations),
    clear() {
      for (const one of [products, polled, endpoints, situations, warnings]) one.clear()
    },
  }
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
