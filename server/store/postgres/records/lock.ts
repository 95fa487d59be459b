import type { Facts, Keys } from '../../keys.ts'
import type { Querying } from '../connection/database.ts'
import { loadFacts } from './facts.ts'
import { key } from './key.ts'

// The emulator's row is read with it: whoever replaces everything has that table for himself, and holds no partner's row before.
const lock = `SELECT partners.partner_id FROM partners, emulator WHERE partners.partner_id = ANY($1)
  ORDER BY partners.partner_id FOR UPDATE OF partners`

const make = 'INSERT INTO partners (partner_id) SELECT * FROM unnest($1::text[]) ORDER BY 1 ON CONFLICT DO NOTHING'

/** Locks partners, until the transaction ends, and finds facts of them as they are by then. */
export async function lockAndLoad<Asked extends Keys>(
  within: Querying,
  partnerIds: readonly string[],
  keys: Asked,
): Promise<readonly Facts<Asked>[]> {
  const [known, facts] = await Promise.all([lockPartners(within, partnerIds), loadFacts(within, partnerIds, keys)])
  if (known === new Set(partnerIds).size) return facts
  // Of a partner who was not known, nobody kept anyone from deciding meanwhile.
  await within.query(make, [[...new Set(partnerIds.map(key))]])
  const [, again] = await Promise.all([lockPartners(within, partnerIds), loadFacts(within, partnerIds, keys)])
  return again
}

/** @returns how many of them were known. */
async function lockPartners({ query }: Querying, partnerIds: readonly string[]): Promise<number> {
  return (await query(lock, [partnerIds.map(key)])).length
}
