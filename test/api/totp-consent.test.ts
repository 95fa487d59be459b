import { describe, expect, test } from 'vitest'
import type { Emulator } from '../../server/index.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createPackage, createTestPartner } from '../helpers/partner.ts'

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
    expect([late.body.error, late.hint]).toEqual(['Invalid session', expect.stringContaining('has expired')])
  })
})

describe('a lookup after that', () => {
  const ask = (emulator: Emulator, more: object) => {
    const partner = createTestPartner(emulator)
    return partner.post('/v1/id_verification', {
      ...{ partner_id: partner.id, ...partner.signed(), source_sdk: 'rest_api', country: 'NG', id_type: 'BVN_MFA' },
      partner_params: { user_id: 'anna', job_id: 'job', job_type: 5 },
      ...more,
    })
  }

  test('names the holder by the session, without the number, as the web client does', async () => {
    await using emulator = await startTestEmulator()
    const { session_id } = await createHolder(emulator).open()
    const bySession = await ask(emulator, { session_id })
    const byNumber = await ask(emulator, { id_number: '00000000000' })
    expect([bySession.status, bySession.hint]).toEqual([200, ''])
    expect(bySession.body).toMatchObject({ IDNumber: '00000000000', FullName: byNumber.body.FullName })
  })

  test('is refused under a session that was not opened here, and without either', async () => {
    await using emulator = await startTestEmulator()
    const unknown = await ask(emulator, { session_id: '1.MDA.x' })
    expect([unknown.status, unknown.hint]).toEqual([400, expect.stringContaining('/session_id: was not opened here')])
    expect((await ask(emulator, {})).body).toMatchObject({ code: '2413', error: '"id_number" is required' })
  })

  test('from a package finds the same holder', async () => {
    await using emulator = await startTestEmulator()
    const { session_id } = await createHolder(emulator).open()
    const partner = createTestPartner(emulator)
    const zip = await createPackage(undefined, {}, { country: 'NG', id_type: 'BVN_MFA', session_id })
    const { smileJobId } = await partner.submit({
      userId: 'new',
      jobType: 1,
      upload: { source_sdk: 'hosted_web' },
      zip,
    })
    const { submission } = await emulator.jobs.get(smileJobId)
    const { body } = await ask(emulator, { id_number: '00000000000' })
    expect(body.FullName).toContain(submission.person?.lastName)
    expect(submission.idInfo.idNumber).toBe('00000000000')
    expect(submission.package?.warnings.map(({ id }) => id)).toEqual(['no-liveness'])
  })
})
