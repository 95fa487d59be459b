import type { IdInfo } from '../../../core/identity/identity.ts'
import { fullName, type Person } from '../../../core/identity/person.ts'
import type { Job } from '../../../core/jobs/job.ts'
import type { Result } from '../../../core/jobs/result.ts'
import { digits } from '../../../core/text/seed.ts'
import type { V1Result } from '../../../generated/v1/job-status-response.ts'
import { countryName, nationalityOf } from '../../shared/country.ts'

// The value where the registry has none. Source: v1 §9.14 [JS + RB fixtures].
const nothing = 'N/A'
const allShares = '100000'

/**
 * A registry's record: a business that is clearly made up. The person behind its number directs and owns it.
 * Source: v1 §9.14 [JS + RB fixtures] for every member; that TAX_INFORMATION is only about the company [DOCS].
 */
export function encodeBusiness({ submission: { person, idInfo } }: Job, { outcome }: Result): Partial<V1Result> {
  const isTax = idInfo.idType === 'TAX_INFORMATION'
  if (outcome !== 'approved' || !person) {
    return { success: false, company_information: {}, ...(!isTax && { ...noLists, directors: [] }) }
  }
  const answer = { success: true, company_information: companyOf(person, idInfo) }
  if (isTax) return answer
  return {
    ...answer,
    ...noLists,
    fiduciaries: [fiduciaryOf(person)],
    beneficial_owners: [ownerOf(person, idInfo)],
    directors: [directorOf(person, idInfo)],
  }
}

const noLists = { fiduciaries: [], beneficial_owners: [], proprietors: [], documents: { search_certificate: '' } }

function companyOf(person: Person, idInfo: IdInfo): NonNullable<V1Result['company_information']> {
  const number = String(idInfo.idNumber)
  const isTax = idInfo.idType === 'TAX_INFORMATION'
  const registered = isTax ? digits(`registration/${number}`, 7) : number
  return {
    legal_name: `${person.lastName} Emulated Ventures Limited`,
    registration_number: registered,
    country: countryName(String(idInfo.country)),
    address: person.address,
    registration_date: `${person.issued}T00:00:00.000+00:00`,
    status: 'ACTIVE',
    company_type: 'PRIVATE_COMPANY_LIMITED_BY_SHARES',
    search_number: number,
    authorized_shared_capital: '10000000',
    industry: 'Emulation',
    tax_id: isTax ? number : nothing,
    phone: person.phoneNumber,
    state: (person.address.split(', ').at(-1) ?? '').toUpperCase(),
    email: 'office@example.com',
  }
}

function fiduciaryOf({ lastName, address }: Person): NonNullable<V1Result['fiduciaries']>[number] {
  return {
    name: `${lastName} Emulated Secretaries Limited`,
    fiduciary_type: 'SECRETARY_COMPANY',
    address,
    registration_number: digits(`secretaries/${lastName}/${address}`, 6),
    status: nothing,
  }
}

function ownerOf(person: Person, idInfo: IdInfo): NonNullable<V1Result['beneficial_owners']>[number] {
  return {
    shareholdings: allShares,
    ...partnerIn(person, idInfo),
    registration_number: nothing,
    shareholder_type: 'Individual',
  }
}

function directorOf(person: Person, idInfo: IdInfo): NonNullable<V1Result['directors']>[number] {
  return {
    shareholdings: allShares,
    ...partnerIn(person, idInfo),
    id_number: digits(`director/${fullName(person)}/${person.dateOfBirth}`, 8),
    occupation: 'Director',
    id_type: 'PASSPORT',
    date_of_birth: person.dateOfBirth,
  }
}

/** The members that owners and directors share. */
function partnerIn(person: Person, { country }: IdInfo) {
  return {
    name: fullName(person),
    address: person.address,
    phone_number: person.phoneNumber,
    gender: person.gender === 'F' ? 'Female' : 'Male',
    nationality: nationalityOf(String(country)),
  }
}
