import { type CatalogueRow, type ProductRows, plainRow } from '../row.ts'

const row = (code: string, text: string, verified: string): CatalogueRow =>
  plainRow(code, text, { Verify_ID_Number: verified })

const exact = row('1020', 'Exact Match', 'Verified')
const none = row('1022', 'No Match', 'Not Verified')

/**
 * Basic KYC as v2 has it: what was sent is compared, nothing of the person is returned, and an approval is an exact match. Source:
 * v2 §5; that a refusal of the machine's own is No Match, and what of a "no" was verified, is assumed.
 */
export const basicKyc: ProductRows = {
  machine: {
    approved: exact,
    exact_match: exact,
    partial_match: row('1021', 'Partial Match', 'Verified'),
    no_match: none,
    rejected: none,
    not_found: row('1023', 'Not Found', 'Not Verified'),
    id_not_found: row('1013', 'Unable to Validate ID', 'Not Verified'),
    id_invalid: row('1014', 'Unsupported ID number format', 'Not Done'),
    issuer_unavailable: row('1015', 'Queried Database Unavailable', 'Issuer Unavailable'),
    product_inactive: row('1016', 'Need to Activate Product', 'Not Done'),
  },
  human: {},
}
