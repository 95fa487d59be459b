import { type CatalogueRow, type ProductRows, plainRow as row } from '../row.ts'

const verified = (code: string, text: string, found: string): CatalogueRow =>
  row(code, text, { Verify_Phone_Number: found })

const exact = verified('1020', 'Exact Match', 'Verified')
const none = verified('1022', 'No Match', 'Not Verified')
const unknown = verified('1023', 'Failure, no record found', 'Not Verified')

/**
 * Phone Verification: whose number is it? Sources: v2 §6 for the codes of the vendor's test data, and the text of 1023; v1 §7.5 for the
 * others. The actions are assumed: no answer was published.
 */
export const phoneVerification: ProductRows = {
  machine: {
    approved: exact,
    exact_match: exact,
    partial_match: verified('1021', 'Partial Match', 'Verified'),
    no_match: none,
    rejected: none,
    id_not_found: unknown,
    not_found: unknown,
    issuer_unavailable: verified('1015', 'Queried Database Unavailable', 'Issuer Unavailable'),
  },
  human: {},
}
