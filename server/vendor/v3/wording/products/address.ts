import { attention, block, clear, error, type ProductRows } from './row.ts'

/** An address: does this person live there? Source: v3 §16.9 of status and reason; the messages are those of other products (v3 §9), here assumed. */
export const address: ProductRows = {
  machine: {
    approved: clear,
    address_outdated: attention('information_outdated'),
    rejected: block('address_out_of_range'),
    name_mismatch: block('name_mismatch'),
    no_address: block('no_address_on_record'),
    id_not_found: block('identifier_not_found', 'Verification failed: Unable to validate ID - Not Found'),
    issuer_unavailable: error('service_unavailable', 'Error: external service unavailable.'),
  },
}
