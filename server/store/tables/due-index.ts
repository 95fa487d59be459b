import { type Delivery, destinationOf } from '../../core/callbacks/delivery.ts'
import { createDueQueue, type DueQueue } from '../../core/callbacks/due-queue.ts'
import type { Instant } from '../../core/time.ts'
import type { ClockOwner, Connections } from '../due.ts'
import { createLine, type Line } from './line.ts'

/** Which callbacks are owed, clock by clock, and which of them are claimed. It is about tables that this process alone has. */
export interface DueIndex {
  /** A delivery is kept like this now. Its claim ends, unless the attempt that was claimed is still to be recorded. */
  note(delivery: Delivery): void
  /** Forgets what is owed to one partner, or to all. */
  forget(partnerId?: string): void
  nextDue(owner: ClockOwner, after?: Instant): Instant | undefined
  /** @returns the ids of those that are claimed by this, the soonest first. */
  claimDue(owner: ClockOwner, now: Instant, connections: Connections): readonly string[]
}

/** A callback that is owed. */
interface Entry {
  readonly id: string
  readonly owner: ClockOwner
  readonly partnerId: string
  readonly destination: string
  readonly dueAt: Instant
  /** How often it was tried already. */
  readonly tries: number
  /** Of those that are due at one moment, the one noted first goes first. */
  readonly ordinal: number
}

/** What waits for one clock. */
interface Queue {
  readonly upcoming: DueQueue
  /** What is due, by its destination, which may be busy. */
  readonly ready: Map<string, Line<Entry>>
}

/** Nothing is owed yet. @param ownerOf whose clock a partner lives by. */
export function createDueIndex(ownerOf: (partnerId: string) => ClockOwner): DueIndex {
  const owed = new Map<string, Entry>()
  const claimed = new Map<string, Entry>()
  const queues = new Map<ClockOwner, Queue>()
  let noted = 0

  function queueOf(owner: ClockOwner): Queue {
    const queue = queues.get(owner) ?? { upcoming: createDueQueue(), ready: new Map<string, Line<Entry>>() }
    queues.set(owner, queue)
    return queue
  }

  const isOwed = (entry: Entry): boolean => owed.get(entry.id) === entry

  function drop(entry: Entry | undefined): void {
    if (!entry) return
    owed.delete(entry.id)
    queueOf(entry.owner).upcoming.remove(entry.id, entry.dueAt)
  }

  function makeReady({ upcoming, ready }: Queue, now: Instant): void {
    for (const { id } of upcoming.takeDue(now)) {
      const entry = owed.get(id)
      if (!entry) continue
      const line = ready.get(entry.destination) ?? createLine(isOwed)
      ready.set(entry.destination, line)
      line.add(entry)
    }
  }

  return {
    note(delivery) {
      const { id, partnerId, dueAt, state, attempts } = delivery
      const known = owed.get(id)
      const isAsBefore = known ? known.dueAt === dueAt : claimed.get(id)?.tries === attempts.length
      if (state === 'owed' && isAsBefore) return
      claimed.delete(id)
      drop(known)
      if (state !== 'owed') return
      const owner = ownerOf(partnerId)
      const about = { id, owner, partnerId, destination: destinationOf(delivery), dueAt, tries: attempts.length }
      owed.set(id, { ...about, ordinal: ++noted })
      queueOf(owner).upcoming.add(id, dueAt)
    },
    forget(partnerId) {
      for (const entry of [...owed.values(), ...claimed.values()]) {
        if (partnerId !== undefined && entry.partnerId !== partnerId) continue
        claimed.delete(entry.id)
        drop(entry)
      }
      if (partnerId === undefined) queues.clear()
      else queues.delete(partnerId)
    },
    nextDue(owner, after) {
      const queue = queueOf(owner)
      if (after !== undefined) makeReady(queue, after)
      const lines = after === undefined ? [...queue.ready.values()] : []
      const overdue = lines.flatMap((line) => line.first()?.dueAt ?? [])
      return overdue.length > 0 ? Math.min(...overdue) : queue.upcoming.nextDueAt()
    },
    claimDue(owner, now, { atMost, busy }) {
      const queue = queueOf(owner)
      makeReady(queue, now)
      const taken: Entry[] = []
      for (const [destination, line] of queue.ready) {
        let free = atMost - (busy.get(destination) ?? 0)
        for (let entry = line.first(); entry && free > 0; entry = line.first()) {
          owed.delete(entry.id)
          claimed.set(entry.id, entry)
          taken.push(entry)
          free -= 1
        }
        if (line.first() === undefined) queue.ready.delete(destination)
      }
      return taken.sort((one, other) => one.dueAt - other.dueAt || one.ordinal - other.ordinal).map(({ id }) => id)
    },
  }
}
