import { alive, faceless, type ProductRows, faceRow as row } from '../row.ts'

/**
 * Source: v1 §7.1 and §7.7. Codes are second-hand but agree in every source; texts are confirmed for 1220 only.
 * Confidence values are assumed, but for 1220's "100.000000" and the "97.000000" of the official provisional sample.
 */
export const authentication: ProductRows = {
  machine: {
    approved: row('0820', 'Authenticate User', { ...alive, Selfie_To_Registered_Selfie_Compare: 'Completed' }, '99.97'),
    rejected: row('0821', 'Images did not match', { ...alive, Selfie_To_Registered_Selfie_Compare: 'Failed' }, '21.40'),
    provisional: row(
      '0822',
      'Pure Provisional - Awaiting Human Judgement',
      {
        Liveness_Check: 'Provisionally Approved',
        Selfie_Check: 'Passed',
        Selfie_To_Registered_Selfie_Compare: 'Provisionally Approved',
        Human_Review_Compare: 'Under Review',
        Human_Review_Liveness_Check: 'Under Review',
      },
      '97.000000',
    ),
    spoof_suspected: row(
      '0824',
      'Provisional - Possible Spoof - Awaiting Human Judgement',
      {
        Liveness_Check: 'Under Review',
        Selfie_Check: 'Under Review',
        Selfie_To_Registered_Selfie_Compare: 'Completed',
        Human_Review_Compare: 'Under Review',
        Human_Review_Liveness_Check: 'Under Review',
      },
      '97.000000',
    ),
    spoof_confirmed: row('0823', 'Possible Spoof - Machine Judgement', {
      Liveness_Check: 'Failed',
      Selfie_Check: 'Failed',
    }),
    no_face: row('0921', 'No Face Found', faceless),
    poor_quality: row('0922', 'Image Quality Judged Too Poor', {
      Selfie_Check: 'Failed',
      Selfie_To_Registered_Selfie_Compare: 'Unable To Determine',
    }),
    zip_corrupt: row('0903', 'Zip Corrupt', faceless),
    data_invalid: row('0001', 'Data Invalid', faceless),
  },
  human: {
    approved: row(
      '1220',
      'Authenticated',
      {
        ...alive,
        Selfie_To_Registered_Selfie_Compare: 'Completed',
        Human_Review_Compare: 'Passed',
        Human_Review_Liveness_Check: 'Passed',
      },
      '100.000000',
    ),
    rejected: row(
      '1221',
      'Fail - Human Compare',
      {
        ...alive,
        Selfie_To_Registered_Selfie_Compare: 'Provisionally Approved',
        Human_Review_Compare: 'Failed',
        Human_Review_Liveness_Check: 'Passed',
      },
      '97.000000',
    ),
    spoof_confirmed: row('1222', 'Spoof Detected - Human Judgement', {
      Liveness_Check: 'Failed',
      Human_Review_Liveness_Check: 'Failed',
    }),
  },
}

/** Source: v1 §7.2, §6.2 (0840 is documented) and §7.7; the rest is second-hand. Confidence is assumed. */
export const registration: ProductRows = {
  machine: {
    approved: row('0840', 'Enroll User', { ...alive, Register_Selfie: 'Approved' }, '99.97'),
    rejected: row('0841', 'FAIL - Machine Judgement - Compare Failed', {
      Liveness_Check: 'Failed',
      Register_Selfie: 'Rejected',
    }),
    provisional: row(
      '0842',
      'Pure Provisional - Awaiting Human Judgement',
      {
        Liveness_Check: 'Provisionally Approved',
        Selfie_Check: 'Passed',
        Register_Selfie: 'Provisionally Approved',
        Human_Review_Liveness_Check: 'Under Review',
      },
      '97.000000',
    ),
    spoof_suspected: row(
      '0844',
      'Provisional - Possible Spoof - Awaiting Human Judgement',
      {
        Liveness_Check: 'Under Review',
        Selfie_Check: 'Under Review',
        Register_Selfie: 'Provisionally Approved',
        Human_Review_Liveness_Check: 'Under Review',
      },
      '97.000000',
    ),
    spoof_confirmed: row('0843', 'FAIL - Possible Spoof - Machine Judgement', {
      Liveness_Check: 'Failed',
      Register_Selfie: 'Rejected',
    }),
    no_face: row('0941', 'No Face Found', { ...faceless, Register_Selfie: 'Rejected' }),
    poor_quality: row('0942', 'Image Quality Judged Too Poor', {
      Selfie_Check: 'Failed',
      Register_Selfie: 'Rejected',
    }),
    zip_corrupt: row('0903', 'Zip Corrupt', { ...faceless, Register_Selfie: 'Rejected' }),
    data_invalid: row('0001', 'Data Invalid', { ...faceless, Register_Selfie: 'Rejected' }),
  },
  human: {
    approved: row(
      '1240',
      'PASS - Human Judgement',
      { ...alive, Register_Selfie: 'Approved', Human_Review_Liveness_Check: 'Passed' },
      '100.000000',
    ),
    rejected: row('1241', 'FAIL - Image Unusable - Human Judgement', {
      Register_Selfie: 'Rejected',
      Human_Review_Selfie_Check: 'Failed',
    }),
    spoof_confirmed: row('1242', 'Spoof Detected - Human Judgement', {
      Liveness_Check: 'Failed',
      Human_Review_Liveness_Check: 'Failed',
      Register_Selfie: 'Rejected',
    }),
  },
}
