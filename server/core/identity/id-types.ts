/** A kind of ID number that an authority can be asked about. */
export interface IdType {
  /** Smile ID's keyword, such as `NATIONAL_ID`. */
  readonly code: string
  readonly label: string
  /** The pattern of a number, a JavaScript regular expression; absent if it is not published. */
  readonly pattern?: string
  /** The vendor's test number, or all zeros if it has none. */
  readonly testNumber?: string
  /** The authority returns a photo, so that a selfie can be compared with it. */
  readonly photo: boolean
  /** What must be sent besides the number. */
  readonly asks?: readonly string[]
  /** What Basic KYC, which compares, needs in addition. */
  readonly compares?: readonly string[]
  /** The number is replaced by the session in which its holder agreed. */
  readonly bySession?: true
  /** A document whose picture can be looked at too. */
  readonly isDocument?: true
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
 * codes and patterns, which are newer than the fixtures of its web client; the fixtures for labels, test numbers and what is
 * asked besides the number (v1 §9.4), if they have it; v1 §10 for the test numbers of BVN, KE NATIONAL_ID, GH PASSPORT and
 * ZA NATIONAL_ID. Which types have a photo is assumed, and so is everything else that the fixtures lack.
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
        isDocument: true,
      },
      {
        code: 'PASSPORT',
        label: 'Passport',
        pattern: '^[A-Za-z]{1,2}[0-9]{6,7}$',
        testNumber: 'G0000000',
        photo: true,
        isDocument: true,
      },
      {
        code: 'SSNIT',
        label: 'SSNIT',
        pattern: '^[A-Za-z][A-Za-z0-9]{12,14}$',
        testNumber: 'C000000000000',
        photo: true,
        isDocument: true,
      },
      {
        code: 'VOTER_ID',
        label: 'Voter ID',
        pattern: '^[0-9]{10,12}$',
        testNumber: '0000000000',
        photo: true,
        isDocument: true,
      },
    ],
  },
  {
    code: 'KE',
    name: 'Kenya',
    idTypes: [
      {
        code: 'NATIONAL_ID',
        label: 'National ID',
        pattern: '^[0-9]{1,9}$',
        testNumber: '00000000',
        photo: true,
        isDocument: true,
      },
      {
        code: 'NATIONAL_ID_NO_PHOTO',
        label: 'National ID No Photo',
        pattern: '^[0-9]{1,9}$',
        testNumber: '00000000',
        photo: false,
      },
      {
        code: 'PASSPORT',
        label: 'Passport',
        pattern: '^[A-Z0-9]{7,9}$',
        testNumber: 'A00000000',
        photo: true,
        isDocument: true,
      },
      {
        code: 'ALIEN_CARD',
        label: 'Alien Card',
        pattern: '^[0-9]{6,9}$',
        testNumber: '000000',
        photo: true,
        isDocument: true,
      },
      {
        code: 'KRA_PIN',
        label: 'KRA PIN',
        pattern: '^[0-9]{1,9}$',
        testNumber: '00000000',
        photo: false,
        asks: ['citizenship'],
      },
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
      { code: 'BVN', label: 'Bank Verification Number', ...digits(11), photo: true, compares: names },
      {
        code: 'BVN_MFA',
        label: 'Bank Verification Number (MFA)',
        ...digits(11),
        photo: true,
        compares: names,
        bySession: true,
      },
      { code: 'NIN', label: 'National ID', ...digits(11), photo: true },
      { code: 'NIN_V2', label: 'National ID (NIN)', ...digits(11), photo: true },
      { code: 'NIN_SLIP', label: 'National ID (Slip)', ...digits(11), photo: true },
      {
        code: 'V_NIN',
        label: 'Virtual NIN',
        pattern: '^[a-zA-Z0-9]{16}$',
        testNumber: '0000000000000000',
        photo: true,
      },
      { code: 'NATIONAL_ID', label: 'National ID (old)', ...digits(10), photo: true },
      {
        code: 'PASSPORT',
        label: 'Passport',
        pattern: '^[A-Za-z]{1}( )?[0-9]{8}$',
        testNumber: 'A00000000',
        photo: true,
        isDocument: true,
      },
      {
        code: 'DRIVERS_LICENSE',
        label: "Driver's License",
        pattern: '^(?=.*[0-9])(?=.*[A-Z])[A-Z0-9]{3}([ -]{1})?[A-Z0-9]{6,12}$',
        testNumber: 'ABC000000000',
        photo: true,
        asks: [...names, 'dob', 'day', 'month', 'year'],
        isDocument: true,
      },
      {
        code: 'VOTER_ID',
        label: 'Voter ID',
        pattern: '^[a-zA-Z0-9 ]{9,29}$',
        testNumber: '0000000000000000000',
        photo: true,
        isDocument: true,
      },
      {
        code: 'PHONE_NUMBER',
        label: 'Phone Number',
        pattern: '^(234|0)\\d{10}$',
        testNumber: '00000000000',
        photo: false,
        asks: names,
      },
      {
        code: 'BANK_ACCOUNT',
        label: 'Bank Account Verification',
        pattern: '^[0-9]{10}$',
        photo: false,
        asks: ['bank_code'],
      },
    ],
  },
  {
    code: 'ZA',
    name: 'South Africa',
    idTypes: [
      { code: 'NATIONAL_ID', label: 'National ID', ...digits(13), photo: true, isDocument: true },
      { code: 'NATIONAL_ID_NO_PHOTO', label: 'National ID No Photo', ...digits(13), photo: false },
      { code: 'PHONE_NUMBER', label: 'Phone Number', ...digits(10), photo: false, asks: names },
    ],
  },
  {
    code: 'UG',
    name: 'Uganda',
    idTypes: [
      {
        code: 'NATIONAL_ID_NO_PHOTO',
        label: 'National ID No Photo',
        pattern: '^[A-Za-z0-9]{14}$',
        testNumber: '00000000000000',
        photo: false,
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

/** ID types in other lists of the vendor's, older ones and v3's: known, but not listed. Sources: v1 §9.4, §9.7; v3 §5.6. */
export const otherIdTypes: Readonly<Record<string, readonly string[]>> = {
  GH: ['DRIVERS_LICENSE', 'NATIONAL_ID', 'NEW_VOTER_ID', 'PHONE_NUMBER'],
  KE: ['DRIVERS_LICENSE'],
  NG: ['CAC', 'TIN'],
}

/** ID types that may be asked about only with the holder's consent. Source: v1 §9.7, the fixture of the web client. */
export const consentRequired: Readonly<Record<string, readonly string[]>> = { NG: ['NIN_V2', 'BVN_MFA'] }
