import { type Actions, alive, faceless, faceRows, type ProductRows, faceRow as row } from '../row.ts'
import { idRefusals } from './lookups.ts'

const passed: Actions = { Document_Check: 'Passed', Verify_Document: 'Passed' }
const rejected: Actions = { Register_Selfie: 'Rejected', Return_Personal_Info: 'Not Returned' }
const matched: Actions = {
  ...alive,
  ...passed,
  Register_Selfie: 'Approved',
  Selfie_To_ID_Card_Compare: 'Completed',
  Return_Personal_Info: 'Returned',
}

/** Document Verification. Source: v1 §7.4 and §6.4, second-hand; a human's verdict keeps the machine's code. */
export const documentVerification: ProductRows = {
  machine: {
    approved: row('0810', 'Document Verified', matched),
    rejected: row('0811', 'Document Not Verified', {
      ...alive,
      ...rejected,
      Document_Check: 'Failed',
      Selfie_To_ID_Card_Compare: 'Failed',
    }),
    spoof_confirmed: row('0907', 'FAIL - Possible Spoof - Strict Setting', {
      ...rejected,
      Liveness_Check: 'Failed',
    }),
    document_unusable: row('0812', 'Document Unusable / Failed Security Features', {
      ...rejected,
      Document_Check: 'Unable To Determine',
    }),
    document_unverified: row('0813', 'Document Not Verified - Machine Judgement', {
      ...rejected,
      Document_Check: 'Failed',
      Verify_Document: 'Failed',
    }),
    document_unsupported: row('0816', 'Document Not Supported', {
      ...rejected,
      Document_Check: 'Unable To Determine',
    }),
    document_expired: row('0817', 'Document Approved With Attention - Expired', matched),
    zip_corrupt: row('0903', 'Zip Corrupt', { ...faceless, ...rejected }),
    data_invalid: row('0001', 'Data Invalid', { ...faceless, ...rejected }),
  },
  human: {
    approved: row('0810', 'Document Verified After Human Review', {
      ...matched,
      Human_Review_Compare: 'Passed',
      Human_Review_Document_Check: 'Passed',
      Human_Review_Liveness_Check: 'Passed',
    }),
    rejected: row('0811', 'Document Not Verified', {
      ...alive,
      ...rejected,
      Document_Check: 'Failed',
      Selfie_To_ID_Card_Compare: 'Failed',
      Human_Review_Document_Check: 'Failed',
    }),
  },
}

/** Enhanced Document Verification: the document, and the ID authority's word on its number. Source: v1 §7.4, §7.5. */
export const enhancedDocumentVerification: ProductRows = {
  machine: {
    ...faceRows(idRefusals, { ...alive, ...rejected }),
    ...documentVerification.machine,
  },
  human: documentVerification.human,
}
