import type { Clock } from '../clock/clock.ts'
import { ControlError } from '../core/errors.ts'
import { describeEpochEnd, type EpochEnd, isEndOf } from '../core/state/epoch.ts'
import type { EmulatorEvent } from '../core/state/event.ts'
import type { Milliseconds } from '../core/time.ts'
import type { Store } from '../store/store.ts'
import type { Events } from './events.ts'
import type { Partners } from './partners/partners.ts'

/** How long somebody waits. */
export interface Patience {
  /** In real time. */
  readonly patience: Milliseconds
  /** Ends the wait when whoever waits has gone. */
  readonly signal?: AbortSignal | undefined
}

/** Something that is waited for. */
export interface Wait<Found> extends Patience {
  /** Whose it is; the wait ends with a ControlError when that partner is reset or goes. A state that is loaded may bring it. */
  readonly partnerId?: string | undefined
  /** Looks whether it is there: at once, and then at each event, which may be no concern of its. What it throws ends the wait. */
  readonly look: (event?: EmulatorEvent) => Found | undefined
}

/** What came of a wait: what was looked for, or why it ended without. */
export type Waited<Found> = { readonly found: Found } | { readonly ended: 'timeout' | 'gone' | 'closed' }

/** Waits for what somebody else brings about, without asking again and again. */
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
  /** Where only one is served, whoever names none can mean no other. */
  function meant(partnerId: string | undefined): string | undefined {
    const [only, another] = partners.all()
    return partnerId ?? (another === undefined ? only?.id : undefined)
  }

  function isGone(partnerId: string, { type }: EmulatorEvent): boolean {
    return type === 'state.restored' && partners.find(partnerId) === undefined
  }

  return {
    async until<Found extends object>({ look, patience, signal, partnerId }: Wait<Found>) {
      const there = look()
      if (there !== undefined) return { found: there }
      if (signal?.aborted) return { ended: 'gone' }
      if (patience <= 0) return { ended: 'timeout' }

      const waited = Promise.withResolvers<Waited<Found>>()
      const lookAgain = (event: EmulatorEvent): void => {
        try {
          if (partnerId !== undefined && isGone(partnerId, event)) throw overtaken({ by: 'load' })
          const found = look(event)
          if (found !== undefined) waited.resolve({ found })
        } catch (error) {
          waited.reject(error)
        }
      }
      const gone = () => waited.resolve({ ended: 'gone' })
      const alarm = realTime.wakeAt(realTime.now() + patience, () => waited.resolve({ ended: 'timeout' }))
      const whose = meant(partnerId)
      const unwatch = store.listen({
        ended(end) {
          if (end.by !== 'load' && isEndOf(end, whose)) waited.reject(overtaken(end))
        },
      })
      const unsubscribe = events.subscribe({
        on: lookAgain,
        closed: () => waited.resolve({ ended: 'closed' }),
      })
      signal?.addEventListener('abort', gone)
      try {
        return await waited.promise
      } finally {
        alarm.cancel()
        unwatch()
        unsubscribe()
        signal?.removeEventListener('abort', gone)
      }
    },
  }
}

function overtaken(end: EpochEnd): ControlError {
  return new ControlError(409, `${describeEpochEnd(end)} while something was waited for, so it will not come.`)
}
