import type { StoreListener } from '../store.ts'

/** Who is told of changes. */
export interface Listeners {
  all(): readonly StoreListener[]
  /** @returns what ends it. */
  add(listener: StoreListener): () => void
}

export function createListeners(): Listeners {
  // Another list each time, so that one may go while all are told.
  let listeners: readonly StoreListener[] = []
  return {
    all: () => listeners,
    add(listener) {
      listeners = [...listeners, listener]
      return () => {
        listeners = listeners.filter((one) => one !== listener)
      }
    },
  }
}
