import type { Instant } from './time.ts'

/** A delivery and when it is due. */
export interface Entry {
  readonly dueAt: Instant
  readonly id: string
}

/** Which delivery is due when, soonest first. A binary heap, so that ten thousand due at once cost no scan. */
export interface Schedule {
  add(id: string, dueAt: Instant): void
  nextDueAt(): Instant | undefined
  /** Takes out everything due by `now`, soonest first, equals in the order they were added. */
  takeDue(now: Instant): Entry[]
}

/** An empty schedule. */
export function createSchedule(): Schedule {
  const heap: (Entry & { order: number })[] = []
  let added = 0

  const before = (a: number, b: number): boolean => {
    const [x, y] = [heap[a], heap[b]]
    if (!x || !y) return false
    return x.dueAt < y.dueAt || (x.dueAt === y.dueAt && x.order < y.order)
  }

  const swap = (a: number, b: number): void => {
    const [x, y] = [heap[a], heap[b]]
    if (x && y) [heap[a], heap[b]] = [y, x]
  }

  function rise(index: number): void {
    const parent = (index - 1) >> 1
    if (index === 0 || !before(index, parent)) return
    swap(index, parent)
    rise(parent)
  }

  function sink(index: number): void {
    const [left, right] = [2 * index + 1, 2 * index + 2]
    const first = before(right, left) ? right : left
    if (!before(first, index)) return
    swap(first, index)
    sink(first)
  }

  function takeFirst(): Entry | undefined {
    const first = heap[0]
    const last = heap.pop()
    if (last && heap.length > 0) {
      heap[0] = last
      sink(0)
    }
    return first
  }

  return {
    add(id, dueAt) {
      heap.push({ id, dueAt, order: added++ })
      rise(heap.length - 1)
    },
    nextDueAt: () => heap[0]?.dueAt,
    takeDue(now) {
      const due: Entry[] = []
      while (heap[0] && heap[0].dueAt <= now) {
        const entry = takeFirst()
        if (entry) due.push(entry)
      }
      return due
    },
  }
}
