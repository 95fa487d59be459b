import type { Product } from '../jobs/product.ts'
import type { WarningId } from '../warnings/warning.ts'
import type { CoveredCall } from './calls.ts'
import type { Told } from './verdicts.ts'

/** What clients used of one generation of the API, and how often they met each situation. */
export interface Sighting {
  readonly products: ReadonlyMap<Product, ReadonlySet<Told>>
  /** The endpoints that were called, by their templates. */
  readonly endpoints: ReadonlyMap<string, CoveredCall>
  /** Those that were called for a job's status. */
  readonly polled: ReadonlySet<string>
  /** By the name of the situation. */
  readonly met: ReadonlyMap<string, number>
  readonly warnings: ReadonlyMap<WarningId, number>
}

/** By the name of the generation. */
export type Sightings = ReadonlyMap<string, Sighting>
