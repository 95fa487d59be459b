import { OvertakenError } from '../../core/errors.ts'
import type { Instant } from '../../core/time.ts'
import type { Store } from '../../store/store.ts'

/**
 * Keeps what a partner's own clock shows, so that it goes on from there after a restart. A reset of the partner leaves its clock alone;
 * a clock that a state has replaced keeps nothing over it.
 * @param isItsClock says whether the clock is still the partner's.
 */
export function keepMoments(
  { epochOf, saveMoment }: Pick<Store, 'epochOf' | 'saveMoment'>,
  partnerId: string,
  isItsClock: () => boolean,
): (now: Instant) => Promise<void> {
  return async function keep(now): Promise<void> {
    try {
      await saveMoment({ partnerId, epoch: epochOf(partnerId) }, now)
    } catch (error) {
      if (!(error instanceof OvertakenError)) throw error
      if (isItsClock()) await keep(now)
    }
  }
}
