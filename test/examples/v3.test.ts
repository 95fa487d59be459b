import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { createPartnerService } from '../../examples/partner-node/service.ts'
import { submitV3 } from '../../examples/submit-v3.ts'
import { defaultPartner } from '../../server/index.ts'
import { startTestEmulator } from '../helpers/emulator.ts'

const { id: partnerId, apiKey } = defaultPartner
// The virtual clock's callbacks are of another year.
const { server, decisions } = createPartnerService({ partnerId, apiKey, maxAge: Number.POSITIVE_INFINITY })
server.listen(0, '127.0.0.1')
await once(server, 'listening')
const url = `http://localhost:${(server.address() as AddressInfo).port}/callback`
const emulator = await startTestEmulator({ callbackRetry: [] })
afterAll(async () => {
  await emulator.close()
  server.close()
})

test.each([
  ['approved', 200, 'approved'],
  ['rejected', 200, 'rejected'],
  ['provisional-then-rejected', 200, 'in_review'],
  ['callback-forged', 401, undefined],
  ['callback-unsigned', 401, undefined],
])('the example partner hears of v3 what is proven, and nothing else: %s', async (scenario, status, decision) => {
  await emulator.next(scenario as 'approved')
  const jobId = await submitV3({ url: emulator.url, ...defaultPartner }, 'anna', url)
  await emulator.clock.advance('1s')
  const [callback] = await emulator.callbacks.list({ jobId })
  expect(callback?.attempts.map((one) => one.status)).toEqual([status])
  expect(decisions.get(jobId)).toBe(decision)
})

test('the example partner answers 400 to what is no callback of v3', async () => {
  const headers = { 'Job-ID': 'job_1' }
  for (const body of ['', 'null', '[]', '{"job_id": "job_1", "status": 1}', '{"job_id": "job_1"}']) {
    expect((await fetch(url, { method: 'POST', headers, body })).status, body).toBe(400)
  }
  expect((await fetch(url, { method: 'POST', body: '{"job_id": "job_1", "status": "clear"}' })).status).toBe(400)
})
