import { type Actions, alive, faceless, faceRows, type ProductRows, faceRow as row } from '../row.ts'
import { idRefusals } from './lookups.ts'

const read: Actions = { ...alive, Document_Check: 'Passed', Verify_ID_Number: 'Verified' }
const withheld: Actions = { Return_Personal_Info: 'Not Returned' }

/**
 * User info comparison: what a document says beside what the ID authority knows (v1 §8.1 [RB]). No source has its codes;
 * they are assumed by the pattern of the other products, whose second last digit is the job type. What an authority can
 * answer has the codes of every lookup (v1 §7.5).
 */
export const userInfoComparison: ProductRows = {
  machine: {
    ...faceRows(idRefusals, { ...alive, ...withheld }),
    approved: row('0890', 'User Info Matched', { ...read, Return_Personal_Info: 'Returned' }),
    rejected: row('0891', 'User Info Did Not Match', { ...read, ...withheld }),
    zip_corrupt: row('0903', 'Zip Corrupt', { ...faceless, ...withheld }),
    data_invalid: row('0001', 'Data Invalid', { ...faceless, ...withheld }),
  },
  human: {},
}
