import type { Product } from '../../../core/jobs/product.ts'
import type { Asking, SandboxValue } from '../../asking.ts'
import { sandboxCodes } from '../../shared/sandbox/codes.ts'
import { sandboxPeople } from '../../shared/sandbox/people.ts'
import { screenedPeople } from '../../shared/sandbox/screened-people.ts'

const names: Readonly<Record<string, string>> = {
  'id_info.first_name': 'user_details.given_names',
  'id_info.last_name': 'user_details.last_name',
  'id_info.email': 'user_details.email',
  'id_info.phone_number': 'user_details.phone_number',
}

/** How v3 is asked for an outcome. Source: v3 §9. */
export const v3Asking: Asking = {
  placeOf: (field) => names[field] ?? field.replace(/^id_info\./, ''),
  isSaid: () => true,
  values: [...people(), ...screened(), ...codes()],
}

/** A person may come to different scenarios by product. */
function people(): readonly SandboxValue[] {
  return sandboxPeople.flatMap(({ givenNames, lastName, email, scenarios }) =>
    byScenario(scenarios).map(([scenario, products]) => ({
      place: 'user_details',
      value: `${givenNames} ${lastName}, ${email}`,
      products,
      comesTo: { scenario },
    })),
  )
}

/** Whom a screening looks for is known by name alone. */
function screened(): readonly SandboxValue[] {
  return screenedPeople.map(({ fullName, scenario }) => ({
    ...{ place: 'full_name', value: fullName, products: ['aml_check', 'aml_monitoring'] },
    comesTo: { scenario },
  }))
}

function codes(): readonly SandboxValue[] {
  return sandboxCodes().flatMap(({ code, scenarios }) =>
    byScenario(scenarios).map(([scenario, products]) => ({
      ...{ place: 'sandbox_result', value: code, products },
      comesTo: { scenario },
    })),
  )
}

function byScenario(scenarios: Readonly<Partial<Record<Product, string>>>): [string, readonly Product[]][] {
  const products = Object.keys(scenarios) as Product[]
  return [...Map.groupBy(products, (product) => scenarios[product] as string)]
}
