import { type ProductRows, plainRow as row } from '../row.ts'

/**
 * Address Verification: does this person live there? Source: the codes of the vendor's own test data (1013, 1015, 1022)
 * and v1 §7.5 (1020, 1021); the actions are assumed.
 */
export const addressVerification: ProductRows = {
  machine: {
    approved: row('1020', 'Exact Match', { Verify_ID_Number: 'Verified' }),
    partial_match: row('1021', 'Partial Match', { Verify_ID_Number: 'Verified' }),
    rejected: row('1022', 'No Match', { Verify_ID_Number: 'Not Verified' }),
    id_not_found: row('1013', 'Unable to Validate ID', { Verify_ID_Number: 'Not Verified' }),
    issuer_unavailable: row('1015', 'Queried Database Unavailable', {
      Verify_ID_Number: 'Issuer Unavailable',
    }),
  },
  human: {},
}
