import { OvertakenError } from '../../core/errors.ts'
import type { KeptEmulator, TemporaryPartnerRecord } from '../../core/state/state.ts'
import type { Kept, NewPartner } from '../kept.ts'
import { frozen } from '../tables/frozen.ts'
import type { Within } from '../within.ts'
import type { Querying } from './connection/database.ts'
import { key } from './records/key.ts'
import { lockAndLoad } from './records/lock.ts'

/** What is kept of the emulator and its temporary partners. */
export async function loadKept({ query }: Querying): Promise<Kept> {
  const [[emulator = {}], partners] = await Promise.all([
    query('SELECT clock, seed, mintings, highest_epoch AS epoch FROM emulator'),
    query<{ readonly record: TemporaryPartnerRecord; readonly now: number | null }>(
      'SELECT record, now FROM temporary_partners ORDER BY arrival',
    ),
  ])
  const known = Object.entries(emulator).filter(([, value]) => value !== null)
  return frozen({
    emulator: Object.fromEntries(known),
    temporaryPartners: partners.map(({ record, now }) => ({ ...record, ...(now !== null && { now }) })),
  })
}

/** Keeps these of the emulator; what is not mentioned stays. */
export async function saveEmulator(
  { query }: Querying,
  { clock, seed, mintings }: Partial<KeptEmulator>,
): Promise<void> {
  const json = (value: unknown) => (value === undefined ? undefined : JSON.stringify(value))
  await query(
    `UPDATE emulator SET clock = coalesce($1::json, clock), seed = coalesce($2::json, seed), mintings = coalesce($3, mintings)`,
    [json(clock), json(seed), mintings],
  )
}

/** @returns false, and nothing is kept, when there is one of this id, or another epoch has begun. */
export async function savePartner({ query }: Querying, { partner, mintings, epoch }: NewPartner): Promise<boolean> {
  const [kept] = await query(
    `WITH now AS (SELECT epoch FROM emulator WHERE epoch = $1 FOR UPDATE),
     made AS (
       INSERT INTO temporary_partners (partner_id, has_own_clock, record) SELECT $2, $3, $4 FROM now
       ON CONFLICT DO NOTHING RETURNING 1
     )
     UPDATE emulator SET mintings = greatest(mintings, $5) FROM made RETURNING 1`,
    [epoch, key(partner.id), partner.clock === 'own', JSON.stringify(partner), mintings],
  )
  return kept !== undefined
}

/** What a temporary partner's own clock shows. @throws OvertakenError when another epoch has begun. */
export async function saveMoment(within: Querying, { partnerId, epoch }: Within, now: number): Promise<void> {
  const [facts] = await lockAndLoad(within, [partnerId], {})
  if (epoch !== undefined && facts?.epoch !== epoch) throw new OvertakenError(partnerId)
  await within.query('UPDATE temporary_partners SET now = $2 WHERE partner_id = $1', [key(partnerId), now])
}

/** @returns false when there is none. */
export async function forgetTemporary({ query }: Querying, partnerId: string): Promise<boolean> {
  const gone = await query('DELETE FROM temporary_partners WHERE partner_id = $1 RETURNING 1', [key(partnerId)])
  return gone.length > 0
}
