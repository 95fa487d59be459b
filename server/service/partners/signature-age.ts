import type { Milliseconds } from '../../core/time.ts'
import type { Clocks } from './clocks.ts'

/** What says how old a signature may be. */
export interface SignatureAgeOptions {
  readonly signatureAge: Milliseconds | undefined
  readonly clockRate: number
}

/** How old a partner's signature may be. Clients sign with the machine's time: with any other clock, its age means nothing. */
export function createSignatureAge(
  { signatureAge, clockRate }: SignatureAgeOptions,
  { clockOf }: Pick<Clocks, 'clockOf'>,
): (partnerId: string) => Milliseconds | undefined {
  return (partnerId) => (clockOf(partnerId).kind === 'virtual' || clockRate !== 1 ? undefined : signatureAge)
}
