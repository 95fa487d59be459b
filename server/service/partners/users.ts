import { products, traitsOf } from '../../core/jobs/product.ts'
import { globTest } from '../../core/text/glob.ts'
import type { Instant } from '../../core/time.ts'
import { type UserState, userStateAt } from '../../core/users/enrolment.ts'
import type { Key } from '../../store/keys.ts'
import type { Store } from '../../store/store.ts'

/** Who is on file, for each partner. */
export interface Users extends UserParts {
  stateOf(partnerId: string, userId: string, now: Instant): Promise<UserState | undefined>
}

// Only these can put a user on file, so a user's many authentications need not be looked at.
const enrollingProducts = products.filter((product) => traitsOf(product).enrols)

/** What says which users are enrolled from the start. */
export interface UserParts {
  /** Whether the user is, whatever anybody said since. */
  readonly isOnFile: (userId: string) => boolean
}

/** The key of the jobs that may have put a user on file. */
export function enrolmentsKey(userId: string): Key<'jobsOfUser'> {
  return { fact: 'jobsOfUser', userId, products: enrollingProducts }
}

/** @param onFile patterns of user ids that are on file from the start; `*` stands for any text. */
export function createUsers(store: Pick<Store, 'read'>, onFile: readonly string[]): Users {
  const tests = onFile.map(globTest)
  const isOnFile = (userId: string) => tests.some((matches) => matches(userId))
  return {
    isOnFile,
    async stateOf(partnerId, userId, now) {
      const keys = { record: { fact: 'user', userId }, jobs: enrolmentsKey(userId) } as const
      const facts = await store.read(partnerId, keys)
      return userStateAt({ ...facts, enrolledFromStart: isOnFile(userId) }, now)
    },
  }
}
