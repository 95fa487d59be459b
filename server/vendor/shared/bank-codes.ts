/** A Nigerian bank, as a BANK_ACCOUNT lookup names it. */
export interface BankCode {
  readonly name: string
  readonly code: string
}

/** Whose banks these are. */
export const bankCountry = 'NG'

/** Some of the bank codes of the Central Bank of Nigeria. */
export const bankCodes: readonly BankCode[] = [
  { name: 'Access Bank', code: '044' },
  { name: 'Ecobank Nigeria', code: '050' },
  { name: 'Fidelity Bank', code: '070' },
  { name: 'First Bank of Nigeria', code: '011' },
  { name: 'First City Monument Bank', code: '214' },
  { name: 'Guaranty Trust Bank', code: '058' },
  { name: 'Keystone Bank', code: '082' },
  { name: 'Stanbic IBTC Bank', code: '221' },
  { name: 'Sterling Bank', code: '232' },
  { name: 'Union Bank of Nigeria', code: '032' },
  { name: 'United Bank for Africa', code: '033' },
  { name: 'Wema Bank', code: '035' },
  { name: 'Zenith Bank', code: '057' },
]
