import type { IdInfo } from '../../../core/identity/identity.ts'

/** What is compared with what is known of a number's owner, by how a job has it. */
export type MatchField = 'firstName' | 'otherName' | 'lastName' | 'idNumber'

/** The numbers of a country, and the one that its sandbox knows. */
export interface PhoneCountry {
  readonly pattern: string
  /** What may be compared; what is not published of a country is taken. */
  readonly fields: readonly MatchField[]
  readonly number: string
  /** Whose it is. */
  readonly owner: Readonly<Partial<Record<MatchField, string>>>
}

const names = ['firstName', 'otherName', 'lastName'] as const

/** Every country whose numbers are verified. Source: v2 §6. */
export const phoneCountries: Readonly<Record<string, PhoneCountry>> = {
  KE: { pattern: '^[0-9]{10}$', fields: ['idNumber'], number: '0000000000', owner: { idNumber: '00000000' } },
  NG: {
    ...{ pattern: '^[0-9]{11}$', fields: names, number: '00000000000' },
    owner: { firstName: 'Joe', lastName: 'Leo' },
  },
  ZA: {
    ...{ pattern: '^[0-9]{10}$', fields: [...names, 'idNumber'], number: '0000000000' },
    owner: { firstName: 'Joe', otherName: 'Doe', lastName: 'Leo', idNumber: '0000000000000' },
  },
  TZ: { pattern: '^[0-9]{12}$', fields: [...names, 'idNumber'], number: '000000000000', owner: {} },
  UG: { pattern: '^[0-9]{10}$', fields: names, number: '0000000000', owner: {} },
}

/** Which of the fields fit that were sent with a number of the sandbox; undefined of any other number, or without fields. */
export function sandboxMatches(idInfo: IdInfo): Readonly<Partial<Record<MatchField, boolean>>> | undefined {
  const known = phoneCountries[String(idInfo.country)]
  if (known?.number !== String(idInfo.phoneNumber)) return undefined
  const compared = known.fields.filter((field) => idInfo[field] !== undefined && known.owner[field] !== undefined)
  if (compared.length === 0) return undefined
  return Object.fromEntries(compared.map((field) => [field, isSame(idInfo[field], known.owner[field])]))
}

/** The scenario that such fields come to; undefined where nothing is compared. */
export function sandboxMatchScenario(idInfo: IdInfo): string | undefined {
  const matches = sandboxMatches(idInfo)
  if (!matches) return undefined
  const fitting = Object.values(matches).filter((fits) => fits).length
  if (fitting === 0) return 'no-match'
  return fitting === Object.keys(matches).length ? 'exact-match' : 'partial-match'
}

function isSame(sent: unknown, known: string | undefined): boolean {
  return String(sent).trim().toLowerCase() === known?.toLowerCase()
}
