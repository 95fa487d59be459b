/** A kind of ID number that an authority can be asked about. */
export interface IdType {
  /** Smile ID's keyword, such as `NATIONAL_ID`. */
  readonly code: string
  readonly label: string
  /** What a number looks like, as JavaScript writes a regular expression; absent where it is not published. */
  readonly pattern?: string
  /** The vendor's test number, or one made to the pattern: all zeros. */
  readonly testNumber?: string
  /** The authority returns a photo, so that a selfie can be compared with it. */
  readonly photo: boolean
  /** What has to be sent besides the number. */
  readonly asks?: readonly string[]
}

/** A country and the ID types that its authorities answer for. */
export interface IdCountry {
  /** ISO 3166-1 alpha-2. */
  readonly code: string
  readonly name: string
  readonly idTypes: readonly IdType[]
}

const digits = (count: number): Pick<IdType, 'pattern' | 'testNumber'> => ({
  pattern: `^[0-9]{${count}}$`,
  testNumber: '0'.repeat(count),
})
const names = ['first_name', 'last_name']

/**
 * The ID types that are looked up with an authority. Sources: the vendor's page of number patterns and v3 §5.6 for
 * codes and patterns; v1 §10 for the test numbers of BVN, KE NATIONAL_ID, GH PASSPORT and ZA NATIONAL_ID. Other test
 * numbers are made to the pattern; labels, which types have a photo, and what is asked besides the number, are assumed.
 */
export const idCountries: readonly IdCountry[] = [
  {
    code: 'GH',
    name: 'Ghana',
    idTypes: [
      {
        code: 'GHANA_CARD',
        label: 'Ghana Card',
        pattern: '^[A-Za-z]{3}(-\\d{9}-\\d|\\d{9}\\d)$',
        testNumber: 'GHA-000000000-0',
        photo: true,
      },
      {
        code: 'PASSPORT',
        label: 'Passport',
        pattern: '^[A-Za-z]{1,2}[0-9]{6,7}$',
        testNumber: 'G0000000',
        photo: true,
      },
      {
        code: 'SSNIT',
        label: 'SSNIT',
        pattern: '^[A-Za-z][A-Za-z0-9]{12,14}$',
        testNumber: 'C000000000000',
        photo: true,
      },
      { code: 'VOTER_ID', label: "Voter's ID", pattern: '^[0-9]{10,12}$', testNumber: '0000000000', photo: true },
    ],
  },
  {
    code: 'KE',
    name: 'Kenya',
    idTypes: [
      { code: 'NATIONAL_ID', label: 'National ID', pattern: '^[0-9]{1,9}$', testNumber: '00000000', photo: true },
      {
        code: 'NATIONAL_ID_NO_PHOTO',
        label: 'National ID (without photo)',
        pattern: '^[0-9]{1,9}$',
        testNumber: '00000000',
        photo: false,
      },
      { code: 'PASSPORT', label: 'Passport', pattern: '^[A-Z0-9]{7,9}$', testNumber: 'A00000000', photo: true },
      { code: 'ALIEN_CARD', label: 'Alien Card', pattern: '^[0-9]{6,9}$', testNumber: '000000', photo: true },
      { code: 'KRA_PIN', label: 'KRA PIN', pattern: '^[0-9]{1,9}$', testNumber: '000000000', photo: false },
      {
        code: 'PHONE_NUMBER',
        label: 'Phone Number',
        pattern: '^(\\+?254|0)?\\d{9}$',
        testNumber: '0000000000',
        photo: false,
      },
    ],
  },
  {
    code: 'NG',
    name: 'Nigeria',
    idTypes: [
      { code: 'BVN', label: 'Bank Verification Number', ...digits(11), photo: true },
      { code: 'BVN_MFA', label: 'Bank Verification Number (with consent)', ...digits(11), photo: true },
      { code: 'NIN_V2', label: 'National ID Number', ...digits(11), photo: true },
      { code: 'NIN_SLIP', label: 'NIN Slip', ...digits(11), photo: true },
      {
        code: 'VOTER_ID',
        label: "Voter's ID",
        pattern: '^[a-zA-Z0-9 ]{9,29}$',
        testNumber: '0000000000000000000',
        photo: true,
        asks: [...names, 'dob'],
      },
      {
        code: 'PHONE_NUMBER',
        label: 'Phone Number',
        pattern: '^(234|0)\\d{10}$',
        testNumber: '00000000000',
        photo: false,
        asks: names,
      },
      { code: 'BANK_ACCOUNT', label: 'Bank Account', pattern: '^[0-9]{10}$', photo: false, asks: ['bank_code'] },
    ],
  },
  {
    code: 'ZA',
    name: 'South Africa',
    idTypes: [
      { code: 'NATIONAL_ID', label: 'National ID', ...digits(13), photo: true },
      { code: 'NATIONAL_ID_NO_PHOTO', label: 'National ID (without photo)', ...digits(13), photo: false },
      { code: 'PHONE_NUMBER', label: 'Phone Number', ...digits(10), photo: false, asks: names },
    ],
  },
  {
    code: 'UG',
    name: 'Uganda',
    idTypes: [
      {
        code: 'NATIONAL_ID_NO_PHOTO',
        label: 'National ID (without photo)',
        pattern: '^[A-Za-z0-9]{14}$',
        testNumber: '00000000000000',
        photo: false,
        asks: [...names, 'dob'],
      },
    ],
  },
  {
    code: 'ZM',
    name: 'Zambia',
    idTypes: [
      { code: 'TPIN', label: 'TPIN', ...digits(10), photo: false },
      { code: 'BANK_ACCOUNT', label: 'Bank Account', pattern: '^[0-9]{7,16}$', photo: false, asks: ['bank_code'] },
    ],
  },
]

/** ID types that may be asked about only with the holder's consent. Source: v1 §9.11; that there is no other is assumed. */
export const consentRequired: Readonly<Record<string, readonly string[]>> = { NG: ['BVN_MFA'] }
