import { products, traitsOf } from '../../core/jobs/product.ts'
import { globTest } from '../../core/text/glob.ts'
import type { Instant } from '../../core/time.ts'
import { type KnownUser, type UserState, userStateAt } from '../../core/users/enrolment.ts'
import type { Key } from '../../store/keys.ts'
import type { Storage } from '../../store/tables.ts'

/** Who is on file, for each partner. */
export interface Users extends UserParts {
  stateOf(partnerId: string, userId: string, now: Instant): UserState | undefined
  /** Everybody who was ever spoken of: those of the newest jobs first, then those that were set by hand. */
  known(): readonly KnownUser[]
}

// Only these can put a user on file, so a user's many authentications need not be looked at.
const enrollingProducts = products.filter((product) => traitsOf(product).enrols)

/** What tells who is on file from the start. */
export interface UserParts {
  /** Whether the user is, whatever anybody said since. */
  readonly isOnFile: (userId: string) => boolean
}

interface EnrolmentKeys {
  readonly record: Key<'user'>
  readonly jobs: Key<'jobsOfUser'>
}

/** The keys of what bears on whether a user is on file. */
export function enrolmentKeys(userId: string): EnrolmentKeys {
  return {
    record: { fact: 'user', userId },
    jobs: { fact: 'jobsOfUser', userId, products: enrollingProducts },
  }
}

/** @param onFile patterns of user ids that are on file from the start; `*` stands for any text. */
export function createUsers(storage: Storage, onFile: readonly string[]): Users {
  const tests = onFile.map(globTest)
  const isOnFile = (userId: string) => tests.some((matches) => matches(userId))
  return {
    isOnFile,
    stateOf(partnerId, userId, now) {
      const facts = {
        record: storage.user(partnerId, userId),
        jobs: enrollingProducts.flatMap((product) => storage.jobsOfUser(partnerId, userId, product)),
        enrolledFromStart: isOnFile(userId),
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
  }
}
