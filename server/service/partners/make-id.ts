import { madeId } from '../../core/jobs/ids.ts'
import type { Instant } from '../../core/time.ts'
import type { Store } from '../../store/store.ts'
import type { Partners } from './partners.ts'

/** What ids are made with. */
export interface IdParts {
  readonly store: Store
  readonly partners: Partners
}

/** Makes an id that nobody chose, such as of a user whom a request leaves out. */
export async function makeId({ store, partners }: IdParts, partnerId: string, now: Instant): Promise<string> {
  const seed = partners.seedOf(partnerId)
  return store.decide({ partnerId }, { idsMade: { fact: 'idsMade' } }, ({ idsMade }) => ({
    answer: madeId({ seed, partnerId, now, ordinal: idsMade + 1 }),
    changes: { idsMade: idsMade + 1 },
  }))
}
