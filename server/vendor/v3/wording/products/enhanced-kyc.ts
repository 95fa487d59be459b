import { attention, block, clear, error, locked, type ProductRows, processing } from './row.ts'

/**
 * Enhanced KYC. Sources: v3 §7 (reasons; errors end in a full stop there) and §9 (messages of the sandbox). `invalid_id_number` is
 * documented for Enhanced Document Verification alone, since a number of a wrong form is refused here.
 */
export const enhancedKyc: ProductRows = {
  machine: {
    approved: clear,
    rejected: block('high_risk'),
    id_not_found: block('identifier_not_found', 'Verification failed: Unable to validate ID - Not Found'),
    id_invalid: error('invalid_id_number', 'Verification failed: invalid id number'),
    issuer_unavailable: error('service_unavailable', 'Error: external service unavailable.'),
    under_age: block('age_requirement_not_met', 'Verification failed: Customer must be above 18'),
    medium_risk: attention('medium_risk'),
    account_locked: locked,
    provisional: processing,
  },
  // That a reviewer looks at some is known of no product in particular (v3 §8 [INT-B]).
  human: {
    approved: clear,
    rejected: block('high_risk'),
  },
}
