import { fullName, type Person } from '../../core/identity/person.ts'
import { digits } from '../../core/text/seed.ts'

/** A made-up number on somebody's document, the same for the same person. */
export function cardNumber(person: Person, which: 'first' | 'second' | 'visa'): string {
  return `X${digits(`${which}/${fullName(person)}/${person.dateOfBirth}`, 9)}`
}
