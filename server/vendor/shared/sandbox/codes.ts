import type { Product } from '../../../core/jobs/product.ts'

type Codes = Readonly<Record<string, string>>

/** The codes of one scenario. */
function allFor(scenario: string, codes: readonly number[]): Codes {
  return Object.fromEntries(codes.map((code) => [code, scenario]))
}

// Of any product of faces: the example of biometric KYC has one of authentication (v3 §16.3).
const faces: Codes = {
  ...allFor('approved', [810, 1210, 820, 1220, 840, 1240]),
  ...allFor('rejected', [811, 1211, 821, 1221, 841, 1241]),
  ...allFor('provisional-then-approved', [812, 822, 842]),
  ...allFor('spoof-suspected-then-confirmed', [814, 824, 844]),
  ...allFor('spoof-confirmed', [813, 1212, 823, 1222, 843, 1242]),
  ...allFor('no-face', [911, 921, 941]),
  ...allFor('poor-quality', [912, 922, 942]),
}

// The result codes of the sandbox that v2 documents and v3's examples send, by the scenario that comes to the same. Sources: v1 §7 for
// the codes; that v3 acts on them is assumed (v3 §9).
const scenarios: Readonly<Partial<Record<Product, Codes>>> = {
  enhanced_kyc: { 1012: 'approved', 1013: 'id-not-found', 1014: 'id-invalid', 1015: 'issuer-unavailable' },
  biometric_kyc: { ...faces, 1013: 'id-not-found', ...allFor('issuer-unavailable', [908, 1015]) },
  smart_selfie_registration: faces,
  smart_selfie_authentication: faces,
  smart_selfie_compare: faces,
}

/** The scenario that a result code of the sandbox asks for; undefined for what is no code of the product's. */
export function scenarioOfCode(product: Product, code: string): string | undefined {
  const known = scenarios[product] ?? {}
  // A number has no zero in front.
  const number = code.replace(/^0+(?=\d)/, '')
  return Object.hasOwn(known, number) ? known[number] : undefined
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
