import type { Clock } from '../clock/clock.ts'
import { ControlError } from '../core/errors.ts'
import type { EmulatorEvent } from '../core/event.ts'
import type { Milliseconds } from '../core/time.ts'
import type { Events } from './events.ts'

/** How long somebody waits. */
export interface Patience {
  /** In real time. */
  readonly patience: Milliseconds
  /** Ends the wait when whoever waits has gone. */
  readonly signal?: AbortSignal | undefined
}

/** Something that is waited for. */
export interface Wait<Found> extends Patience {
  /** Whose it is; the wait ends with a ControlError when that partner goes. */
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

/** @param realTime time as it passes, whatever the emulator's own clock is: a virtual one may never move, and the wall's may be set. */
export function createWaiting(events: Events, realTime: Clock): Waiting {
  return {
    async until<Found extends object>({ look, patience, signal, partnerId }: Wait<Found>) {
      const there = look()
      if (there !== undefined) return { found: there }
      if (signal?.aborted) return { ended: 'gone' }
      if (patience <= 0) return { ended: 'timeout' }

      const waited = Promise.withResolvers<Waited<Found>>()
      const lookAgain = (event: EmulatorEvent): void => {
        try {
          if (event.type === 'partner.forgotten' && event.partnerId === partnerId) throw partnerGone(event)
          const found = look(event)
          if (found !== undefined) waited.resolve({ found })
        } catch (error) {
          waited.reject(error)
        }
      }
      const gone = () => waited.resolve({ ended: 'gone' })
      const alarm = realTime.wakeAt(realTime.now() + patience, () => waited.resolve({ ended: 'timeout' }))
      const unsubscribe = events.subscribe({
        on: lookAgain,
        closed: () => waited.resolve({ ended: 'closed' }),
      })
      signal?.addEventListener('abort', gone)
      try {
        return await waited.promise
      } finally {
        alarm.cancel()
        unsubscribe()
        signal?.removeEventListener('abort', gone)
      }
    },
  }
}

function partnerGone({ partnerId }: EmulatorEvent): ControlError {
  return new ControlError(409, `Partner "${partnerId}" was forgotten while something of it was waited for.`)
}
