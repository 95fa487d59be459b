import type { Store } from '../../store/store.ts'
import type { Clocks } from '../partners/clocks.ts'
import type { Partners } from '../partners/partners.ts'
import type { Scenarios } from './scenarios.ts'

/** What queueing works with. */
export interface QueueingParts {
  readonly store: Pick<Store, 'decide'>
  readonly partners: Pick<Partners, 'meant'>
  readonly scenarios: Pick<Scenarios, 'named'>
  readonly clocks: Pick<Clocks, 'clockOf'>
}

/** What was queued, and for whom. */
export interface Queued {
  readonly partnerId: string
  readonly scenario: string
  readonly times: number
}

/** Queues a scenario for the partner's next submissions. @throws ControlError when there is no such partner or scenario. */
export async function queueScenario(
  { store, partners, scenarios, clocks }: QueueingParts,
  name: string,
  times: number,
  whose: string | undefined,
): Promise<Queued> {
  const { id: partnerId } = partners.meant(whose)
  const { name: scenario } = scenarios.named(name)
  const at = clocks.clockOf(partnerId).now()
  return store.decide({ partnerId }, {}, () => ({
    answer: { partnerId, scenario, times },
    changes: { enqueued: { scenario, times } },
    events: [{ at, type: 'scenario.queued', partnerId, scenario, times }],
  }))
}
