import type { IdInfo } from '../../core/identity/identity.ts'
import type { Reply } from '../../http/operation.ts'
import { decodeIdentity } from './identity.ts'
import { fieldRefusal } from './wording/errors.ts'

type Sent = string | number | null | undefined

/** What verifying an address asks about. Sources: v1 §9.11 [RB]; v2 §7. */
export interface AddressBody {
  readonly country: string
  readonly address: string
  readonly id_number?: Sent
  readonly utility_number?: Sent
  readonly full_name?: string | null
}

/** The vendor's refusal of a country it does not serve, and of a number that ends in 2. Sources: v1 §9.11 [RB]; its test data. */
export function addressRefusal({ country, id_number: id, utility_number: utility }: AddressBody): Reply | undefined {
  if (country !== 'NG' && country !== 'ZA') return refused('"country" must be one of [NG, ZA]')
  if (country === 'NG' && !isGiven(utility) && !isGiven(id)) return refused('"utility_number" is required')
  if (country === 'ZA' && !isGiven(id)) return refused('"id_number" is required')
  return String(isGiven(id) ? id : utility).endsWith('2') ? refused('Invalid id or utility number format') : undefined
}

/** Who is said to live where. */
export function addressIdentity({
  country,
  id_number: id,
  utility_number: utility,
  full_name: name,
}: AddressBody): IdInfo {
  const [lastName] = (name ?? '').trim().split(/\s+/).slice(-1)
  return decodeIdentity({ country, id_number: isGiven(id) ? id : utility, last_name: lastName })
}

function isGiven(number: Sent): boolean {
  return number !== undefined && number !== null && number !== ''
}

function refused(error: string): Reply {
  const hint = `${error}: the vendor accepts NG with a utility_number, and ZA with an id_number; a number that ends in 2 is its test number for a wrong format.`
  return { status: 400, json: fieldRefusal(error), hint }
}
