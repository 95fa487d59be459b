import { type Actions, alive, faceless, type ProductRows, faceRow as row } from '../row.ts'

const kept: Actions = { Update_Registered_Selfie_On_File: 'Rejected' }

/**
 * Photo update: a new picture for a user on file (v1 §8.1). No source has its codes. They are assumed by the pattern of
 * the other products, whose second last digit is the job type (0820 of 2, 0840 of 4); so are texts and confidence.
 * The actions' names are the vendor's (v1 §6.8).
 */
export const photoUpdate: ProductRows = {
  machine: {
    approved: row(
      '0880',
      'Photo Updated',
      { ...alive, Selfie_To_Registered_Selfie_Compare: 'Completed', Update_Registered_Selfie_On_File: 'Approved' },
      '99.97',
    ),
    rejected: row(
      '0881',
      'Images did not match',
      { ...alive, ...kept, Selfie_To_Registered_Selfie_Compare: 'Failed' },
      '21.40',
    ),
    provisional: row(
      '0882',
      'Pure Provisional - Awaiting Human Judgement',
      {
        ...alive,
        Selfie_To_Registered_Selfie_Compare: 'Provisionally Approved',
        Update_Registered_Selfie_On_File: 'Provisionally Approved',
        Human_Review_Update_Selfie: 'Under Review',
      },
      '97.000000',
    ),
    spoof_confirmed: row('0883', 'Possible Spoof - Machine Judgement', {
      ...kept,
      Liveness_Check: 'Failed',
    }),
    spoof_suspected: row(
      '0884',
      'Provisional - Possible Spoof - Awaiting Human Judgement',
      {
        Liveness_Check: 'Under Review',
        Selfie_Check: 'Under Review',
        Update_Registered_Selfie_On_File: 'Provisionally Approved',
        Human_Review_Update_Selfie: 'Under Review',
      },
      '97.000000',
    ),
    no_face: row('0981', 'No Face Found', { ...faceless, ...kept }),
    poor_quality: row('0982', 'Image Quality Judged Too Poor', { ...kept, Selfie_Check: 'Failed' }),
    zip_corrupt: row('0903', 'Zip Corrupt', { ...faceless, ...kept }),
    data_invalid: row('0001', 'Data Invalid', { ...faceless, ...kept }),
  },
  human: {
    approved: row(
      '1280',
      'Photo Updated',
      {
        ...alive,
        Selfie_To_Registered_Selfie_Compare: 'Completed',
        Update_Registered_Selfie_On_File: 'Approved',
        Human_Review_Update_Selfie: 'Passed',
      },
      '100.000000',
    ),
    rejected: row('1281', 'Fail - Human Compare', {
      ...alive,
      ...kept,
      Human_Review_Update_Selfie: 'Failed',
    }),
    spoof_confirmed: row('1282', 'Spoof Detected - Human Judgement', {
      ...kept,
      Liveness_Check: 'Failed',
      Human_Review_Update_Selfie: 'Failed',
    }),
  },
}
