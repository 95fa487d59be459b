import type { Product } from '../../../core/jobs/product.ts'

/** Whom a request is about, as it says. */
export interface NamedPerson {
  readonly givenNames: string
  readonly lastName: string
  readonly email: string | undefined
}

/** Somebody whom the vendor's sandbox knows. */
export interface SandboxPerson extends NamedPerson {
  readonly email: string
  /** The scenario that a job about them comes to, by product. */
  readonly scenarios: Readonly<Partial<Record<Product, string>>>
}

/** The people of the vendor's sandbox, as far as their products are played. Source: v3 §9. */
export const sandboxPeople: readonly SandboxPerson[] = [
  person('Amina Fatou', 'Clearwater', {
    enhanced_kyc: 'approved',
    address_verification: 'approved',
    ...ofFaces('approved'),
    ...ofDocuments('approved'),
  }),
  person('Rashid Omar', 'Dangerfield', { enhanced_kyc: 'rejected', ...ofFaces('high-risk') }),
  person('Fatima Bello', 'Ghostwell', {
    ...{ enhanced_kyc: 'id-not-found', biometric_kyc: 'id-not-found', address_verification: 'id-not-found' },
  }),
  person('Aisha Lawal', 'Youngblood', { enhanced_kyc: 'under-age' }),
  person('Ngozi Ifeoma', 'Downsworth', {
    enhanced_kyc: 'issuer-unavailable',
    biometric_kyc: 'issuer-unavailable',
    address_verification: 'issuer-unavailable',
  }),
  person('Obinna Chukwu', 'Twinley', ofFaces('rejected')),
  person('Taiwo Adeyemi', 'Masquero', ofFaces('spoof-confirmed')),
  person('Kofi Mensah', 'Blurton', ofFaces('poor-quality')),
  person('Chidinma Obi', 'Glitchford', ofFaces('internal-error')),
  person('Ade Ogundimu', 'Forgeman', ofDocuments('document-unverified')),
  person('Olumide Fashola', 'Oddpaper', ofDocuments('document-unsupported')),
  person('Adaeze Nnamdi', 'Xeroxley', ofDocuments('document-copied')),
  person('Tunde Bakare', 'Oldfield', ofDocuments('document-expired')),
  person('Segun Olawale', 'Puzzleton', ofDocuments('document-unclassified')),
  person('Ifeanyi Okeke', 'Missingley', { enhanced_document_verification: 'id-not-found' }),
  person('Wale Oladipo', 'Badnumber', { enhanced_document_verification: 'id-invalid' }),
  // The emulator's own: nobody of the vendor's asks for these, and that the others ask for anything of an address is assumed.
  person('Yetunde Abike', 'Formerly', { address_verification: 'address-outdated' }),
  person('Ikenna Uche', 'Faraway', { address_verification: 'address-too-far' }),
  person('Halima Sani', 'Othername', { address_verification: 'name-mismatch' }),
  person('Emeka Obi', 'Nowhere', { address_verification: 'no-address' }),
]

/** The same for each product that compares faces. */
function ofFaces(scenario: string): SandboxPerson['scenarios'] {
  return {
    biometric_kyc: scenario,
    smart_selfie_registration: scenario,
    smart_selfie_authentication: scenario,
    smart_selfie_compare: scenario,
  }
}

/** That all products of documents know the same people is assumed (v3 §9). */
function ofDocuments(scenario: string): SandboxPerson['scenarios'] {
  return {
    document_verification: scenario,
    enhanced_document_verification: scenario,
    residency_document_verification: scenario,
  }
}

/** Emails have the first of the given names. */
function person(givenNames: string, lastName: string, scenarios: SandboxPerson['scenarios']): SandboxPerson {
  const [first = ''] = givenNames.split(' ')
  return { givenNames, lastName, email: `${first}.${lastName}@example.com`.toLowerCase(), scenarios }
}

/** The person of the sandbox that is meant: names and email all fit. That letters' case does not matter is assumed (v3 §9). */
export function sandboxPersonOf({ givenNames, lastName, email = '' }: NamedPerson): SandboxPerson | undefined {
  return sandboxPeople.find(
    (one) => isSame(one.lastName, lastName) && isSame(one.givenNames, givenNames) && isSame(one.email, email),
  )
}

/** Somebody who is called like one of the sandbox's, and is not that person: mostly a slip. */
export function sandboxNamesake(named: NamedPerson): SandboxPerson | undefined {
  return sandboxPersonOf(named) ? undefined : sandboxPeople.find(({ lastName }) => isSame(lastName, named.lastName))
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.trim().toLowerCase()
}
