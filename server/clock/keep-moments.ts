import { OvertakenError } from '../core/errors.ts'
import type { Instant } from '../core/time.ts'

/** Where a partner's time is kept. */
export interface MomentStore {
  epochOf(partnerId: string): number
  /** Rejects with an OvertakenError when the partner's epoch is another by now. */
  saveMoment(within: { readonly partnerId: string; readonly epoch: number }, now: Instant): Promise<void>
}

/**
 * Keeps what a partner's own clock shows, so that it goes on from there after a restart. A reset of the partner leaves its clock alone;
 * a clock that has stopped, since a state has brought another, keeps nothing over that.
 */
export function keepMoments(
  { epochOf, saveMoment }: MomentStore,
  partnerId: string,
): (now: Instant, hasStopped: () => boolean) => Promise<void> {
  return async function keep(now, hasStopped): Promise<void> {
    try {
      await saveMoment({ partnerId, epoch: epochOf(partnerId) }, now)
    } catch (error) {
      if (!(error instanceof OvertakenError)) throw error
      if (!hasStopped()) await keep(now, hasStopped)
    }
  }
}
