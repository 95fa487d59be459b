import type { Emulator } from '../../server/index.ts'
import { createTestPartner } from './partner.ts'
import { type V3Parts, v3Client } from './v3.ts'

type Terms = Readonly<Record<string, unknown>>

/** A link as it was made. */
interface MadeLink {
  readonly link: string
  readonly ref_id: string
  readonly user_id?: string | null
}

/** What a link is for, in the words that both generations have. */
export function idType(country: string, type: string, method: string): object {
  return { country, id_type: type, verification_method: method }
}

const bvn = idType('NG', 'BVN', 'biometric_kyc')
const owner = { id: '1234', apiKey: 'emulator-api-key' }

/** Makes a link by v1. */
export async function linkByV1(emulator: Pick<Emulator, 'url'>, terms: Terms = {}): Promise<MadeLink> {
  const partner = createTestPartner(emulator, owner.id, owner.apiKey)
  const usual = { partner_id: owner.id, name: 'Sign-up', id_types: [bvn], company_name: 'Emulated Ltd' }
  const { status, body, hint } = await partner.post('/v1/smile_links', { ...usual, ...partner.signed(), ...terms })
  if (status !== 200) throw new Error(`v1 made no link: ${hint}`)
  return body
}

/** Makes a link by v3. */
export async function linkByV3(emulator: Pick<Emulator, 'url'>, terms: Terms = {}): Promise<MadeLink> {
  const usual = { name: 'Sign-up', id_types: [bvn], is_single_use: 'true' }
  const policy = { notice_privacy_policy_url: 'https://shop.example/privacy' }
  const parts = { ...usual, ...policy, ...terms } as V3Parts
  const { status, body, hint } = await v3Client(emulator.url, owner).post('/v3/smile_links', parts)
  if (status !== 201) throw new Error(`v3 made no link: ${hint}`)
  return body
}
