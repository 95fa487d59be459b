import { hkdfSync } from 'node:crypto'
import type { Partner } from '../../../core/users/partner.ts'

/** What is derived from a partner's API key. It changes with the key. */
export interface TokenKey {
  /** Says which key it is, and nothing about it. */
  readonly id: string
  /** Signs tokens. */
  readonly secret: Buffer
  /** Makes the references that stand for bound values. */
  readonly references: Buffer
}

// A partner is one record for as long as its key is the same.
const derived = new WeakMap<Partner, TokenKey>()

/** The keys of a partner's tokens. How Smile ID signs is not published (v3 §13): HS256 is assumed. */
export function tokenKeyOf(partner: Partner): TokenKey {
  const before = derived.get(partner)
  if (before) return before
  const key = {
    id: `key_${derive(partner, 'key id', 8).toString('hex')}`,
    secret: derive(partner, 'tokens', 32),
    references: derive(partner, 'references', 32),
  }
  derived.set(partner, key)
  return key
}

function derive({ id, apiKey }: Partner, purpose: string, bytes: number): Buffer {
  return Buffer.from(hkdfSync('sha256', apiKey, 'smile-id-emulator', `v3 ${purpose} of ${id}`, bytes))
}
