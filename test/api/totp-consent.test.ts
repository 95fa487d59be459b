import { describe, expect, test } from 'vitest'
import type { Emulator } from '../../server/index.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'

/** A conversation about one BVN. Source: v1 §9.11 [AND]. */
function createHolder(emulator: Emulator, idNumber = '00000000000') {
  const partner = createTestPartner(emulator)
  const ask = (step: string, more: object = {}) =>
    partner.post(`/v1/totp_consent${step}`, {
      country: 'NG',
      id_number: idNumber,
      id_type: 'BVN_MFA',
      partner_id: partner.id,
      ...partner.signed(),
      ...more,
    })
  return {
    open: async () => (await ask('')).body as { session_id: string; modes: Record<string, string>[] },
    ask,
  }
}

describe('the consent of a BVN’s holder', () => {
  test('is asked for in three steps', async () => {
    await using emulator = await startTestEmulator()
    const holder = createHolder(emulator)
    const { session_id, modes } = await holder.open()
    expect(modes).toEqual([
      { sms: expect.stringMatching(/^\d{4}\*{5}\d{2}$/) },
      { email: expect.stringContaining('****@') },
    ])
    const sent = await holder.ask('/mode', { session_id, mode: 'sms' })
    expect(sent).toMatchObject({ status: 200, body: { success: true }, hint: expect.stringContaining('123456') })
    expect((await holder.ask('/otp', { session_id, otp: '123456' })).body).toMatchObject({ success: true })
  })

  test('knows the same holder on every machine', async () => {
    await using first = await startTestEmulator()
    await using second = await startTestEmulator()
    expect((await createHolder(first).open()).modes).toEqual((await createHolder(second).open()).modes)
    expect((await createHolder(first, '11111111111').open()).modes).not.toEqual(
      (await createHolder(first).open()).modes,
    )
  })

  test.each([
    ['/mode', { mode: 'pigeon' }, 'Invalid mode'],
    ['/otp', { otp: '654321' }, 'Invalid OTP'],
    ['/otp', { otp: '123456', id_number: '11111111111' }, 'Invalid session'],
    ['/mode', { mode: 'sms', session_id: 'x' }, 'Invalid session'],
  ])('is refused at %s for %j', async (step, more, error) => {
    await using emulator = await startTestEmulator()
    const holder = createHolder(emulator)
    const { session_id } = await holder.open()
    const answer = await holder.ask(step, { session_id, ...more })
    expect([answer.status, answer.body]).toEqual([400, { code: '2413', error, success: false }])
    expect(answer.hint).not.toBe('')
  })

  test('must come within a quarter of an hour', async () => {
    await using emulator = await startTestEmulator()
    const holder = createHolder(emulator)
    const { session_id } = await holder.open()
    await emulator.clock.advance('15m')
    const late = await holder.ask('/otp', { session_id, otp: '123456' })
    expect([late.body.error, late.hint]).toEqual(['Invalid session', expect.stringContaining('has run out')])
  })
})
