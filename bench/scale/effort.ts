/** How much the program asks of the emulator. */
export interface Effort {
  /** For the memory after many requests. */
  readonly requests: number
  /** For the memory after many jobs: after few, and after many. */
  readonly jobs: { readonly few: number; readonly many: number }
  /** Due at the same moment. */
  readonly callbacks: number
  /** For a look into a large store: the jobs in a small one, and in a large one. */
  readonly stored: { readonly few: number; readonly many: number }
  /** How long each store is asked in a turn, in milliseconds, and how many turns there are. */
  readonly turnTime: number
  readonly turns: number
}

export const fullEffort: Effort = {
  requests: 500_000,
  jobs: { few: 1_000, many: 100_000 },
  callbacks: 10_000,
  stored: { few: 100, many: 1_000_000 },
  turnTime: 1_500,
  turns: 9,
}

/** Says whether the program works; its figures are of a smaller emulator's life. */
export const quickEffort: Effort = {
  requests: 50_000,
  jobs: { few: 1_000, many: 10_000 },
  callbacks: 10_000,
  stored: { few: 100, many: 100_000 },
  turnTime: 500,
  turns: 5,
}
