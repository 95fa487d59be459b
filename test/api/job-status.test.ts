import { describe, expect, test } from 'vitest'
import { verify } from '../../server/vendor/shared/signatures/signature.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'

describe('POST /v1/job_status', () => {
  test('says that no zip was received until it is', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    await partner.upload({ jobId: 'j' })
    const { status, body } = await partner.status('demo-anna', 'j')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      job_complete: false,
      job_success: false,
      code: '2314',
      result: 'No zip file received',
    })
  })

  test('is incomplete between package and verdict', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const { userId, jobId } = await partner.submit()
    const { body } = await partner.status(userId, jobId)
    expect(body).toMatchObject({ job_complete: false, job_success: false, code: '2302' })
    // Source: v1 §5.3: there is no result, not an empty one.
    expect(body).not.toHaveProperty('result')
  })

  test('is signed with the partner’s key, over a timestamp that every SDK can read', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const { userId, jobId } = await partner.submit()
    await emulator.clock.advance('1s')
    const { body } = await partner.status(userId, jobId)
    expect(body.timestamp).toBe('2026-01-01T00:00:01.000Z')
    expect(verify('emulator-api-key', '1234', body.timestamp, body.signature)).toBe(true)
  })

  test('echoes every partner parameter as it was sent', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const params = { branch: 'lagos', nested: { a: [1] }, count: 3, job_type: '2' }
    const { userId, jobId } = await partner.submit({ params })
    await emulator.clock.advance('1s')
    const { body } = await partner.status(userId, jobId)
    expect(body.result.PartnerParams).toEqual({ user_id: userId, job_id: jobId, ...params })
  })

  test.each([true, 'true'])('answers the history, newest first, when asked with %j', async (history) => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const { userId, jobId } = await partner.submit({ userId: 'demo-provisional' })
    await emulator.clock.advance('31s')
    const { body } = await partner.status(userId, jobId, { history })
    expect(
      body.history.map((one: { ResultCode: string; ResultType: string }) => [one.ResultCode, one.ResultType]),
    ).toEqual([
      ['1220', 'DIVA'],
      ['0822', 'SAIA'],
    ])
    expect(body.result.ResultCode).toBe('1220')
  })

  test('answers no history and no links unless asked', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const { userId, jobId } = await partner.submit()
    await emulator.clock.advance('1s')
    const { body } = await partner.status(userId, jobId, { history: false, image_links: 'false' })
    expect(Object.keys(body).sort()).toEqual([
      'code',
      'job_complete',
      'job_success',
      'result',
      'signature',
      'timestamp',
    ])
  })

  test('of a job that nobody opened is refused, and the hint says so', async () => {
    await using emulator = await startTestEmulator()
    const { status, body, hint } = await createTestPartner(emulator).status('demo-anna', 'none')
    expect([status, body.code]).toEqual([400, '2304'])
    expect(hint).toContain('opened no upload with job_id "none"')
  })

  test('of another user’s job is refused, and the hint says whose it is', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const { jobId } = await partner.submit({ userId: 'demo-anna' })
    expect((await partner.status('demo-bola', jobId)).hint).toContain('belongs to user_id "demo-anna"')
  })

  test('does not show one partner another’s job', async () => {
    const partners = [
      { id: '1', apiKey: 'one' },
      { id: '2', apiKey: 'two' },
    ]
    await using emulator = await startTestEmulator({ partners })
    const { userId, jobId } = await createTestPartner(emulator, '1', 'one').submit()
    expect((await createTestPartner(emulator, '2', 'two').status(userId, jobId)).body.code).toBe('2304')
  })

  test('can be configured so that a suspected spoof is not a success', async () => {
    await using emulator = await startTestEmulator({ suspectedSuccess: false })
    const partner = createTestPartner(emulator)
    const { userId, jobId } = await partner.submit({ userId: 'demo-spoof' })
    await emulator.clock.advance('1s')
    expect((await partner.status(userId, jobId)).body).toMatchObject({ job_complete: true, job_success: false })
  })
})
