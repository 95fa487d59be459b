import { type KnownUser, type UserState, userStateAt } from '../core/enrolment.ts'
import { globTest } from '../core/glob.ts'
import type { Person } from '../core/person.ts'
import { products, traitsOf } from '../core/product.ts'
import type { Instant } from '../core/time.ts'
import type { Storage } from '../storage/storage.ts'

/** Who is on file, for each partner. */
export interface Users {
  stateOf(partnerId: string, userId: string, now: Instant): UserState | undefined
  /** Everybody who was ever spoken of: those of the newest jobs first, then those that were set by hand. */
  known(): readonly KnownUser[]
  /** Whom the user's newest job with an ID number was about. */
  personOf(partnerId: string, userId: string): Person | undefined
  /** Says by hand what state a user is in; `absent` takes the user off file. */
  set(partnerId: string, userId: string, state: UserState | 'absent', now: Instant): void
}

// Only these can put a user on file, so a user's many authentications need not be looked at.
const enrollingProducts = products.filter((product) => traitsOf(product).enrols)

/** @param onFile patterns of user ids that are on file from the start; `*` stands for any text. */
export function createUsers(storage: Storage, onFile: readonly string[]): Users {
  const tests = onFile.map(globTest)
  return {
    stateOf(partnerId, userId, now) {
      const facts = {
        record: storage.user(partnerId, userId),
        jobs: enrollingProducts.flatMap((product) => storage.jobsOfUser(partnerId, userId, product)),
        enrolledFromStart: tests.some((isOnFile) => isOnFile(userId)),
      }
      return userStateAt(facts, now)
    },
    known() {
      const ofJobs = storage.jobs({}).map(({ partnerId, submission }) => ({ partnerId, userId: submission.userId }))
      const byHand = storage.users().map(({ partnerId, userId }) => ({ partnerId, userId }))
      const known = new Map<string, KnownUser>()
      for (const user of [...ofJobs, ...byHand]) {
        const key = JSON.stringify([user.partnerId, user.userId])
        if (!known.has(key)) known.set(key, user)
      }
      return [...known.values()]
    },
    personOf(partnerId, userId) {
      const jobs = products.flatMap((product) => storage.jobsOfUser(partnerId, userId, product))
      const newestFirst = jobs.toSorted((a, b) => b.submittedAt - a.submittedAt || b.serial - a.serial)
      return newestFirst.find(({ submission }) => submission.person)?.submission.person
    },
    set: (partnerId, userId, state, now) => storage.saveUser({ partnerId, userId, state, since: now }),
  }
}
