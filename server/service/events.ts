import { weightOf } from '../core/jobs/weight.ts'
import type { EmulatorEvent, Happening } from '../core/state/event.ts'
import { megabyte } from '../core/text/size.ts'

/** Gets events as they happen. It must not throw. */
export interface Listener {
  on(event: EmulatorEvent): void
  /** No more events will come. */
  closed(): void
}

/** Sends events to listeners, and keeps the newest so that late listeners can catch up. */
export interface Events {
  /** Numbers the event, keeps it, and notifies all listeners before it returns. After `close` it does nothing. */
  emit(happening: Happening): void
  /** Those after the one with that number, oldest first, if they are still kept. */
  after(id: number): readonly EmulatorEvent[]
  /** The newest event's number; 0 before the first. */
  lastId(): number
  /** Forgets those of a partner. */
  forget(partnerId: string): void
  /** @returns a function that ends the subscription. After `close`, `closed` is called at once. */
  subscribe(listener: Listener): () => void
  listeners(): number
  close(): void
}

// Of all events that are kept: a client may send megabytes as the id of a job.
const mostBytes = 16 * megabyte

/** @param kept how many events are kept. @param witness called with every event, before the listeners. */
export function createEvents(kept = 1_000, witness: (happening: Happening) => void = () => undefined): Events {
  const listeners = new Set<Listener>()
  let ring: EmulatorEvent[] = []
  let bytes = 0
  let last = 0
  let open = true

  function cut(): void {
    ring = ring.slice(-kept)
    bytes = ring.reduce((sum, event) => sum + weightOf(event), 0)
    while (bytes > mostBytes) bytes -= weightOf(ring.shift())
  }

  return {
    emit(happening) {
      if (!open) return
      witness(happening)
      const event = { ...happening, id: ++last }
      ring.push(event)
      bytes += weightOf(event)
      // Cut in batches: shifting one by one would move the whole list each time.
      if (ring.length >= 2 * kept || bytes > mostBytes) cut()
      for (const listener of listeners) listener.on(event)
    },
    after: (id) => ring.slice(-kept).filter((event) => event.id > id),
    lastId: () => last,
    forget(partnerId) {
      ring = ring.filter((event) => event.partnerId !== partnerId)
    },
    subscribe(listener) {
      if (!open) {
        listener.closed()
        return () => undefined
      }
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    listeners: () => listeners.size,
    close() {
      open = false
      const leaving = [...listeners]
      listeners.clear()
      for (const listener of leaving) listener.closed()
    },
  }
}
