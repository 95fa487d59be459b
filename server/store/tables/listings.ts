import type { KnownUser } from '../../core/users/enrolment.ts'
import type { Listings } from '../listings.ts'
import type { Storage } from '../tables.ts'
import { settled } from './settled.ts'

/** Listings from tables that answer at once: each promise is settled when the call returns. */
export function createTableListings(tables: Storage): Listings {
  return {
    jobs: (filter) => settled(() => tables.jobs(filter)),
    countJobs: (filter) => settled(() => tables.countJobs(filter)),
    deliveries: (filter) => settled(() => tables.deliveries(filter)),
    countDeliveries: (filter) => settled(() => tables.countDeliveries(filter)),
    ends: (moments) =>
      settled(() =>
        [...moments].flatMap(([partnerId, by]) => tables.ends(partnerId, by)).sort((one, other) => one.at - other.at),
      ),
    users: ({ partnerId }) => settled(() => usersOf(tables, partnerId)),
    queue: (partnerId) => settled(() => tables.queue(partnerId)),
    everything: () => settled(tables.everything),
  }
}

function usersOf(tables: Storage, wanted: string | undefined): readonly KnownUser[] {
  const ofJobs = tables
    .jobs({ partnerId: wanted })
    .map(({ partnerId, submission: { userId } }) => ({ partnerId, userId }))
  const setByHand = tables.users().filter(({ partnerId }) => (wanted ?? partnerId) === partnerId)
  const known = new Map<string, KnownUser>()
  for (const { partnerId, userId } of [...ofJobs, ...setByHand, ...tables.frauds(wanted)]) {
    const key = JSON.stringify([partnerId, userId])
    if (!known.has(key)) known.set(key, { partnerId, userId })
  }
  return [...known.values()]
}
