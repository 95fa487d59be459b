import type { Product } from '../../../core/jobs/product.ts'

// The result codes of the sandbox that v2 documents and v3's examples send, by the scenario that comes to the same. Sources: v1 §7.5 for
// the codes; that v3 acts on them is assumed (v3 §9).
const scenarios: Readonly<Partial<Record<Product, Readonly<Record<string, string>>>>> = {
  enhanced_kyc: { 1012: 'approved', 1013: 'id-not-found', 1014: 'id-invalid', 1015: 'issuer-unavailable' },
}

/** The scenario that a result code of the sandbox asks for; undefined for what is no code of the product's. */
export function scenarioOfCode(product: Product, code: string): string | undefined {
  const known = scenarios[product] ?? {}
  return Object.hasOwn(known, code) ? known[code] : undefined
}

/** Every code that asks for a scenario, with the scenario of each product. */
export function sandboxCodes(): readonly SandboxCode[] {
  const codes = new Set(Object.values(scenarios).flatMap((known) => Object.keys(known)))
  return [...codes].map((code) => ({
    code,
    scenarios: Object.fromEntries(
      Object.entries(scenarios).flatMap(([product, known]) =>
        known[code] === undefined ? [] : [[product, known[code]]],
      ),
    ),
  }))
}

/** A result code of the sandbox. */
interface SandboxCode {
  readonly code: string
  readonly scenarios: Readonly<Partial<Record<Product, string>>>
}
