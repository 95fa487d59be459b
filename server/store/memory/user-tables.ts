import type { BoundValue } from '../../core/identity/bound-value.ts'
import { weightOf } from '../../core/jobs/weight.ts'
import type { Streak } from '../../core/scenarios/streak.ts'
import type { UserRecord } from '../../core/users/enrolment.ts'
import type { FraudMark } from '../../core/users/fraud.ts'
import type { AccountRecord } from '../../core/users/partner-settings.ts'
import type { SmileLink } from '../../core/users/smile-link.ts'
import { frozen } from '../tables/frozen.ts'
import type { Storage } from '../tables.ts'
import { emptyShelf, made, put, type Shelf, streakKey, take } from './shelf.ts'

type UserVerbs =
  | 'saveUser'
  | 'user'
  | 'saveLink'
  | 'link'
  | 'linkOfUser'
  | 'saveFraud'
  | 'forgetFraud'
  | 'frauds'
  | 'saveBoundValue'
  | 'boundValue'
  | 'unheldValues'
  | 'forgetBoundValue'
  | 'saveStreak'
  | 'streak'
  | 'forgetStreak'
  | 'saveAccount'
  | 'account'

/** What is kept of users, and of what is bound to them, apart from their jobs. */
export function createUserTables(shelves: Map<string, Shelf>): Pick<Storage, UserVerbs> {
  const shelfOf = (partnerId: string): Shelf => made(shelves, partnerId, emptyShelf)

  return {
    saveUser(user: UserRecord) {
      const shelf = shelfOf(user.partnerId)
      put(shelf, shelf.users, user.userId, user)
    },
    user: (partnerId, userId) => shelves.get(partnerId)?.users.get(userId),

    saveLink(link: SmileLink) {
      const shelf = shelfOf(link.partnerId)
      put(shelf, shelf.links, link.refId, link)
    },
    link: (partnerId, refId) => shelves.get(partnerId)?.links.get(refId),
    linkOfUser: (partnerId, userId) =>
      [...(shelves.get(partnerId)?.links.values() ?? [])].find((link) => link.userId === userId),

    saveFraud(mark: FraudMark) {
      const shelf = shelfOf(mark.partnerId)
      put(shelf, shelf.frauds, mark.userId, mark)
    },
    forgetFraud(partnerId, userId) {
      const shelf = shelfOf(partnerId)
      take(shelf, shelf.frauds, userId)
    },
    frauds(partnerId) {
      const wanted = partnerId === undefined ? [...shelves.values()] : [shelves.get(partnerId)]
      return wanted.flatMap((shelf) => [...(shelf?.frauds.values() ?? [])])
    },

    saveBoundValue(bound: BoundValue) {
      const shelf = shelfOf(bound.partnerId)
      put(shelf, shelf.boundValues, bound.reference, bound)
    },
    boundValue: (partnerId, reference) => shelves.get(partnerId)?.boundValues.get(reference),
    unheldValues: (partnerId, before) =>
      [...(shelves.get(partnerId)?.boundValues.values() ?? [])]
        .filter(({ boundAt }) => boundAt < before)
        .map((bound) => ({ reference: bound.reference, bytes: weightOf(bound) })),
    forgetBoundValue(partnerId, reference) {
      const shelf = shelfOf(partnerId)
      take(shelf, shelf.boundValues, reference)
    },

    saveStreak(streak: Streak) {
      const shelf = shelfOf(streak.partnerId)
      put(shelf, shelf.streaks, streakKey(streak), streak)
    },
    streak(partnerId, key) {
      const streaks = shelves.get(partnerId)?.streaks
      // Mostly there is none, and each submission asks for several.
      return streaks?.size ? streaks.get(streakKey(key)) : undefined
    },
    forgetStreak(partnerId, key) {
      const shelf = shelfOf(partnerId)
      take(shelf, shelf.streaks, streakKey(key))
    },

    saveAccount(account: AccountRecord) {
      shelfOf(account.partnerId).account = frozen(account)
    },
    account: (partnerId) => shelves.get(partnerId)?.account,
  }
}
