import { fullName } from '../../../core/identity/person.ts'
import type { Job } from '../../../core/jobs/job.ts'
import type { V1Result } from '../../../generated/v1/job-status-response.ts'
import { photoOf } from '../../../people/photo.ts'
import { cardNumber } from '../../shared/card-number.ts'
import type { SaidResult } from './said-result.ts'

// The value of a member that the card does not have. Source: v1 §6.10, a recorded body.
const notAvailable = 'Not Available'

/** The data read from a document, if any. Sources: v1 §6.4, §6.10. */
export function encodeDocument({ submission: { person, idInfo } }: Job, { actions }: SaidResult): Partial<V1Result> {
  if (!person || actions.Return_Personal_Info !== 'Returned') return {}
  return {
    Country: String(idInfo.country ?? notAvailable),
    IDType: String(idInfo.idType ?? notAvailable),
    // A document need not be sent with its number: it is on the card.
    IDNumber: String(idInfo.idNumber ?? cardNumber(person, 'first')),
    SecondaryIDNumber: cardNumber(person, 'second'),
    FullName: fullName(person),
    FirstName: person.firstName,
    LastName: person.lastName,
    OtherName: person.middleName || notAvailable,
    DOB: person.dateOfBirth,
    Gender: person.gender,
    Address: person.address,
    IssuanceDate: person.issued,
    ExpirationDate: person.expires,
    PhoneNumber: notAvailable,
    PhoneNumber2: notAvailable,
    Document: photoOf(person),
  }
}
