import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Emulator } from '../../../server/index.ts'
import { startTestEmulator } from '../../helpers/emulator.ts'
import { createTestPartner, type TestPartner } from '../../helpers/partner.ts'
import { postForm, selfieParts } from '../../helpers/v2.ts'

let emulator: Emulator
let partner: TestPartner

beforeAll(async () => {
  emulator = await startTestEmulator()
  partner = createTestPartner(emulator)
})
beforeEach(() => emulator.reset())
afterAll(() => emulator.close())

/** What a pact's verifier is given before it asks. */
async function setUp(state: string, params: object = {}): Promise<Readonly<Record<string, string>>> {
  const { status, body } = await partner.post('/__emulator/pact/states?api=v2', { state, params, action: 'setup' })
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}

const proofOf = ({ partner_id = '', timestamp = '', signature = '' }: Readonly<Record<string, string>>) => ({
  'smileid-partner-id': partner_id,
  'smileid-timestamp': timestamp,
  'smileid-request-signature': signature,
})

test('a state of v2 gives proof that v2 takes, of a user who is on file', async () => {
  const values = await setUp('a user on file', { user_id: 'ada' })
  const asked = { ...selfieParts(), user_id: values.user_id }
  const { status, body } = await postForm(emulator.url, '/v2/smart-selfie-authentication', asked, proofOf(values))
  expect([status, body.code, body.user_id]).toEqual([200, '0820', 'ada'])
})

test.each([
  ['a forged signature', {}],
  ['a forged signature', { by: 'another partner' }],
])('a state of v2 gives proof that v2 refuses: %s', async (state, params) => {
  const values = await setUp(state, params)
  const { status, body } = await postForm(emulator.url, '/v2/smart-selfie-enroll', selfieParts(), proofOf(values))
  expect([status, body.code]).toEqual([400, '2205'])
})
