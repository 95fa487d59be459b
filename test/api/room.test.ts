import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { usualRoom } from '../../server/core/jobs/retention.ts'
import { megabyte } from '../../server/core/text/size.ts'
import type { Emulator } from '../../server/index.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { type Answer, createPackage, createTestPartner, type TestPartner } from '../helpers/partner.ts'
import { exampleOf } from '../helpers/schema-examples.ts'

const serialsOf = async (emulator: Emulator, partnerId = '1234') =>
  (await emulator.jobs.list({ partnerId })).map(({ serial }) => serial)

describe('what is kept of a partner is bounded by bytes as well:', () => {
  const large = 'x'.repeat(100_000)

  test('the newest finished jobs are kept', async () => {
    await using emulator = await startTestEmulator({ keepBytes: 1_000_000 })
    const partner = createTestPartner(emulator)
    for (const index of Array(20).keys()) {
      const { put } = await partner.submit({ userId: `user-${index}`, jobType: 4, params: { large } })
      expect(put.status).toBe(200)
      await emulator.clock.advance('1m')
    }
    expect(await serialsOf(emulator)).toEqual([20, 19, 18, 17])
    expect(await emulator.users.get('user-0')).toBe('enrolled')
  })

  /** What a client may have kept, each so many times until nothing more is taken. */
  const calls: Readonly<Record<string, (partner: TestPartner) => Promise<Answer>>> = {
    'an upload': (partner) => partner.upload({ params: { large } }),
    'an upload’s long names': (partner) => partner.upload({ jobId: randomUUID() + large, userId: `demo-${large}` }),
    'an upload’s callback_url': (partner) => partner.upload({ callbackUrl: `http://localhost/${large}` }),
    'a fresh link for an upload': async (partner) => {
      const jobId = randomUUID()
      await partner.upload({ jobId })
      return partner.upload({ jobId, params: { large }, upload: { retry: true } })
    },
    'a lookup that is called back': (partner) =>
      partner.post('/v1/async_id_verification', {
        ...{ partner_id: partner.id, ...partner.signed(), callback_url: 'http://localhost:1/' },
        ...{ country: 'NG', id_type: 'BVN', id_number: '00000000000' },
        partner_params: { user_id: 'user', job_id: randomUUID(), job_type: 5, large },
      }),
    'a link': (partner) =>
      partner.post('/v1/smile_links', {
        ...(exampleOf('v1/smile-link-request') as object),
        partner_id: partner.id,
        ...partner.signed(),
        name: large,
      }),
  }

  test.each(Object.entries(calls))('%s is refused when nothing can be forgotten', async (_, call) => {
    await using emulator = await startTestEmulator({ keepBytes: 1_000_000 })
    const partner = createTestPartner(emulator)
    const answers: Answer[] = []
    for (const _turn of Array(15)) answers.push(await call(partner))
    const [last] = answers.slice(-1)
    expect(answers[1]?.status).toBe(200)
    expect(last).toMatchObject({ status: 500, body: { error: 'System Error' } })
    expect(last?.hint).toContain('at most 1000000 bytes are kept of each partner (--keep-bytes)')
    await emulator.reset()
    expect((await call(partner)).status).toBe(200)
  })

  test('a package is refused too, and taken once there is room', async () => {
    await using emulator = await startTestEmulator({ keepBytes: 1_000_000 })
    const partner = createTestPartner(emulator)
    const zip = await createPackage(undefined, {}, { remark: large })
    const opened = await Promise.all(Array.from({ length: 12 }, () => partner.upload()))
    const puts: Answer[] = []
    for (const { body } of opened) puts.push(await partner.put(body.upload_url, zip))
    expect(puts.map(({ status }) => status)).toEqual([...Array(5).fill(200), ...Array(7).fill(500)])
    expect(puts.at(-1)?.hint).toContain('--keep-bytes')
    await emulator.clock.advance('5m')
    expect((await partner.put(opened[11]?.body.upload_url, zip)).status).toBe(200)
  })

  test('one partner’s flood takes nothing from another', async () => {
    const partners = ['1', '2'].map((id) => ({ id, apiKey: 'key' }))
    await using emulator = await startTestEmulator({ keepBytes: 1_000_000, partners })
    const [one, other] = partners.map(({ id }) => createTestPartner(emulator, id, 'key')) as [TestPartner, TestPartner]
    await other.submit({ jobId: 'theirs' })
    for (const _turn of Array(15)) await one.upload({ params: { large } })
    expect((await other.upload({ params: { large } })).status).toBe(200)
    expect(await serialsOf(emulator, '2')).toEqual([1])
  })

  test('uploads that were abandoned make room', async () => {
    await using emulator = await startTestEmulator({ keepBytes: 1_000_000 })
    const partner = createTestPartner(emulator)
    for (const _turn of Array(12)) await partner.upload({ params: { large } })
    await emulator.clock.advance('16m')
    expect((await partner.upload({ params: { large } })).status).toBe(200)
    expect((await emulator.snapshot()).uploads).toHaveLength(1)
  })
})

test.each([
  [10_000, 256 * megabyte],
  [50, 256 * megabyte],
  [1_000_000, 25_600 * megabyte],
  [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
])('for %d jobs there is room enough', (keepJobs, bytes) => {
  expect(usualRoom(keepJobs)).toBeCloseTo(bytes, -2)
})
