import { alive, faceless, type ProductRows, faceRow as row } from '../row.ts'

const completed = { ...alive, Register_Selfie: 'Approved', Selfie_To_ID_Card_Compare: 'Completed' }
const refused = { Register_Selfie: 'Rejected' }

/**
 * SmartSelfie Compare: the selfie beside a picture that comes with it, which also registers the user. It is never provisional (v2 §4).
 * Its codes are not published: that they are those of a registration, and everything else here, is assumed.
 */
export const comparison: ProductRows = {
  machine: {
    approved: row('0840', 'Enroll User', completed, '99.97'),
    rejected: row(
      '0841',
      'FAIL - Machine Judgement - Compare Failed',
      { ...alive, ...refused, Selfie_To_ID_Card_Compare: 'Failed' },
      '21.40',
    ),
    spoof_confirmed: row('0843', 'FAIL - Possible Spoof - Machine Judgement', { ...refused, Liveness_Check: 'Failed' }),
    no_face: row('0941', 'No Face Found', { ...faceless, ...refused }),
    poor_quality: row('0942', 'Image Quality Judged Too Poor', {
      ...refused,
      Selfie_Check: 'Failed',
      Selfie_To_ID_Card_Compare: 'Unable To Determine',
    }),
  },
  human: {},
}
