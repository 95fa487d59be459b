import type { Changes, Decision } from '../core/state/changes.ts'
import type { EpochEnd } from '../core/state/epoch.ts'
import type { Happening } from '../core/state/event.ts'
import type { EmulatorState } from '../core/state/state.ts'
import type { TemporaryPartner } from '../core/users/temporary-partner.ts'
import type { DueCallbacks } from './due.ts'
import type { EmulatorKeeping } from './kept.ts'
import type { Facts, Keys } from './keys.ts'
import type { Listings } from './listings.ts'
import type { Within } from './within.ts'

/** What was decided, and is kept by now. */
export interface Commit {
  readonly partnerId: string
  readonly changes: Changes
  readonly events: readonly Happening[]
}

/** What ended, and why: whatever was begun before ends without a trace. */
export interface Ended extends EpochEnd {
  /** The state that took the place of everything, where one was loaded. */
  readonly loaded?: EmulatorState | undefined
}

/** A listener, notified of a change before the call that makes it returns. It must not throw. */
export interface StoreListener {
  committed?(commit: Commit): void
  /** There is another temporary partner. */
  partnerSaved?(partner: TemporaryPartner): void
  /** The epoch of a partner has ended, or of all. */
  ended?(end: Ended): void
  /** What is due may be free to be claimed by now, and nobody here knows: look again. Only a store that others share says so. */
  due?(): void
}

/**
 * Where everything is kept, as use cases see it: facts in, changes out. Each decision is one transaction, so that nothing changes
 * between what it reads and what it writes. In memory its effect is there when the call returns, awaited or not.
 */
export interface Store extends Listings, EmulatorKeeping, DueCallbacks {
  /**
   * Loads the facts that the keys name, has them decided, and applies the changes: all of it or nothing.
   * @param decision pure and synchronous; what it throws is thrown, and nothing is changed.
   * @throws OvertakenError when the partner's epoch is another by now than the one that is named.
   * @throws the refusal that was decided, once its changes are kept.
   */
  decide<const Asked extends Keys, Answer>(
    within: Within,
    keys: Asked,
    decision: (facts: Facts<Asked>) => Decision<Answer>,
  ): Promise<Answer>
  /** The same where one of several partners is meant, and the facts say which: its decision names it. */
  decideAmong<const Asked extends Keys, Answer>(
    partnerIds: readonly string[],
    keys: Asked,
    decision: (facts: readonly Facts<Asked>[]) => Decision<Answer> & { readonly partnerId: string },
  ): Promise<Answer>
  /** The facts alone, as they are at one moment. */
  read<const Asked extends Keys>(partnerId: string, keys: Asked): Promise<Facts<Asked>>
  /** The same of each of several partners. */
  readAmong<const Asked extends Keys>(partnerIds: readonly string[], keys: Asked): Promise<readonly Facts<Asked>[]>

  /** Forgets every record of one partner, or of all, which ends the epoch. */
  reset(partnerId?: string): Promise<void>
  /** Replaces everything by a state, all or nothing, which ends every epoch. */
  load(state: EmulatorState): Promise<void>

  /** The number of a partner's epoch, as far as is known here: only `decide` can be sure. Without one, of those unknown. */
  epochOf(partnerId?: string): number
  /** @returns what ends it. */
  listen(listener: StoreListener): () => void
  /** Why nothing can be kept at the moment, and what helps; undefined while it can. */
  problem(): Promise<string | undefined>
  /**
   * Ends the session, and what it has claimed.
   * @returns why something could not be kept for the next start, though it should have been; undefined when nothing is missing.
   */
  close(): Promise<string | undefined>
}
