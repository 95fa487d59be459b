/**
 * The end of an epoch: everything kept for one partner, or for all, is replaced or forgotten. Calls that began before
 * have no effect.
 */
export interface EpochEnd {
  readonly by: 'reset' | 'load' | 'forgetting'
  /** Absent for all partners. */
  readonly partnerId?: string | undefined
}

/** What happened, as the start of a sentence that continues with "while …". */
export function describeEpochEnd({ by, partnerId }: EpochEnd): string {
  const who = partnerId === undefined ? 'The emulator' : `Partner "${partnerId}"`
  if (by === 'load') return 'A state was loaded'
  return by === 'reset' ? `${who} was reset` : `${who} was forgotten`
}

/** Whether it ends this partner's epoch; without a partner, that of unknown ones. */
export function isEndOf(end: EpochEnd, partnerId: string | undefined): boolean {
  return end.partnerId === undefined || end.partnerId === partnerId
}
