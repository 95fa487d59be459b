import type { V2VerifyAddressRequest } from '../../../generated/v2/verify-address-request.ts'
import { addressIdentity, addressRefusal } from '../../shared/address.ts'
import type { LookupEntry } from './entry.ts'

/** `POST /v2/async-verify-address`: does this person live there? As v1 has it. Source: v2 §7. */
export const address: LookupEntry<V2VerifyAddressRequest> = {
  path: '/v2/async-verify-address',
  summary: 'Checks whether a person lives at an address, and calls back with the result.',
  product: 'address_verification',
  jobNumber: 12,
  when: 'later',
  proof: 'headers',
  request: 'v2/verify-address-request',
  refuse: addressRefusal,
  idInfo: addressIdentity,
}
