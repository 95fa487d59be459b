import { describe, expect, test } from 'vitest'
import type { Job } from '../../../server/core/jobs/job.ts'
import type { Call } from '../../../server/http/operation.ts'
import { createMemoryStorage } from '../../../server/store/memory/memory.ts'
import { createTableStore } from '../../../server/store/table-store.ts'
import { signedMessage } from '../../../server/vendor/shared/signatures/signature.ts'
import { v3Signatures } from '../../../server/vendor/v3/signatures.ts'
import { jobLinks } from '../../../server/vendor/v3/views/job-links.ts'
import { receiptOperation } from '../../../server/vendor/v3/views/receipt.ts'
import { noon, planOf } from '../../core/samples.ts'
import { kycJob, shop } from './samples.ts'

const minute = 60_000
const linkOf = (job: Job, at = noon): string => jobLinks(job, shop, 'https://localhost:7645', at).receipt()

/** Follows a link to a job that is on file. */
async function follow(link: string, job: Job, now = noon + 2_000) {
  const store = createTableStore(createMemoryStorage())
  await store.decide({ partnerId: shop.id }, {}, () => ({ answer: undefined, changes: { jobs: [{ after: job }] } }))
  const partners = { find: (id: string) => (id === shop.id ? shop : undefined) }
  const { handle } = receiptOperation({ store, partners, pictures: undefined })
  const { pathname, searchParams: query } = new URL(link)
  const [, partner, smileJobId] = /^\/__portal\/api\/v3\/(\w+)\/job_result_summary\/(\w+)\//.exec(pathname) ?? []
  return handle({ params: { partner, job: smileJobId }, query, now } as unknown as Call)
}

describe('the receipt of a job of v3', () => {
  test('is a PDF, as long as its link is valid', async () => {
    const job = kycJob(['1s machine approved'])
    const reply = await follow(linkOf(job), job, noon + 15 * minute - 1)
    expect(reply).toMatchObject({ status: 200, headers: { 'content-type': 'application/pdf' } })
    const text = String(reply.bytes)
    expect(text).toMatch(/^%PDF-1\.4\n/)
    for (const line of ['Made by an emulator', 'status: clear', 'full_name: Amina Fatou Clearwater'])
      expect(text).toContain(line)
  })

  test('of a blocked person says so, and nothing about the person', async () => {
    const job = kycJob(['1s machine rejected'])
    const text = String((await follow(linkOf(job), job)).bytes)
    expect(text).toContain('reason: high_risk')
    expect(text).not.toContain('Clearwater')
  })

  test.each([
    ['15 minutes later', (job: Job) => follow(linkOf(job), job, noon + 15 * minute)],
    ['after it was altered', (job: Job) => follow(linkOf(job).replace(/.$/, '_'), job)],
    ['without its token', (job: Job) => follow(linkOf(job).replace(/token=.*/, 'token='), job)],
    ['once its job is another one', (job: Job) => follow(linkOf(job), { ...job, submittedAt: noon + 1 })],
    ['once its job is gone', (job: Job) => follow(linkOf(job), { ...job, smileJobId: 'another' })],
  ])('is shown to nobody %s', async (_, following) => {
    await expect(following(kycJob(['1s machine approved']))).rejects.toMatchObject({
      kind: 'caller_not_allowed',
      hint: expect.stringContaining('It lasts 15 minutes'),
    })
  })

  test.each(['1s machine issuer_unavailable', '1s machine provisional', '1h machine approved'])(
    'does not exist after %s',
    async (stage) => {
      const job = kycJob([stage])
      await expect(follow(linkOf(job), job)).rejects.toMatchObject({ kind: 'job_not_found' })
    },
  )
})

test('what v3 signs is a timestamp, the partner and a constant, and of requests nothing', () => {
  const { deliveries, job } = planOf(['1s machine approved'])
  const [delivery] = deliveries
  if (!delivery) throw new Error('Nobody is called back.')
  expect(v3Signatures.callbackText(delivery, noon, job)).toBe(signedMessage('2026-01-01T12:00:00.000Z', '1234'))
  const unsigned = { ...delivery, fault: { signature: 'none' } as const }
  expect(v3Signatures.callbackText(unsigned, noon, job)).toBeUndefined()
  expect(v3Signatures.askedText({} as never, job)).toBeUndefined()
  expect(v3Signatures.describe(job)).toContain('Response-Timestamp')
})
