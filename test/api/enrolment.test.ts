import { describe, expect, test } from 'vitest'
import type { UserState } from '../../server/index.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'

describe('a user', () => {
  test('is on file once an approved registration is valid, and not before', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    await partner.submit({ userId: 'bimpe', jobType: 4 })
    expect((await partner.upload({ userId: 'bimpe' })).body.code).toBe('2210')
    await emulator.clock.advance('1s')
    expect((await partner.upload({ userId: 'bimpe' })).status).toBe(200)
  })

  test.each([
    ['rejected', '2s', false],
    ['provisional', '2s', false],
    ['provisional', '30s', true],
    ['provisional-then-rejected', '30s', false],
    ['spoof', '30s', false],
    ['spoof-suspected-then-cleared', '30s', true],
  ])('whose registration is %s is, after %s, on file: %s', async (words, after, onFile) => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const userId = `x-${words}`
    await partner.submit({ userId, jobType: 4 })
    await emulator.clock.advance(after)
    expect(await emulator.users.get(userId)).toBe(onFile ? 'enrolled' : undefined)
  })

  test('on file cannot be registered again unless allow_new_enroll says so', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const again = { userId: 'demo-anna', jobType: 4 }
    const { body, hint } = await partner.upload(again)
    expect(body).toEqual({ error: 'Error - Wrong user id. This user is already enrolled with user_id', code: '2209' })
    expect(hint).toContain('allow_new_enroll')
    expect((await partner.upload({ ...again, upload: { allow_new_enroll: true } })).status).toBe(200)
    expect((await partner.upload({ ...again, params: { allow_new_enroll: 'true' } })).status).toBe(200)
  })

  test.each([
    ['enrolled', 200, '2209'],
    ['disabled', '2207', '2207'],
    ['deleted', '2208', '2208'],
    ['must_re_enroll', '2211', 200],
    ['no_photo', '2216', 200],
    ['absent', '2210', 200],
  ] as [UserState | 'absent', string | number, string | number][])(
    'set to %s by hand gets %s when authenticating and %s when registering',
    async (state, authenticating, registering) => {
      await using emulator = await startTestEmulator()
      const partner = createTestPartner(emulator)
      await emulator.users.set('demo-anna', state)
      const answers = [await partner.upload(), await partner.upload({ jobType: 4 })]
      expect(answers.map(({ status, body }) => (status === 200 ? 200 : body.code))).toEqual([
        authenticating,
        registering,
      ])
    },
  )

  // Source: v1 §3.3.
  test.each([
    ['disabled', 'Error - Enrolled User is disabled'],
    ['deleted', 'Error - Enrolled user is deleted'],
    ['must_re_enroll', 'Error - Enrolled user must complete re-enrollment'],
    ['no_photo', 'Error - Enrolled user does not have a photo on file'],
  ] as [UserState, string][])('that is %s is refused in the vendor’s words', async (state, error) => {
    await using emulator = await startTestEmulator()
    await emulator.users.set('demo-anna', state)
    expect((await createTestPartner(emulator).upload()).body.error).toBe(error)
  })

  test.each(['vip-1', 'team-bola-x'])('named %s is on file when a pattern says so', async (userId) => {
    await using emulator = await startTestEmulator({ enrolled: ['vip-*', 'team-*-x'] })
    expect((await createTestPartner(emulator).upload({ userId })).status).toBe(200)
    expect(await emulator.users.get('a-vip-1')).toBeUndefined()
  })

  test('of one partner is unknown to another', async () => {
    const partners = [
      { id: '1', apiKey: 'one' },
      { id: '2', apiKey: 'two' },
    ]
    await using emulator = await startTestEmulator({ partners })
    await createTestPartner(emulator, '1', 'one').submit({ userId: 'bimpe', jobType: 4 })
    await emulator.clock.advance('1s')
    expect([await emulator.users.get('bimpe', '1'), await emulator.users.get('bimpe', '2')]).toEqual([
      'enrolled',
      undefined,
    ])
  })
})
