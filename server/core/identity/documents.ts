/** A kind of document whose picture can be verified. */
export interface DocumentType {
  readonly code: string
  readonly name: string
  readonly hasBack: boolean
}

/** A country and its documents that can be verified. */
export interface DocumentCountry {
  /** ISO 3166-1 alpha-2. */
  readonly code: string
  readonly name: string
  readonly continent: 'AFRICA'
  readonly documents: readonly DocumentType[]
}

// Names, and which documents have a back, are assumed.
const documentTypes: Readonly<Record<string, DocumentType>> = Object.fromEntries(
  (
    [
      ['NATIONAL_ID', 'National ID', true],
      ['NATIONAL_ID_NON_CITIZEN', 'National ID (non-citizen)', true],
      ['NATIONAL_ID_DOC', 'National ID (book)', false],
      ['DRIVERS_LICENSE', "Driver's License", true],
      ['PASSPORT', 'Passport', false],
      ['EPASSPORT', 'E-Passport', false],
      ['VOTER_ID', "Voter's ID", false],
      ['ECOWAS_ID', 'ECOWAS ID', true],
      ['SSNIT', 'SSNIT', true],
      ['RWANDA_CARD', 'Rwanda Card', true],
    ] as const
  ).map(([code, name, hasBack]) => [code, { code, name, hasBack }]),
)

function country(code: string, name: string, codes: string): DocumentCountry {
  const documents = codes.split(' ').flatMap((one) => documentTypes[one] ?? [])
  return { code, name, continent: 'AFRICA', documents }
}

// From the vendor's other lists: v1/valid_documents and the hosted pages, as in the fixtures of its web client (v1 §9.4, §9.8).
const otherCodes =
  'ADDRESS_CARD ALIEN_CARD ATTESTATION_CARD CITIZEN_ID GHANA_CARD GREEN_BOOK HEALTH_CARD HEALTH_INSURANCE_ID IDENTITY_CARD ' +
  'NATIONAL_ID_NO_PHOTO NON_CITIZEN_ID OCCUPATION_CARD PROVISIONAL_DRIVERS_LICENSE REGISTRATION_CARD REGISTRATION_CERTIFICATE ' +
  'RESIDENT_CARD RESIDENT_ID SEAMANS_ID SOCIAL_ID TAX_ID TRADE_LICENSE TRAVEL_DOC TRAVEL_DOCUMENT TRIBAL_CARD ' +
  'UNIFORMED_SERVICES_CARD VEHICLE_PARTICULARS WORK_PERMIT'

/** Every code of a kind of document in any list of the vendor's, for any country. */
export const documentCodes: ReadonlySet<string> = new Set([...Object.keys(documentTypes), ...otherCodes.split(' ')])

/**
 * Some of the documents that Smile ID verifies: those of Africa in the vendor's first public list. The vendor accepts
 * documents from every continent.
 */
export const documentCountries: readonly DocumentCountry[] = [
  country('BW', 'Botswana', 'EPASSPORT DRIVERS_LICENSE NATIONAL_ID'),
  country('CM', 'Cameroon', 'EPASSPORT PASSPORT NATIONAL_ID'),
  country('CI', "Côte d'Ivoire", 'PASSPORT NATIONAL_ID'),
  country('GA', 'Gabon', 'PASSPORT'),
  country('GH', 'Ghana', 'PASSPORT DRIVERS_LICENSE ECOWAS_ID SSNIT NATIONAL_ID NATIONAL_ID_NON_CITIZEN VOTER_ID'),
  country('KE', 'Kenya', 'NATIONAL_ID PASSPORT'),
  country('MW', 'Malawi', 'DRIVERS_LICENSE PASSPORT'),
  country('MU', 'Mauritius', 'PASSPORT NATIONAL_ID'),
  country('NA', 'Namibia', 'EPASSPORT NATIONAL_ID'),
  country('NG', 'Nigeria', 'PASSPORT DRIVERS_LICENSE VOTER_ID'),
  country('RW', 'Rwanda', 'PASSPORT DRIVERS_LICENSE RWANDA_CARD NATIONAL_ID'),
  country('SN', 'Senegal', 'PASSPORT ECOWAS_ID'),
  country('ZA', 'South Africa', 'PASSPORT DRIVERS_LICENSE NATIONAL_ID NATIONAL_ID_DOC'),
  country('TZ', 'Tanzania', 'NATIONAL_ID EPASSPORT VOTER_ID'),
]
