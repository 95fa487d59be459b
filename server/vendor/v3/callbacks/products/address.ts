import type { V3AddressCallback } from '../../../../generated/v3/address-callback.ts'
import type { CallbackForm } from '../form.ts'
import { verdictMembers } from '../verdict-members.ts'

/** An address, whose body is not published: what all have in common, without a face that was compared. Assumed (v3 §18). */
export const addressCallback: CallbackForm = {
  schema: 'v3/address-callback',
  body: (job, reported): V3AddressCallback => ({
    ...verdictMembers(job, reported),
    antifraud: null,
    product: 'address_verification',
  }),
}
