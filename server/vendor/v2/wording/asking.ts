import type { Product } from '../../../core/jobs/product.ts'
import { type Asking, hintFields, type SandboxValue } from '../../asking.ts'
import { sandboxCodes } from '../../shared/sandbox/codes.ts'
import { v2Products } from '../products.ts'

// A selfie says nothing of whose it is, and an address is of somebody by a full name.
const said: Readonly<Partial<Record<Product, readonly string[]>>> = {
  basic_kyc: ['country', 'id_type', 'id_number', 'first_name', 'last_name', 'phone_number'].map(
    (one) => `id_info.${one}`,
  ),
  phone_verification: ['id_info.country', 'id_info.phone_number'],
  address_verification: ['id_info.country', 'id_info.id_number'],
}

/** How v2 is asked for an outcome. Source: v2 §3.4. */
export const v2Asking: Asking = {
  placeOf(field) {
    if (field === 'user_id' || field === 'job_id') return `partner_params.${field}`
    return field === hintFields.result ? `partner_params.${field}` : field.replace(/^id_info\./, '')
  },
  isSaid: (field, product) => !field.startsWith('id_info.') || (said[product]?.includes(field) ?? false),
  values: sandboxCodes().flatMap(({ code, scenarios }) => {
    const products = v2Products.filter((product) => scenarios[product] !== undefined)
    const byScenario = Map.groupBy(products, (product) => scenarios[product] as string)
    return [...byScenario].map(
      ([scenario, those]): SandboxValue => ({
        ...{ place: 'sandbox_result', value: code, products: those },
        comesTo: { scenario },
      }),
    )
  }),
}
