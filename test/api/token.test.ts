import { describe, expect, test } from 'vitest'
import type { Emulator } from '../../server/index.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner, type TestPartner, usualPackage } from '../helpers/partner.ts'

async function tokenOf(partner: TestPartner): Promise<string> {
  const request = {
    partner_id: partner.id,
    ...partner.signed(),
    user_id: 'demo-anna',
    job_id: 'web',
    product: 'authentication',
  }
  const { body } = await partner.post('/v1/token', request)
  return body.token
}

function uploadWith(partner: TestPartner, token: string) {
  return partner.upload({ jobId: 'web', upload: { timestamp: undefined, signature: undefined, token } })
}

async function startPartner(): Promise<{ emulator: Emulator; partner: TestPartner }> {
  const emulator = await startTestEmulator()
  return { emulator, partner: createTestPartner(emulator) }
}

describe('a web token', () => {
  test('carries the partner parameters', async () => {
    const { emulator, partner } = await startPartner()
    const [, payload = ''] = (await tokenOf(partner)).split('.')
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({
      partner_params: { user_id: 'demo-anna', job_id: 'web' },
      product: 'authentication',
    })
    await emulator.close()
  })

  test('replaces a signature when an upload is opened', async () => {
    const { emulator, partner } = await startPartner()
    const { status, body } = await uploadWith(partner, await tokenOf(partner))
    expect(status).toBe(200)
    expect((await partner.put(body.upload_url, await usualPackage())).status).toBe(200)
    await emulator.close()
  })

  test('replaces a signature on an asynchronous lookup, but not on a synchronous one', async () => {
    const { emulator, partner } = await startPartner()
    const token = await tokenOf(partner)
    const params = { user_id: 'demo-anna', job_id: 'web', job_type: 5 }
    const question = {
      partner_id: '1234',
      token,
      partner_params: params,
      country: 'NG',
      id_type: 'BVN',
      id_number: '0',
    }
    expect((await partner.post('/v1/async_id_verification', question)).body).toEqual({ success: true })
    expect((await partner.post('/v1/id_verification', question)).body.code).toBe('2405')
    await emulator.close()
  })

  test('is valid for an hour and no longer', async () => {
    const { emulator, partner } = await startPartner()
    const token = await tokenOf(partner)
    await emulator.clock.advance('59m')
    expect((await uploadWith(partner, token)).status).toBe(200)
    await emulator.clock.advance('1m')
    const late = await uploadWith(partner, token)
    expect([late.body.code, late.hint]).toEqual(['2205', expect.stringContaining('it has expired')])
    await emulator.close()
  })

  test.each([
    ['a changed payload', (token: string) => token.replace('.', '.x')],
    ['no signature', (token: string) => token.slice(0, token.lastIndexOf('.'))],
    ['no dots', () => 'token'],
  ])('with %s does not hold', async (_, change) => {
    const { emulator, partner } = await startPartner()
    const { body, hint } = await uploadWith(partner, change(await tokenOf(partner)))
    expect([body.code, hint]).toEqual(['2205', expect.stringContaining('was not made by partner 1234')])
    await emulator.close()
  })

  test('is not another partner’s', async () => {
    const partners = [
      { id: '1', apiKey: 'one' },
      { id: '2', apiKey: 'two' },
    ]
    await using emulator = await startTestEmulator({ partners })
    const token = await tokenOf(createTestPartner(emulator, '1', 'one'))
    expect((await uploadWith(createTestPartner(emulator, '2', 'two'), token)).body.code).toBe('2205')
  })

  test.each([
    [{ product: 'nonsense' }, '2217', 'is not one of authentication'],
    [{ product: undefined }, '2213', '/product: is required'],
    [{ signature: 'x' }, '2205', 'The signature is not valid'],
  ])('is not given for %j', async (more, code, hint) => {
    const { emulator, partner } = await startPartner()
    const request = {
      partner_id: '1234',
      ...partner.signed(),
      user_id: 'a',
      job_id: 'j',
      product: 'authentication',
      ...more,
    }
    const answer = await partner.post('/v1/token', request)
    expect([answer.status, answer.body.code]).toEqual([400, code])
    expect(answer.hint).toContain(hint)
    await emulator.close()
  })
})
