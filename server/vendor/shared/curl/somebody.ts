import { idCountries } from '../../../core/identity/id-types.ts'
import { personalText } from '../../../core/text/personal-data.ts'

type Members = Readonly<Record<string, unknown>>
type Somebody = Readonly<Record<string, string>>

const madeUp: Somebody = {
  given_names: 'Made',
  last_name: 'Up',
  email: 'made.up@example.com',
  phone_number: '+2348000000000',
  reported_by: 'made.up@example.com',
}

/** A request about somebody who is made up, in place of whom the journal does not show. */
export function withSomebody(request: Members, somebody: Somebody = madeUp): Members {
  const known = { ...somebody, ...numberOf(request) }
  return Object.fromEntries(Object.entries(request).map(([name, value]) => [name, standIn(name, value, known)]))
}

function numberOf({ country, id_type: idType }: Members): Somebody {
  const { idTypes = [] } = idCountries.find(({ code }) => code === country) ?? {}
  const { testNumber } = idTypes.find(({ code }) => code === idType) ?? {}
  return testNumber === undefined ? {} : { id_number: testNumber }
}

function standIn(name: string, value: unknown, somebody: Somebody): unknown {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return withSomebody(value as Members, somebody)
  const [, length] = (typeof value === 'string' && personalText.exec(value)) || []
  return length === undefined ? value : (somebody[name] ?? '0'.repeat(Number(length)))
}
