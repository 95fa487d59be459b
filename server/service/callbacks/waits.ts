import { type Delivery, settledStates } from '../../core/callbacks/delivery.ts'
import { ControlError } from '../../core/errors.ts'
import type { EmulatorEvent } from '../../core/state/event.ts'
import { formatDuration, type Milliseconds } from '../../core/time.ts'
import type { Filter } from '../../store/listings.ts'
import type { Store } from '../../store/store.ts'
import type { Patience, Waiting } from '../waiting.ts'
import type { CallbackFilter, Callbacks } from './callbacks.ts'
import { describeDelivery, type WhyNotParts, whyNoCallback } from './why-not.ts'

/** What is asked of the next callback. */
export interface NextCallback extends Filter {
  /** Milliseconds of real time; 5,000 by default. */
  readonly timeout?: Milliseconds | undefined
}

/** Waiting for callbacks to come to their ends. */
export interface CallbackWaits {
  /** Those that match, as soon as there is one; or none after a while, and why. Ended ones unless `states` says others. */
  some(filter: CallbackFilter, wait: Patience): Promise<{ callbacks: readonly Delivery[]; hint?: string }>
  /** The next that ends after this call. Rejects with a ControlError that says what came, and what is due when. */
  next(wanted: NextCallback): Promise<Delivery>
}

export interface CallbackWaitParts extends WhyNotParts {
  readonly store: WhyNotParts['store'] & Pick<Store, 'read'>
  readonly waiting: Waiting
  readonly callbacks: Callbacks
}

// What ends a callback that somebody may wait for.
const ends = new Set<string>(settledStates.map((state) => `callback.${state}`))

// As many of those that were not meant as help to see the mistake.
const strangersShown = 5

export function createCallbackWaits(parts: CallbackWaitParts): CallbackWaits {
  const { waiting, callbacks, store, clocks } = parts

  async function named({ partnerId = '', callbackId: id = '' }: EmulatorEvent): Promise<Delivery | undefined> {
    return (await store.read(partnerId, { delivery: { fact: 'delivery', id } })).delivery
  }

  return {
    async some({ states = settledStates, ...filter }, wait) {
      const since = clocks.clockOf(filter.partnerId).now()
      const waited = await waiting.until({
        ...wait,
        partnerId: filter.partnerId,
        mayBring: (event) => mayChange(event) && concerns(event, filter),
        async look() {
          const found = await callbacks.listEnded({ ...filter, states })
          return found.length > 0 ? found : undefined
        },
      })
      if ('found' in waited) return { callbacks: waited.found }
      const closed = waited.ended === 'closed' ? 'The emulator was closed. ' : ''
      const { partnerId, jobId, after } = filter
      const later = after === undefined ? '' : `None after ${after}. `
      return { callbacks: [], hint: closed + later + (await whyNoCallback(parts, { partnerId, jobId }, since)) }
    },

    async next({ timeout = 5_000, ...filter }) {
      const since = clocks.clockOf(filter.partnerId).now()
      const heard: EmulatorEvent[] = []
      const strangers: EmulatorEvent[] = []
      const waited = await waiting.until({
        patience: timeout,
        partnerId: filter.partnerId,
        mayBring(event) {
          if (!ends.has(event.type)) return false
          if (concerns(event, filter)) heard.push(event)
          else if (agree(filter.partnerId, event.partnerId) && strangers.length < strangersShown) strangers.push(event)
          return heard.length > 0
        },
        async look() {
          for (let event = heard.shift(); event; event = heard.shift()) {
            const delivery = await named(event)
            if (delivery) return delivery
          }
          return undefined
        },
      })
      if ('found' in waited) return waited.found
      if (waited.ended === 'closed')
        throw new ControlError(409, `The emulator was closed during a wait for a callback${about(filter)}.`)
      const others = await Promise.all(strangers.map(named))
      const meanwhile = others
        .flatMap((one) => one ?? [])
        .map((one) => describeDelivery(one, clocks.clockOf(one.partnerId).now(), parts.wordingOf))
        .join('; ')
      throw new ControlError(
        409,
        [
          `No callback${about(filter)} ended within ${formatDuration(timeout)} of the call.`,
          ...(meanwhile ? [`Others ended: ${meanwhile}.`] : []),
          await whyNoCallback(parts, filter, since),
        ].join(' '),
      )
    },
  }
}

/** Whether it may bring callbacks into the state that is asked for. */
function mayChange({ type }: EmulatorEvent): boolean {
  return /^(callback|job)\.|^state\.restored$/.test(type)
}

/** Whether it is about what is asked for; what names no partner and no job is about all. */
function concerns(event: EmulatorEvent, { partnerId, jobId }: Filter): boolean {
  return agree(partnerId, event.partnerId) && agree(jobId, event.jobId)
}

function agree(wanted: string | undefined, found: string | undefined): boolean {
  return wanted === undefined || found === undefined || wanted === found
}

function about({ partnerId, jobId }: Filter): string {
  return `${jobId === undefined ? '' : ` of job "${jobId}"`}${partnerId === undefined ? '' : ` of partner ${partnerId}`}`
}
