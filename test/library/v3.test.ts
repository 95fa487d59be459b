import { expect, test } from 'vitest'
import { defaultPartner } from '../../server/index.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { v3Client } from '../helpers/v3.ts'

test('the library’s verbs are about jobs of v3 as about any other', async () => {
  await using emulator = await startTestEmulator({ callbacks: 'collect' })
  const shop = v3Client(emulator.url, defaultPartner)
  await emulator.next('provisional-then-approved')
  const heard = emulator.callbacks.next()
  const { body } = await shop.submit({ user_id: 'anna' })
  const jobId: string = body.job_id
  await emulator.clock.advance('1s')
  expect(await heard).toMatchObject({
    jobId,
    smileJobId: jobId,
    state: 'delivered',
    reported: { result: { code: 'processing' } },
  })

  const completed = emulator.jobs.completed(jobId)
  await emulator.review(jobId, 'reject')
  expect((await completed).results.map(({ result }) => result.code)).toEqual(['processing', 'block'])
  await emulator.clock.advance('0s')
  const inbox = emulator.callbacks.inbox({ jobId })
  expect(inbox.map((one) => one.body.status)).toEqual(['processing', 'block'])
  expect((await emulator.jobs.list({ jobId })).map(({ smileJobId }) => smileJobId)).toEqual([jobId])

  emulator.expect({ path: '/v3/token', status: 200, times: 1 })
  emulator.expect({ path: '/v3/enhanced_kyc', jobId, status: 202, times: 1 })
  emulator.expect({ status: '4xx', times: 0 })
  expect(() => emulator.expect({ path: '/v3/enhanced_kyc/sync' })).toThrow(
    /POST \/v3\/enhanced_kyc 202 \(partner 1234, job job_/,
  )
  await shop.replay(jobId)
  await emulator.callbacks.replay(String(inbox[1]?.deliveryId), { fault: 'forged' })
  await emulator.clock.advance('0s')
  expect(emulator.callbacks.inbox({ jobId })).toHaveLength(4)
})

test('a temporary partner’s verbs are about its own jobs of v3, and its tokens open nobody else’s', async () => {
  await using emulator = await startTestEmulator()
  const [one, other] = [await emulator.partner(), await emulator.partner()]
  await one.next('rejected')
  const { body } = await v3Client(emulator.url, one).submit()
  await one.clock.advance('1s')
  expect((await one.jobs.completed(body.job_id)).results.map(({ result }) => result.code)).toEqual(['block'])
  expect(one.callbacks.inbox().map((message) => message.body.status)).toEqual(['block'])
  expect(await other.jobs.list()).toEqual([])
  expect((await v3Client(emulator.url, other).status(body.job_id)).body.status).toBe('not_found')
  const mixed = { id: other.id, apiKey: one.apiKey }
  expect((await v3Client(emulator.url, mixed).mint()).status).toBe(401)
  one.expect({ path: '/v3/enhanced_kyc', times: 1 })
})
