/**
 * What ends an epoch: everything that is kept of a partner, or of all, is replaced or forgotten. Whatever was begun before
 * ends without a trace.
 */
export interface EpochEnd {
  readonly by: 'reset' | 'load' | 'forgetting'
  /** Absent when it is about all partners. */
  readonly partnerId?: string | undefined
}

/** What happened, in words that "while …" follows. */
export function describeEpochEnd({ by, partnerId }: EpochEnd): string {
  const who = partnerId === undefined ? 'The emulator' : `Partner "${partnerId}"`
  if (by === 'load') return 'A state was loaded'
  return by === 'reset' ? `${who} was reset` : `${who} was forgotten`
}

/** Whether it ends the epoch of this partner; without one, of those that nothing is known of. */
export function isEndOf(end: EpochEnd, partnerId: string | undefined): boolean {
  return end.partnerId === undefined || end.partnerId === partnerId
}
