import type { Product } from '../core/jobs/product.ts'
import type { HintFields } from '../core/scenarios/magic-value.ts'
import type { Scenario } from '../core/scenarios/scenario.ts'

/** Where requests say a scenario or a result that they ask for, in every generation. */
export const hintFields: HintFields = { name: 'partner_params.emulator_scenario', result: 'sandbox_result' }

/** A value of the vendor's sandbox that no scenario names: it asks for one, or changes an answer. */
export interface SandboxValue {
  readonly place: string
  readonly value: string
  readonly products: readonly Product[]
  /** What it comes to: a scenario's name, or what is answered instead. */
  readonly comesTo: { readonly scenario: string } | { readonly answer: string }
}

/** How a generation's requests ask for an outcome. */
export interface Asking {
  /** Where a request says what a condition of a scenario reads, such as `id_info.last_name`. */
  placeOf(field: string): string
  /** Whether a request for a product says it, and early enough for a scenario to be chosen by it. */
  isSaid(field: string, product: Product, scenario: Scenario): boolean
  readonly values: readonly SandboxValue[]
}
