import { type Actions, alive, faceless, faceRows, type ProductRows, faceRow as row } from '../row.ts'
import { idRefusals } from './lookups.ts'

const verified: Actions = { Verify_ID_Number: 'Verified', Return_Personal_Info: 'Returned' }
const known: Actions = { ...verified, ...alive }
const rejected: Actions = { Register_Selfie: 'Rejected' }

/** Biometric KYC: the selfie beside the ID authority's photo. Source: v1 §7.3 and §6.3; confidence is assumed. */
export const biometricKyc: ProductRows = {
  machine: {
    ...faceRows(idRefusals, rejected),
    approved: row(
      '0810',
      'Enroll User',
      { ...known, Register_Selfie: 'Approved', Selfie_To_ID_Authority_Compare: 'Completed' },
      '99.97',
    ),
    rejected: row(
      '0811',
      'Images did not match',
      { ...known, ...rejected, Selfie_To_ID_Authority_Compare: 'Failed' },
      '21.40',
    ),
    // Pure provisional: the comparison is open and the authority could not be asked (v1 §7).
    provisional: row(
      '0812',
      'Pure Provisional - Awaiting Human Judgement',
      {
        ...alive,
        Verify_ID_Number: 'Issuer Unavailable',
        Return_Personal_Info: 'Not Returned',
        Register_Selfie: 'Provisionally Approved',
        Selfie_To_ID_Authority_Compare: 'Issuer Unavailable',
        Human_Review_Compare: 'Under Review',
      },
      '97.000000',
    ),
    spoof_suspected: row(
      '0814',
      'Provisional Enroll - Under Review',
      {
        ...verified,
        Liveness_Check: 'Under Review',
        Selfie_Check: 'Under Review',
        Register_Selfie: 'Provisionally Approved',
        Human_Review_Liveness_Check: 'Under Review',
      },
      '97.000000',
    ),
    spoof_confirmed: row('0813', 'FAIL - Possible Spoof', {
      ...verified,
      ...rejected,
      Liveness_Check: 'Failed',
    }),
    no_face: row('0911', 'No Face Found', { ...faceless, ...rejected }),
    poor_quality: row('0912', 'Face Not Matching', { ...rejected, Selfie_Check: 'Failed' }),
    issuer_unavailable: row('0908', 'ID issuer not available - rerun the job', {
      Verify_ID_Number: 'Issuer Unavailable',
      Return_Personal_Info: 'Not Returned',
    }),
    zip_corrupt: row('0903', 'Zip Corrupt', { ...faceless, ...rejected }),
    data_invalid: row('0001', 'Data Invalid', { ...faceless, ...rejected }),
  },
  human: {
    approved: row(
      '1210',
      'Enroll User',
      {
        ...known,
        Register_Selfie: 'Approved',
        Selfie_To_ID_Authority_Compare: 'Completed',
        Human_Review_Compare: 'Passed',
        Human_Review_Liveness_Check: 'Passed',
      },
      '100.000000',
    ),
    rejected: row('1211', 'Fail - Human Compare', {
      ...verified,
      ...rejected,
      Human_Review_Compare: 'Failed',
    }),
    spoof_confirmed: row('1212', 'Spoof Detected - Human Judgement', {
      ...verified,
      ...rejected,
      Liveness_Check: 'Failed',
      Human_Review_Liveness_Check: 'Failed',
    }),
  },
}
