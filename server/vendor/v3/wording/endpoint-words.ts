import type { ErrorKind } from '../../../core/errors.ts'
import type { RefusalStatus } from './envelope.ts'

/** Which of the gateway's answers an endpoint uses instead of its own, by HTTP status. */
type Gateway = readonly (401 | 413)[]

/** What an endpoint says in words of its own. */
export interface EndpointWords {
  readonly gateway: Gateway
  /** The statuses that it refuses with. Source: v3 §15; 413 wherever there is a body that the gateway measures. */
  readonly statuses: readonly RefusalStatus[]
  readonly messages?: Readonly<Partial<Record<ErrorKind, string>>>
  /** What it says of a field, where that differs; of each member of a list under `name[]`, and of one that is missing under `name?`. */
  readonly fields?: Readonly<Record<string, string>>
}
