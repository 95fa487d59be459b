import { type CatalogueRow, type ProductRows, plainRow as row } from '../row.ts'

type Words = { readonly verify: string; readonly returned: string }

/** An authority's refusals of a number. Source: v1 §7.5 [DOC-rc]; 1013 is every "no" that is not about the form. */
function refusals(words: Words): ProductRows['machine'] {
  const of = (verified: string): Readonly<Record<string, string>> => ({
    [words.verify]: verified,
    [words.returned]: 'Not Returned',
  })
  const unable = row('1013', 'Unable to Validate ID', of('Not Verified'))
  return {
    rejected: unable,
    id_not_found: unable,
    id_invalid: row('1014', 'Unsupported ID number format', of('Not Done')),
    issuer_unavailable: row('1015', 'Queried Database Unavailable', of('Issuer Unavailable')),
    product_inactive: row('1016', 'Need to Activate Product', of('Not Done')),
  }
}

const person: Words = { verify: 'Verify_ID_Number', returned: 'Return_Personal_Info' }

/** An ID authority's refusals of an ID number, for products that also check pictures. */
export const idRefusals: ProductRows['machine'] = refusals(person)

// Source: v1 §7.5. Basic KYC compares what the partner sent and returns nothing; actions of 1021 to 1023 are assumed.
const compared = (code: string, text: string, verified: string): CatalogueRow =>
  row(code, text, { Verify_ID_Number: verified, Return_Personal_Info: 'Not Returned' })

/** Enhanced KYC, and the comparisons of Basic KYC, which has the same job type. Source: v1 §7.5. */
export const enhancedKyc: ProductRows = {
  machine: {
    ...idRefusals,
    approved: row('1012', 'ID Number Validated', {
      Verify_ID_Number: 'Verified',
      Return_Personal_Info: 'Returned',
    }),
    exact_match: compared('1020', 'Exact Match', 'Verified'),
    partial_match: compared('1021', 'Partial Match', 'Verified'),
    no_match: compared('1022', 'No Match', 'Not Verified'),
    not_found: compared('1023', 'Not Found', 'Not Verified'),
  },
  human: {},
}

/** Business Verification. Source: v1 §7.5 and §9.3; the actions of a refusal are assumed. */
export const businessVerification: ProductRows = {
  machine: {
    ...refusals({ verify: 'Verify_Business', returned: 'Return_Business_Info' }),
    approved: row('1012', 'Business Verified', {
      Verify_Business: 'Verified',
      Return_Business_Info: 'Returned',
    }),
  },
  human: {},
}
