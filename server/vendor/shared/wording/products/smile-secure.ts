import { type ProductRows, plainRow } from '../row.ts'

/**
 * Whether the same face is on file under other users. Source: v1 §6.7 and v1-result-codes (5210 to 5212, for job types
 * 1, 4 and 6); it has no actions.
 */
export const smileSecure: NonNullable<ProductRows['smile_secure']> = {
  no_suspects: plainRow('5210', 'No Suspect Users Found', {}),
  suspects_found: plainRow('5211', 'Suspect Users Found', {}),
  secure_unavailable: plainRow('5212', 'System Error', {}),
}
