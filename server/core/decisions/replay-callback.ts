import type { Delivery } from '../callbacks/delivery.ts'
import { ControlError } from '../errors.ts'
import { canClaim, claimable } from '../jobs/claim.ts'
import { planReplay } from '../jobs/plan.ts'
import { reportedWord } from '../jobs/worded.ts'
import type { WordingOf } from '../jobs/wording.ts'
import { callbackFaultOf, type ReplayOptions, signatureReplayFaults } from '../scenarios/fault.ts'
import type { Decision } from '../state/changes.ts'
import { callbackReplayed } from '../state/happenings.ts'
import type { Instant } from '../time.ts'

/** What sending a callback again depends on. */
export interface ReplayFacts {
  readonly original: Delivery
  /** How many callbacks its job has. */
  readonly count: number
}

/** The callbacks of the job that a callback belongs to; none if the partner has no such callback. */
interface Among {
  readonly partnerId: string
  readonly deliveries: readonly Delivery[]
}

/** The callback with that id. @throws ControlError when there is none, or it belongs to another partner. */
export function locatedCallback(
  among: readonly Among[],
  id: string,
  partnerId: string | undefined,
): ReplayFacts & { readonly partnerId: string } {
  for (const { deliveries, ...whose } of among) {
    const original = deliveries.find((one) => one.id === id)
    if (!original) continue
    if (partnerId === undefined || partnerId === whose.partnerId) {
      return { partnerId: whose.partnerId, original, count: deliveries.length }
    }
    throw new ControlError(404, `Partner "${partnerId}" has no callback "${id}".`)
  }
  throw new ControlError(404, `There is no callback "${id}". GET /__emulator/callbacks lists them.`)
}

/**
 * Sends a callback again, with a fresh signature or a fault. Throws a ControlError when it was never sent, or cannot make the
 * claim.
 * @returns the delivery that is now owed; the first one if it is sent twice.
 */
export function decideReplay(
  { original, count }: ReplayFacts,
  options: ReplayOptions,
  now: Instant,
  wordingOf: WordingOf,
): Decision<Delivery> {
  if (original.attempts.length === 0 && original.state !== 'lost') {
    throw new ControlError(
      409,
      `Callback "${original.id}" is ${original.state} and was never sent, so there is nothing to send again.`,
    )
  }
  refuseClaim(original, options, wordingOf)
  const flaw = callbackFaultOf(options)
  const again = planReplay(original, count + 1, now, flaw)
  const more = Array.from({ length: (flaw?.times ?? 1) - 1 }, (_, turn) =>
    planReplay(original, count + 2 + turn, now, flaw),
  )
  const owed = [again, ...more]
  return {
    answer: again,
    changes: { deliveries: owed.map((after) => ({ after })) },
    events: owed.map((one) => callbackReplayed(one, now, reportedWord(one, wordingOf))),
  }
}

/** Smile ID does not lie, so a claim needs a wrong signature. It must be an outcome of the job's product. */
function refuseClaim({ generation, product }: Delivery, { claims, fault }: ReplayOptions, wordingOf: WordingOf): void {
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
  throw new ControlError(400, `claims: "${claims}" is not an outcome of ${product}. These can be claimed: ${words}.`)
}
