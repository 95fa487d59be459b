import type { Delivery } from '../core/callbacks/delivery.ts'
import type { Product } from '../core/jobs/product.ts'
import type { Scenario } from '../core/scenarios/scenario.ts'
import { type Answer, metByAnswer, type ReportedJob } from '../core/situations/answer.ts'
import { metByAttempt } from '../core/situations/callbacks.ts'
import type { CoveredCall } from '../core/situations/calls.ts'
import type { Coverage, CoveredGenerations } from '../core/situations/coverage.ts'
import type { Sighting } from '../core/situations/sightings.ts'
import { answeredName, type Told, verdictName } from '../core/situations/verdicts.ts'
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

/** The generations that are served. */
export interface ServedGenerations extends CoveredGenerations {
  /** Loads the endpoints of one. */
  readonly callsOf: (generation: string) => Promise<readonly CoveredCall[]>
}

export function createCoverageNotes(store: Pick<Store, 'read'>, generations: ServedGenerations): CoverageNotes {
  let seen = new Map<string, Seen>()
  const reading = new Set<Promise<void>>()

  /** What an attempt means to a client depends on what it received before. */
  async function noteAttempt(delivery: Delivery): Promise<void> {
    const { id, partnerId, generation, product, fault, reported } = delivery
    // Whatever is cleared meanwhile takes it along.
    const { met } = seenOf(seen, generation)
    const { siblings } = await store.read(partnerId, { siblings: { fact: 'deliveriesBeside', id } })
    const names = metByAttempt(delivery, siblings)
    meet(met, names)
    if (names.length > 0 && !fault?.claims) meet(met, [verdictName(product, reported.result)])
  }

  return {
    noteAnswer(answer) {
      const { generation, endpoint, purposes, products, reported, warnings: earned = [] } = answer
      const own = seenOf(seen, generation)
      if (!own.endpoints.has(endpoint)) own.endpoints.set(endpoint, { endpoint, purposes, products })
      meet(own.met, metByAnswer(answer))
      for (const { id } of earned) count(own.warnings, id)
      if (reported) noteReport(own, endpoint, reported)
    },
    noteHappening({ type, product, generation, isAnswered }) {
      if (generation === undefined) return
      if (type === 'job.submitted' && product) use(seenOf(seen, generation), product, isAnswered ? 'at_once' : 'later')
      if (type === 'callback.lost') meet(seenOf(seen, generation).met, ['callback/lost'])
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
      const newest = generations.newest()
      const offered = seen.has(newest) && seen.size > 1 ? await generations.callsOf(newest) : []
      // Most emulators are never asked.
      const { coverageOf } = await import('../core/situations/coverage.ts')
      return coverageOf(seen, scenarios, generations, offered)
    },
    clear() {
      seen = new Map()
    },
  }
}

interface Seen extends Sighting {
  readonly products: Map<Product, Set<Told>>
  readonly endpoints: Map<string, CoveredCall>
  readonly polled: Set<string>
  readonly met: Map<string, number>
  readonly warnings: Map<WarningId, number>
}

function seenOf(seen: Map<string, Seen>, generation: string): Seen {
  const known = seen.get(generation)
  if (known) return known
  const own = {
    products: new Map(),
    endpoints: new Map(),
    polled: new Set<string>(),
    met: new Map(),
    warnings: new Map(),
  }
  seen.set(generation, own)
  return own
}

/** Whoever asks for a status may ask about a job that was answered at once, and hears no more of it than that. */
function noteReport(own: Seen, endpoint: string, { by, product, state, result }: ReportedJob): void {
  if (by === 'lookup') {
    use(own, product, 'at_once')
    meet(own.met, [answeredName(product, result?.outcome)])
    return
  }
  if (!own.products.has(product)) use(own, product, 'later')
  own.polled.add(endpoint)
  meet(own.met, [`poll/${state}`, ...(result ? [verdictName(product, result)] : [])])
}

function use({ products }: Seen, product: Product, told: Told): void {
  products.set(product, (products.get(product) ?? new Set()).add(told))
}

function meet(met: Map<string, number>, names: readonly string[]): void {
  for (const name of names) count(met, name)
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
