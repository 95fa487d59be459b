import { type PersonalData, personalData } from '../../core/text/personal-data.ts'

/** What requests and answers of Smile ID say of people: their numbers, names and addresses. Sources: v1 §4.3, v3 §4.1, §8, §16.13. */
export const vendorPersonalData: PersonalData = personalData([
  ...['user_details', 'user_provided_info', 'id_number', 'utility_number', 'email', 'phone_number', 'address'],
  ...['given_names', 'first_name', 'middle_name', 'other_names', 'last_name', 'full_name'],
  // Who reported a user, and what they wrote about them (v3 §5.5).
  ...['reported_by', 'notes'],
  // Of screenings: who is looked for, who was found, and what is written about them.
  ...['birth_year', 'aliases', 'people', 'news'],
  ...['dob', 'date_of_birth', 'gender', 'issuance_date', 'expiration_date'],
])
