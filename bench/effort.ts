/** How long the bench works at it. */
export interface Effort {
  readonly starts: number
  /** Inside of one process, where each takes little. */
  readonly startsInProcess: number
  readonly rounds: number
  /** Milliseconds that a round lasts, and the one before them that does not count. */
  readonly roundTime: number
  readonly warmUpTime: number
}

// Many short rounds rather than few long ones: what else a machine does comes and goes, and a median passes over it.
export const fullEffort: Effort = { starts: 9, startsInProcess: 50, rounds: 9, roundTime: 800, warmUpTime: 2_000 }
export const quickEffort: Effort = { starts: 3, startsInProcess: 50, rounds: 3, roundTime: 400, warmUpTime: 800 }
