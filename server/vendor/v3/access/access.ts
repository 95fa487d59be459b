import type { Call, Proven } from '../../../http/operation.ts'
import type { Store } from '../../../store/store.ts'
import { type ProofParts, proveByToken } from './authenticate.ts'
import { readBound } from './binding.ts'
import type { BoundPayload, TokenClaims } from './claims.ts'

/** What a token says, and what is bound to it, by value. */
export interface Access {
  readonly claims: TokenClaims
  readonly bound: BoundPayload
}

const nothing: BoundPayload = {}

/** Proves a call that takes what is bound to its token. @throws SmileError when the token does not hold, or what it binds is gone. */
export function proveWithBinding(parts: ProofParts & { readonly store: Store }, call: Call): Proven | Promise<Proven> {
  const { partner, claims } = proveByToken(parts, call)
  const provenBy = (bound: BoundPayload): Proven => ({ partner, claims: { claims, bound } satisfies Access })
  if (claims.payload === undefined) return provenBy(nothing)
  return readBound(parts.store, partner.id, claims.payload).then(provenBy)
}

/** What the token of a call says that was proven so. */
export function accessOf({ claims }: Pick<Call, 'claims'>): Access {
  return claims as Access
}
