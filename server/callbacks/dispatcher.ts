import type { Alarm } from '../clock/clock.ts'
import { destinationOf } from '../core/callbacks/delivery.ts'
import { StorageError } from '../core/errors.ts'
import type { Instant } from '../core/time.ts'
import type { Dispatcher } from '../service/callbacks/dispatcher-port.ts'
import type { Claim, ClockOwner } from '../store/due.ts'
import type { Store } from '../store/store.ts'
import { type AttemptParts, attempt } from './attempt.ts'
import { mostAtOnce } from './transport.ts'
import { createUnderWay } from './under-way.ts'

/** What the dispatcher works with. */
export interface DispatcherParts extends AttemptParts {
  readonly store: Pick<Store, 'decide' | 'nextDue' | 'claimDue' | 'epochOf'>
  /** Whose clock it is; the emulator's unless given. */
  readonly owner?: ClockOwner
}

/**
 * Sends deliveries when the clock says they are due. It decides nothing: the plan says what is due and when, and the
 * store says which of these deliveries this dispatcher sends. It keeps one alarm, for the next delivery.
 */
export function createDispatcher(parts: DispatcherParts): Dispatcher {
  const { store, clock, owner } = parts
  const underWay = createUnderWay()
  const rounds = new Set<Promise<void>>()
  let claiming: Promise<unknown> = Promise.resolve()
  let alarm: { at: Instant; off: Alarm } | undefined
  let draining = false
  // Another process may have planned something.
  clock.beforeMoves(() => lookAhead())

  function wakeBy(at: Instant | undefined): void {
    if (draining || at === undefined || (alarm && alarm.at <= at)) return
    cancelAlarm()
    alarm = { at, off: clock.wakeAt(at, wake) }
  }

  function cancelAlarm(): void {
    alarm?.off.cancel()
    alarm = undefined
  }

  async function lookAhead(after?: Instant): Promise<void> {
    if (!draining) wakeBy(await store.nextDue(owner, after))
  }

  function wake(): Promise<void> {
    alarm = undefined
    const sending = sendDue()
      .catch(warn)
      .finally(() => rounds.delete(sending))
    rounds.add(sending)
    return sending
  }

  /** Sends what is due, and what has to wait for a connection once one is free. Resolves when all of it is recorded. */
  async function sendDue(): Promise<void> {
    const { claims, at } = await claimDue()
    // The clock may have moved on: what fell due meanwhile is still to be claimed.
    await Promise.all([...claims.map(sendClaimed), lookAhead(at)])
  }

  /** One call at a time, so that no two count on the same free connection. @returns with the moment up to which it claimed. */
  function claimDue(): Promise<{ readonly claims: readonly Claim[]; readonly at: Instant }> {
    const claimed = claiming.then(async () => {
      const at = clock.now()
      if (draining) return { claims: [], at }
      const claims = await store.claimDue(owner, at, { atMost: mostAtOnce, busy: underWay.busy })
      for (const { delivery } of claims) underWay.begin(destinationOf(delivery))
      return { claims, at }
    })
    claiming = claimed.catch(() => undefined)
    return claimed
  }

  async function sendClaimed(claim: Claim): Promise<void> {
    const { partnerId } = claim.delivery
    const isOver = draining || store.epochOf(partnerId) !== claim.epoch
    try {
      if (!isOver) await attempt(parts, claim, underWay.signalOf(partnerId))
    } finally {
      const before = underWay.end(destinationOf(claim.delivery))
      if (before >= mostAtOnce) await sendDue()
    }
  }

  function drain(): void {
    draining = true
    cancelAlarm()
  }

  return {
    expect(deliveries) {
      const moments = deliveries.filter(({ state }) => state === 'owed').map(({ dueAt }) => dueAt)
      if (moments.length > 0) wakeBy(Math.min(...moments))
    },
    resume: () => lookAhead(),
    forget(partnerId) {
      underWay.interrupt(partnerId)
      // The clock may be set to another time before anything is expected again.
      if (partnerId === undefined) cancelAlarm()
    },
    async settled() {
      while (rounds.size > 0) await Promise.all(rounds)
    },
    drain,
    stop() {
      drain()
      underWay.interrupt()
    },
  }
}

function warn(error: unknown): void {
  if (!(error instanceof StorageError)) throw error
  process.emitWarning(`Callbacks that are due were not sent, so a restart sends them. ${error.message}`)
}
