import { type Delivery, settledStates } from '../core/callbacks/delivery.ts'
import type { Replacement } from '../core/state/changes.ts'
import type { Store } from '../store/store.ts'
import type { Settlements } from './callbacks/settlements.ts'
import type { CoverageNotes } from './coverage.ts'
import type { Events } from './events.ts'
import type { Clocks } from './partners/clocks.ts'

/** Who is notified of changes in the store. */
export interface AnnouncingParts {
  readonly store: Pick<Store, 'listen'>
  readonly events: Pick<Events, 'emit'>
  readonly settlements: Pick<Settlements, 'note' | 'forgetOne'>
  readonly clocks: Pick<Clocks, 'of' | 'resume'>
  readonly coverage: Pick<CoverageNotes, 'noteDeliveries'>
  /** Called when a submission is forgotten, by its ref, so that data kept elsewhere can go too. */
  readonly onForget: (ref: string) => void
}

/** Emits events for every change once it is kept, and passes planned moments to the dispatcher and the due notifier. */
export function announceChanges({ store, events, settlements, clocks, coverage, onForget }: AnnouncingParts): void {
  store.listen({
    committed({ partnerId, changes, events: happenings }) {
      const { forgotten, deliveries = [] } = changes
      for (const { ref, callbackIds } of forgotten?.jobs ?? []) {
        callbackIds.forEach(settlements.forgetOne)
        onForget(ref)
      }
      const { dueNotifier, dispatcher } = clocks.of(partnerId)
      // Events that depend only on time come first.
      dueNotifier.catchUp()
      for (const { after } of deliveries.filter(hasEnded)) settlements.note(after)
      coverage.noteDeliveries(deliveries)
      happenings.forEach(events.emit)
      dueNotifier.follow(changes)
      dispatcher.expect(deliveries.map(({ after }) => after))
    },
    // A store that is away says so again when it is back.
    due: () => void clocks.resume().catch(() => undefined),
  })
}

/** Whether an attempt has brought it to an end. */
function hasEnded({ before, after }: Replacement<Delivery>): boolean {
  return before?.state === 'owed' && settledStates.includes(after.state)
}
