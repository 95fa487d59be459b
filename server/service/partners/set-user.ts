import type { UserState } from '../../core/users/enrolment.ts'
import type { Store } from '../../store/store.ts'
import type { Clocks } from './clocks.ts'
import type { Partners } from './partners.ts'

/** What setting a user's state works with. */
export interface SettingUserParts {
  readonly store: Pick<Store, 'decide'>
  readonly partners: Pick<Partners, 'meant'>
  readonly clocks: Pick<Clocks, 'clockOf'>
}

/** Says by hand what state a user is in; `absent` takes the user off file. @throws ControlError when the partner is not known. */
export async function setUser(
  { store, partners, clocks }: SettingUserParts,
  userId: string,
  state: UserState | 'absent',
  whose: string | undefined,
): Promise<void> {
  const { id: partnerId } = partners.meant(whose)
  const at = clocks.clockOf(partnerId).now()
  return store.decide({ partnerId }, {}, () => ({
    answer: undefined,
    changes: { users: [{ partnerId, userId, state, since: at }] },
    events: [{ at, type: 'user.changed', partnerId, userId, state }],
  }))
}
