/** Whom watchlists are searched for, and how. */
export interface Screening {
  readonly fullName: string
  /** Four digits. */
  readonly birthYear?: string | undefined
  /** ISO 3166-1 alpha-2. */
  readonly countries: readonly string[]
  readonly aliases: readonly string[]
  /** Whether names must match exactly. */
  readonly strictMatch: boolean
}
