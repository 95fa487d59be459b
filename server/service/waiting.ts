import type { Clock } from '../clock/clock.ts'
import { ControlError } from '../core/errors.ts'
import { describeEpochEnd, type EpochEnd, isEndOf } from '../core/state/epoch.ts'
import type { EmulatorEvent } from '../core/state/event.ts'
import type { Milliseconds } from '../core/time.ts'
import type { Store } from '../store/store.ts'
import type { Events } from './events.ts'
import { createLookout, type Waited } from './lookout.ts'
import type { Partners } from './partners/partners.ts'

/** How long to wait. */
export interface Patience {
  /** In real time. */
  readonly patience: Milliseconds
  /** Ends the wait when the client that waits has gone. */
  readonly signal?: AbortSignal | undefined
}

/** Something that is waited for. */
export interface Wait<Found> extends Patience {
  /** Whose it is; the wait ends with a ControlError when that partner is reset or goes. A state that is loaded may bring it. */
  readonly partnerId?: string | undefined
  /** Whether an event may have brought it about. It is asked of each as it happens, from the call on. */
  readonly mayBring: (event: EmulatorEvent) => boolean
  /** Looks whether it is there: at once, and again after events that may have brought it. What it throws ends the wait. */
  readonly look: () => Promise<Found | undefined>
}

/** Waits for changes without polling. */
export interface Waiting {
  until<Found extends object>(wait: Wait<Found>): Promise<Waited<Found>>
}

/** What waiting works with. */
export interface WaitingParts {
  readonly events: Events
  readonly store: Pick<Store, 'listen'>
  readonly partners: Pick<Partners, 'all' | 'find'>
  /** Time as it passes, whatever the emulator's own clock is: a virtual one may never move, and the wall's may be set. */
  readonly realTime: Clock
}

export function createWaiting({ events, store, partners, realTime }: WaitingParts): Waiting {
  /** Where only one is served, a client that names none means that one. */
  function meant(partnerId: string | undefined): string | undefined {
    const [only, another] = partners.all()
    return partnerId ?? (another === undefined ? only?.id : undefined)
  }

  function isGone(partnerId: string, { type }: EmulatorEvent): boolean {
    return type === 'state.restored' && partners.find(partnerId) === undefined
  }

  return {
    async until<Found extends object>({ look, mayBring, patience, signal, partnerId }: Wait<Found>) {
      const lookout = createLookout(look)
      const { giveUp } = lookout
      const whose = meant(partnerId)
      // Listening comes first, so that nothing is missed that happens while the store is asked.
      const unwatch = store.listen({
        ended(end) {
          if (end.by !== 'load' && isEndOf(end, whose)) lookout.fail(overtaken(end))
        },
      })
      const unsubscribe = events.subscribe({
        on(event) {
          if (partnerId !== undefined && isGone(partnerId, event)) lookout.fail(overtaken({ by: 'load' }))
          else if (mayBring(event)) lookout.look()
        },
        closed: () => giveUp('closed'),
      })
      lookout.look()
      const gone = () => giveUp('gone')
      if (signal?.aborted) gone()
      signal?.addEventListener('abort', gone)
      const timeout = () => giveUp('timeout')
      const alarm = patience > 0 ? realTime.wakeAt(realTime.now() + patience, timeout) : timeout()
      try {
        return await lookout.outcome
      } finally {
        alarm?.cancel()
        unwatch()
        unsubscribe()
        signal?.removeEventListener('abort', gone)
      }
    },
  }
}

function overtaken(end: EpochEnd): ControlError {
  return new ControlError(409, `${describeEpochEnd(end)} during the wait, so it will not come.`)
}
