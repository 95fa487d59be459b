import { withRoom } from '../../core/decisions/make-room.ts'
import type { BoundValue } from '../../core/identity/bound-value.ts'
import type { Store } from '../../store/store.ts'
import type { Retention } from '../jobs/retention.ts'
import type { Begun } from '../jobs/submission-parts.ts'

/** What values are bound to tokens with. */
export interface BindingParts {
  readonly store: Store
  readonly retention: Retention
}

/** Keeps what a token's references stand for. @throws FullError when there is no room for it. */
export async function keepBoundValues(
  { store, retention }: BindingParts,
  partnerId: string,
  boundValues: readonly BoundValue[],
  { now, epoch }: Begun,
): Promise<void> {
  if (boundValues.length === 0) return
  const keys = { removable: retention.keyFor({ of: boundValues, now }) }
  await store.decide({ partnerId, epoch }, keys, (facts) =>
    withRoom(facts, retention.keepBytes, now, () => ({ answer: undefined, changes: { boundValues } })),
  )
}

/** What references stand for, as far as that is known. */
export async function findBoundValues(
  { store }: { readonly store: Pick<Store, 'read'> },
  partnerId: string,
  references: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (references.length === 0) return new Map()
  const { found } = await store.read(partnerId, { found: { fact: 'boundValues', references } })
  return new Map(found.map(({ reference, value }) => [reference, value]))
}
