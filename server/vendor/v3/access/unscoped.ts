import { SmileError } from '../../../core/errors.ts'
import type { Call, Proven } from '../../../http/operation.ts'
import type { Store } from '../../../store/store.ts'
import { accessOf, proveWithBinding } from './access.ts'
import type { ProofParts } from './authenticate.ts'

/** The same of a token that was asked for without a product: links take no other. Source: v3 §17.6. @throws SmileError like `proveWithBinding`. */
export async function proveUnscoped(parts: ProofParts & { readonly store: Store }, call: Call): Promise<Proven> {
  const proven = await proveWithBinding(parts, call)
  const { product } = accessOf({ claims: proven.claims }).claims
  if (product === undefined) return proven
  throw new SmileError(
    'not_authorized',
    `The token was asked for with product ${product}. Ask POST /v3/token for one without a product: no other is taken for links.`,
  )
}
