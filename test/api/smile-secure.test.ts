import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findingsBeside } from '../../schemas/generate/verdicts.ts'
import { products } from '../../server/core/jobs/product.ts'
import { jobTypeOf } from '../../server/vendor/v1/decode.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'
import { startReceiver } from '../helpers/receiver.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

describe('Smile Secure', () => {
  // Source: v1 §6.7.
  test.each([
    ['suspects-found', '5211', 'Suspect Users Found', [{ user_id: 'suspect-user', reason: 'same-person' }]],
    ['no-suspects', '5210', 'No Suspect Users Found', []],
  ])('has a callback of its own: %s', async (word, code, text, suspects) => {
    await using emulator = await startTestEmulator()
    await using receiver = await startReceiver()
    const partner = createTestPartner(emulator)
    const { userId, jobId, smileJobId } = await partner.submit({
      userId: `new-${word}`,
      jobType: 4,
      callbackUrl: receiver.url,
    })
    await emulator.clock.advance('5s')
    const [verdict, secure] = receiver.received.map(({ body }) => body)
    expect(verdict.ResultCode).toBe('0840')
    expect(secure).toEqual({
      Antifraud: { SuspectUsers: suspects },
      ResultCode: code,
      ResultText: text,
      PartnerParams: { user_id: userId, job_id: jobId, job_type: 4 },
      SmileJobID: smileJobId,
      timestamp: '2026-01-01T00:00:05.000Z',
      signature: expect.any(String),
    })
    // It says nothing of how the job itself stands.
    const { body } = await partner.status(userId, jobId, { history: true })
    expect(body.result.ResultCode).toBe('0840')
    expect(body.history).toHaveLength(1)
    // Source: v1 §6.10: from then on the job's result says it too.
    expect(body.result.Antifraud).toEqual({ SuspectUsers: suspects })
    expect([verdict, body.history[0]].filter((one) => 'Antifraud' in one)).toEqual([])
  })

  test('has said nothing before its moment', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const { userId, jobId } = await partner.submit({ userId: 'new-suspects-found', jobType: 4 })
    await emulator.clock.advance('4s')
    expect((await partner.status(userId, jobId)).body.result).not.toHaveProperty('Antifraud')
  })

  // The tables of schemas/README.md, row by row.
  const findings = products.flatMap((product) =>
    findingsBeside(product).map(({ outcome, code, text }) => ({ product, outcome, code, text })),
  )

  test.each(findings)('beside a $product, $outcome, says $code', async ({ product, outcome, code, text }) => {
    const folder = temporaryFolder('smile-secure')
    const stages = [
      { after: '1s', outcome: 'approved', by: 'machine' },
      { after: '2s', outcome, by: 'smile_secure' },
    ]
    writeFileSync(join(folder, 'story.json'), JSON.stringify({ name: 'story', summary: 'Made for a test.', stages }))
    await using emulator = await startTestEmulator({ scenarios: [folder] })
    await using receiver = await startReceiver()
    const partner = createTestPartner(emulator)
    await emulator.next('story')
    await partner.submit({ userId: 'new', jobType: jobTypeOf(product), callbackUrl: receiver.url })
    await emulator.clock.advance('2s')
    expect(receiver.received.at(-1)?.body).toMatchObject({ ResultCode: code, ResultText: text })
    expect(receiver.received).toHaveLength(2)
  })

  test('has no say in an authentication, for which the vendor knows no such codes', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    await partner.submit({ userId: 'demo-suspects-found' })
    expect((await emulator.jobs.list())[0]?.scenario.name).toBe('approved')
  })

  test('is not kept from speaking by a reviewer', async () => {
    await using emulator = await startTestEmulator()
    await using receiver = await startReceiver()
    const partner = createTestPartner(emulator)
    const { smileJobId } = await partner.submit({ userId: 'new-suspects-found', jobType: 1, callbackUrl: receiver.url })
    await emulator.clock.advance('1s')
    await expect(emulator.review(smileJobId, 'reject')).rejects.toThrow('final')
    await emulator.clock.advance('4s')
    expect(receiver.received.map(({ body }) => body.ResultCode)).toEqual(['0810', '5211'])
  })
})
