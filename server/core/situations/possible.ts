import { judges } from '../jobs/result.ts'
import type { Scenario } from '../scenarios/scenario.ts'
import { callbackSituations } from './callbacks.ts'
import { callSituations, pollSituations } from './calls.ts'
import { faultSituations } from './faults.ts'
import type { CoveredGeneration, OwnSituations } from './generation-situations.ts'
import type { Sighting } from './sightings.ts'
import type { Situation } from './situation.ts'
import { answeredSituations, type Told, verdictSituations } from './verdicts.ts'

/** What of a generation counts: what was used of it. */
export interface Use extends Pick<Sighting, 'products' | 'endpoints' | 'polled'> {
  /** Whether a callback was met. */
  readonly called: boolean
}

/** Situations of one kind. */
export interface Group<One extends Situation = Situation> {
  readonly kind: 'results' | 'calls' | 'callbacks' | 'faults'
  /** The product, and how its results are told; of results alone. */
  readonly about?: { readonly product: string; readonly told: Told }
  readonly situations: readonly One[]
}

/** What clients can meet in a generation of what they use. */
export function possibleGroups(use: Use, scenarios: readonly Scenario[], wording: CoveredGeneration): Group[] {
  const { products, endpoints, polled, called } = use
  const own: OwnSituations = wording.situations?.own(new Set(endpoints.keys())) ?? { calls: [], faults: [] }
  const later = [...products].filter(([, told]) => told.has('later')).map(([product]) => product)
  const reviewed = later.some((product) => verdictSituations(product, 'human', scenarios, wording).length > 0)
  const calls = [...endpoints.values()].flatMap((call) => callSituations(call, new Set(products.keys())))
  const results = [...products].flatMap(([product, told]) =>
    [...told].map((one): Group => {
      const situations =
        one === 'at_once'
          ? answeredSituations(product, scenarios, wording)
          : judges.flatMap((by) => verdictSituations(product, by, scenarios, wording))
      return { kind: 'results', about: { product, told: one }, situations }
    }),
  )
  const polls = polled.size > 0 ? pollSituations([...new Set([...polled].map(nameOf))].join(' or '), reviewed) : []
  const groups: Group[] = [
    ...results,
    { kind: 'calls', situations: [...calls, ...polls, ...own.calls] },
    { kind: 'callbacks', situations: called ? callbackSituations(reviewed) : [] },
    { kind: 'faults', situations: calls.length > 0 ? [...faultSituations(), ...own.faults] : [] },
  ]
  return groups.filter(({ situations }) => situations.length > 0)
}

/** The short name of an endpoint: the last word of its path, such as `job_status`. */
function nameOf(endpoint: string): string {
  const [, path = ''] = endpoint.split(' ')
  return path.split('/').findLast((part) => part !== '' && !part.startsWith('{')) ?? endpoint
}
