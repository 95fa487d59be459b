import type { Person } from '../../core/identity/person.ts'
import { products } from '../../core/jobs/product.ts'
import type { Store } from '../../store/store.ts'

/** Whom the user's newest job with an ID number was about. */
export async function personOf(
  { store }: { readonly store: Pick<Store, 'read'> },
  partnerId: string,
  userId: string,
): Promise<Person | undefined> {
  const { jobs } = await store.read(partnerId, { jobs: { fact: 'jobsOfUser', userId, products } })
  const newestFirst = jobs.toSorted((a, b) => b.submittedAt - a.submittedAt || b.serial - a.serial)
  return newestFirst.find(({ submission }) => submission.person)?.submission.person
}
