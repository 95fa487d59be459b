/** Whose records something is about. */
export interface Within {
  readonly partnerId: string
  /** The partner's epoch when it began; any when left out. */
  readonly epoch?: number | undefined
}
