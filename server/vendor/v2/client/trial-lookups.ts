import type { TimedTrial } from '../../../http/trial.ts'

/** What a lookup that is tried asks about. */
export function askedIn({ product, idNumber }: TimedTrial): Readonly<Record<string, unknown>> {
  switch (product) {
    case 'phone_verification':
      return { country: 'NG', phone_number: idNumber, match_fields: { first_name: 'Try', last_name: 'It' } }
    case 'address_verification':
      return { country: 'NG', address: '1 Emulator Street, Lagos', utility_number: idNumber, full_name: 'Try It' }
    default:
      return { country: 'NG', id_type: 'BVN', id_number: idNumber, first_name: 'Try', last_name: 'It' }
  }
}
