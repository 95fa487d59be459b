import { createHmac } from 'node:crypto'
import { SmileError } from '../../../core/errors.ts'
import type { BoundValue } from '../../../core/identity/bound-value.ts'
import type { Instant } from '../../../core/time.ts'
import type { Partner } from '../../../core/users/partner.ts'
import { findBoundValues } from '../../../service/partners/bound-values.ts'
import type { Store } from '../../../store/store.ts'
import { isTypeId, typeId } from '../../shared/type-id.ts'
import type { BoundPayload } from './claims.ts'
import { tokenKeyOf } from './token-key.ts'

// What stands in a token as a reference, and how that begins. Source: v3 §2.1.
const prefixes = {
  id_number: 'pii',
  given_names: 'pii',
  last_name: 'pii',
  email: 'pii',
  phone_number: 'pii',
  callback_url: 'callback',
} as const

type Referred = keyof typeof prefixes
const referred = Object.keys(prefixes) as readonly Referred[]

/** A payload as it stands in a token, and what its references stand for. */
export interface Binding {
  readonly payload: BoundPayload
  readonly values: readonly BoundValue[]
}

/** Replaces people's data by references: the same value of a partner always has the same one. Source: v3 §2.1. */
export function bindPayload(payload: BoundPayload, partner: Partner, now: Instant): Binding {
  const values = referred.flatMap((name) => {
    const value = payload[name]
    if (value === undefined || isCallbackReference(value)) return []
    return [{ name, partnerId: partner.id, reference: referenceOf(name, value, partner), value, boundAt: now }]
  })
  const references = Object.fromEntries(values.map(({ name, reference }) => [name, reference]))
  return { payload: { ...payload, ...references }, values: values.map(({ name: _, ...bound }) => bound) }
}

/** Whether a callback URL is one that was bound before, by its reference. Source: v3 §2.1. */
export function isCallbackReference(text: string): boolean {
  return isTypeId('callback', text)
}

/**
 * What is bound to a token, with the values that its references stand for.
 * @throws SmileError when one is not known any more.
 */
export async function readBound(store: Store, partnerId: string, payload: BoundPayload = {}): Promise<BoundPayload> {
  const references = referred.flatMap((name) => payload[name] ?? [])
  const known = await findBoundValues({ store }, partnerId, references)
  const values = referred.flatMap((name) => {
    const reference = payload[name]
    return reference === undefined ? [] : [[name, known.get(reference) ?? lost(name)] as const]
  })
  return { ...payload, ...Object.fromEntries(values) }
}

function lost(name: Referred): never {
  throw new SmileError(
    'not_authorized',
    `What the token binds as ${name} is not known any more: the partner was reset, or a state was loaded. POST /v3/token for a fresh one.`,
  )
}

function referenceOf(name: Referred, value: string, partner: Partner): string {
  const { references } = tokenKeyOf(partner)
  const hex = createHmac('sha256', references).update(value).digest('hex')
  // A TypeID holds 128 bits.
  return typeId(prefixes[name], hex)
}
