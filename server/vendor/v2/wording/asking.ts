import { type Asking, hintFields, type SandboxValue } from '../../asking.ts'
import { sandboxCodes } from '../../shared/sandbox/codes.ts'
import { v2Products } from '../products.ts'

/** How v2 is asked for an outcome. Source: v2 §3.4. */
export const v2Asking: Asking = {
  placeOf(field) {
    if (field === 'job_id') return 'partner_params.job_id'
    return field === hintFields.result ? field : field.replace(/^id_info\./, '')
  },
  // A selfie says nothing of whose it is.
  isSaid: (field) => !field.startsWith('id_info.'),
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
