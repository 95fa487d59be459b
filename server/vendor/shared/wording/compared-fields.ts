import type { IdInfo } from '../../../core/identity/identity.ts'
import type { Outcome } from '../../../core/jobs/outcome.ts'
import type { Product } from '../../../core/jobs/product.ts'
import { sandboxMatches } from '../sandbox/phones.ts'

type Fields = Readonly<Record<string, readonly string[]>>

// The actions that say of what was sent whether it fits, and what they look at. Source: v2 §5; of phones, assumed (v2 §6).
const comparedFields: Readonly<Partial<Record<Product, Fields>>> = {
  basic_kyc: {
    Names: ['firstName', 'middleName', 'lastName'],
    DOB: ['dob'],
    Gender: ['gender'],
    Phone_Number: ['phoneNumber'],
  },
  phone_verification: {
    First_Name: ['firstName'],
    Other_Name: ['otherName'],
    Last_Name: ['lastName'],
    ID_Number: ['idNumber'],
  },
}

const whole: Readonly<Partial<Record<Outcome, string>>> = {
  approved: 'Exact Match',
  exact_match: 'Exact Match',
  no_match: 'No Match',
  rejected: 'No Match',
}

/**
 * What is said of each field of a product that compares. The words are assumed, after those of the codes (v2 §5), and that of a partial
 * match whatever was sent first fits; the owner of a number of the sandbox is known.
 */
export function comparedActions(product: Product, outcome: Outcome, idInfo: IdInfo = {}): Record<string, string> {
  const actions = Object.entries(comparedFields[product] ?? {})
  const sent = actions.filter(([, fields]) => fields.some((field) => isGiven(idInfo[field])))
  const known = product === 'phone_verification' ? sandboxMatches(idInfo) : undefined
  return Object.fromEntries(
    actions.map((action) => {
      const [name, [field = '']] = action
      if (!sent.includes(action)) return [name, 'Not Provided']
      if (outcome !== 'partial_match') return [name, whole[outcome] ?? 'Not Done']
      if (sent.length === 1) return [name, 'Partial Match']
      const fits = known?.[field as keyof typeof known] ?? action === sent[0]
      return [name, fits ? 'Exact Match' : 'No Match']
    }),
  )
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== ''
}
