import type { StoreListener } from './store.ts'

/** Who is told of changes. */
export interface Listeners {
  notify(each: (listener: StoreListener) => void): void
  /** @returns what ends it. */
  add(listener: StoreListener): () => void
}

/** @param first who is told before all others. */
export function createListeners(...first: readonly StoreListener[]): Listeners {
  // Another list each time, so that one may go while all are told.
  let listeners = first
  return {
    notify: (each) => listeners.forEach(each),
    add(listener) {
      listeners = [...listeners, listener]
      return () => {
        listeners = listeners.filter((one) => one !== listener)
      }
    },
  }
}
