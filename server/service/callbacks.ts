import { canClaim, claimable } from '../core/claim.ts'
import type { Attempt, Delivery } from '../core/delivery.ts'
import { ControlError } from '../core/errors.ts'
import { callbackFaultOf, type ReplayOptions, signatureReplayFaults } from '../core/fault.ts'
import { callbackAttempted, callbackEnded, callbackReplayed } from '../core/happenings.ts'
import { planReplay } from '../core/plan.ts'
import type { Instant } from '../core/time.ts'
import { wordTold } from '../core/worded.ts'
import type { WordingOf } from '../core/wording.ts'
import type { DeliveryFilter, Storage } from '../storage/storage.ts'
import type { Events } from './events.ts'
import type { Settlements } from './settlements.ts'
import type { Timelines } from './timelines.ts'

/** What a list of callbacks may be narrowed to. */
export interface CallbackFilter extends DeliveryFilter {
  /** Only those that ended after this one, by its id. */
  readonly after?: string | undefined
}

/** The outbox, as people see it. */
export interface Callbacks {
  /** Oldest first; under `after`, in the order in which they ended. Throws a ControlError when that one has not ended. */
  list(filter: CallbackFilter): readonly Delivery[]
  /** The same, but those that are lost only once their moment has passed. */
  listEnded(filter: CallbackFilter): readonly Delivery[]
  /** Throws a ControlError when there is none, or another partner's than the one asked about. */
  named(id: string, partnerId?: string): Delivery
  /**
   * Sends a callback again, signed afresh, or with a fault. Throws a ControlError when it was never sent, or cannot claim
   * what it is told to.
   * @returns the delivery that is owed now; the first where it is sent twice.
   */
  replay(original: Delivery, now: Instant, options?: ReplayOptions): Delivery
  /** An attempt at one was recorded. */
  attempted(delivery: Delivery, attempt: Attempt, now: Instant): void
}

/** What the outbox works with. */
export interface CallbackParts {
  readonly storage: Storage
  readonly events: Events
  readonly settlements: Settlements
  readonly timelines: Pick<Timelines, 'of'>
  readonly wordingOf: WordingOf
}

export function createCallbacks({ storage, events, settlements, timelines, wordingOf }: CallbackParts): Callbacks {
  const ordinalOf = ({ id }: Delivery): number => settlements.ordinalOf(id) ?? Number.NEGATIVE_INFINITY

  function list({ after, ...filter }: CallbackFilter): readonly Delivery[] {
    const wanted = storage.deliveries(filter)
    if (after === undefined) return wanted
    const ordinal = ordinalOfEnded(named(after))
    return wanted.filter((one) => ordinalOf(one) > ordinal).sort((a, b) => ordinalOf(a) - ordinalOf(b))
  }

  function ordinalOfEnded({ id, state }: Delivery): number {
    const ordinal = settlements.ordinalOf(id)
    if (ordinal !== undefined) return ordinal
    throw new ControlError(409, `Callback "${id}" is ${state} and has not ended, so nothing comes after it yet.`)
  }

  function named(id: string, partnerId?: string): Delivery {
    const delivery = storage.delivery(id)
    if (!delivery) throw new ControlError(404, `There is no callback "${id}". GET /__emulator/callbacks lists them.`)
    if (partnerId === undefined || partnerId === delivery.partnerId) return delivery
    throw new ControlError(404, `Partner "${partnerId}" has no callback "${id}".`)
  }

  /** Smile ID does not lie, so that a claim needs a signature that is wrong, and has to be one of the job's product. */
  function refuseClaim({ generation, product }: Delivery, { claims, fault }: ReplayOptions): void {
    if (claims === undefined) return
    if (!fault || !signatureReplayFaults.includes(fault)) {
      const words = signatureReplayFaults.join(', ')
      throw new ControlError(
        400,
        `claims: only a wrongly signed callback can claim another result. Name a fault: ${words}.`,
      )
    }
    const { canSay } = wordingOf(generation)
    if (canClaim(product, claims, canSay)) return
    const words = claimable(product, canSay).join(', ')
    throw new ControlError(400, `claims: nobody says "${claims}" about ${product}. What can be claimed: ${words}.`)
  }

  return {
    list,
    listEnded: (filter) =>
      list(filter).filter((one) => one.state !== 'lost' || settlements.ordinalOf(one.id) !== undefined),
    named,
    replay(original, now, options = {}) {
      if (original.attempts.length === 0 && original.state !== 'lost') {
        throw new ControlError(
          409,
          `Callback "${original.id}" is ${original.state} and was never sent, so there is nothing to send again.`,
        )
      }
      refuseClaim(original, options)
      const flaw = callbackFaultOf(options)
      const next = storage.deliveriesOf(original.partnerId, original.smileJobId).length + 1
      const again = planReplay(original, next, now, flaw)
      const more = Array.from({ length: (flaw?.times ?? 1) - 1 }, (_, turn) =>
        planReplay(original, next + 1 + turn, now, flaw),
      )
      for (const one of [again, ...more]) {
        storage.saveDelivery(one)
        events.tell(callbackReplayed(one, now, wordTold(one, wordingOf)))
      }
      timelines.of(again.partnerId).courier.expect([again, ...more])
      return again
    },
    attempted(delivery, attempt, now) {
      timelines.of(delivery.partnerId).herald.catchUp()
      const word = wordTold(delivery, wordingOf)
      events.tell(callbackAttempted(delivery, attempt, word))
      const ended = callbackEnded(delivery, now, word)
      if (!ended) return
      settlements.note(delivery)
      events.tell(ended)
    },
  }
}
