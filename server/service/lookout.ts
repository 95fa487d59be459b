/** Why nothing more is looked for. */
type Ended = 'timeout' | 'gone' | 'closed'

/** What came of a wait: what was looked for, or why it ended without. */
export type Waited<Found> = { readonly found: Found } | { readonly ended: Ended }

/** Looks for something, one look at a time, until it is found or given up. */
export interface Lookout<Found> {
  readonly outcome: Promise<Waited<Found>>
  /** Looks, or looks again after the look in progress, which may have come too early. */
  look(): void
  /** Gives up after the look in progress; never before the first. */
  giveUp(why: Ended): void
  fail(why: Error): void
}

export function createLookout<Found>(find: () => Promise<Found | undefined>): Lookout<Found> {
  const outcome = Promise.withResolvers<Waited<Found>>()
  const firstLook = Promise.withResolvers<void>()
  let underWay: Promise<void> | undefined
  let isStale = false
  let isOver = false

  async function lookUntilFresh(): Promise<void> {
    try {
      while (isStale && !isOver) {
        isStale = false
        const found = await find()
        if (found !== undefined) settle(() => outcome.resolve({ found }))
      }
    } catch (error) {
      settle(() => outcome.reject(error))
    } finally {
      underWay = undefined
      firstLook.resolve()
    }
  }

  function settle(how: () => void): void {
    isOver = true
    how()
  }

  async function afterLooking(): Promise<void> {
    await firstLook.promise
    await underWay
  }

  return {
    outcome: outcome.promise,
    look() {
      isStale = true
      underWay ??= lookUntilFresh()
    },
    giveUp: (ended) => void afterLooking().then(() => settle(() => outcome.resolve({ ended }))),
    fail: (error) => settle(() => outcome.reject(error)),
  }
}
