import type { Instant } from '../time.ts'

/** A delivery and when it is due. */
export interface Entry {
  readonly dueAt: Instant
  readonly id: string
}

/** Which delivery is due when, soonest first. A binary heap of due times: ten thousand due at once need no scan. */
export interface DueQueue {
  add(id: string, dueAt: Instant): void
  /** Takes one out before it is due. */
  remove(id: string, dueAt: Instant): void
  nextDueAt(): Instant | undefined
  /** Removes and returns everything due by `now`, soonest first, and in the order added when due together. */
  takeDue(now: Instant): Entry[]
}

/** An empty queue. */
export function createDueQueue(): DueQueue {
  const idsAt = new Map<Instant, Set<string>>()
  const heap: Instant[] = []

  const before = (a: number, b: number): boolean => (heap[a] ?? Number.NaN) < (heap[b] ?? Number.NaN)

  const swap = (a: number, b: number): void => {
    const [x, y] = [heap[a], heap[b]]
    if (x !== undefined && y !== undefined) [heap[a], heap[b]] = [y, x]
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

  function dropFirst(): void {
    if (heap[0] !== undefined) idsAt.delete(heap[0])
    const last = heap.pop()
    if (last === undefined || heap.length === 0) return
    heap[0] = last
    sink(0)
  }

  return {
    add(id, dueAt) {
      const ids = idsAt.get(dueAt)
      if (ids) return void ids.add(id)
      idsAt.set(dueAt, new Set([id]))
      heap.push(dueAt)
      rise(heap.length - 1)
    },
    remove: (id, dueAt) => void idsAt.get(dueAt)?.delete(id),
    nextDueAt() {
      while (heap[0] !== undefined && idsAt.get(heap[0])?.size === 0) dropFirst()
      return heap[0]
    },
    takeDue(now) {
      const due: Entry[] = []
      for (let dueAt = heap[0]; dueAt !== undefined && dueAt <= now; dueAt = heap[0]) {
        for (const id of idsAt.get(dueAt) ?? []) due.push({ id, dueAt })
        dropFirst()
      }
      return due
    },
  }
}
