import { expect, test } from 'vitest'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'

const timestamp = '2026-01-01T00:00:00.000Z'

/** All that is made up on the way of some jobs, and every callback to the letter. */
async function play(seed: string | number): Promise<string> {
  await using emulator = await startTestEmulator({ callbacks: 'collect', seed })
  const partner = createTestPartner(emulator)
  const signed = partner.signed(timestamp)
  const { body: opened } = await partner.upload({ jobId: 'job-1', upload: signed })
  const lookup = { ...signed, partner_id: '1234', country: 'NG', id_type: 'BVN', id_number: '00000000000' }
  const params = { partner_params: { user_id: 'anna', job_id: 'job-2', job_type: 5 } }
  const person = await partner.post('/v1/id_verification', { ...lookup, ...params, source_sdk: 'rest_api' })
  const named = await partner.post('/v1/auth_smile', {
    partner_id: '1234',
    auth_token: 'emulator-api-key',
    job_type: 2,
  })
  await emulator.clock.advance('1h')
  return JSON.stringify([opened.ref_id, person.body.FullName, named.body.partner_params, emulator.callbacks.inbox()])
}

test('the same seed gives the same bytes, and another seed gives others', async () => {
  const [first, again, other, none] = [await play('a'), await play('a'), await play(7), await play('')]
  expect(again).toBe(first)
  const partsOf = (reported: string) => JSON.parse(reported).slice(0, 3) as unknown[]
  for (const [index, part] of partsOf(first).entries()) {
    expect(partsOf(other)[index]).not.toEqual(part)
    expect(partsOf(none)[index]).not.toEqual(part)
  }
})

test('on an accelerated clock a minute is a second: results, retries and signatures go by it', async () => {
  await using emulator = await startTestEmulator({
    clock: 'system',
    clockRate: 600,
    callbackRetry: [30_000],
    signatureAge: 60_000,
  })
  const partner = createTestPartner(emulator)
  const began = performance.now()
  const given = emulator.callbacks.next({ timeout: 15_000 })
  const { jobId, userId } = await partner.submit({
    userId: 'demo-rejected',
    callbackUrl: 'http://127.0.0.1:9/callback',
  })
  const { state, attempts } = await given
  const took = performance.now() - began
  const [first = 0, last = 0] = attempts.map(({ at }) => at)
  expect([state, attempts.length]).toEqual(['given_up', 2])
  expect(last - first).toBeGreaterThanOrEqual(30_000)
  expect(took).toBeLessThan(15_000)

  const { body } = await partner.status(userId, jobId)
  expect(Math.abs(Date.parse(body.timestamp) - emulator.clock.now())).toBeLessThan(600 * 5_000)
  expect((await emulator.jobs.list())[0]?.warnings).not.toContainEqual(
    expect.objectContaining({ id: 'stale-signature' }),
  )
  await expect(emulator.clock.advance('1s')).rejects.toThrow('cannot be advanced')
})

test('a year of retries passes in less than a second', async () => {
  const day = 86_400_000
  await using emulator = await startTestEmulator({ callbackRetry: Array<number>(365).fill(day) })
  // Port 9, discard: nobody listens there, and every attempt is a real one.
  await createTestPartner(emulator).submit({ callbackUrl: 'http://127.0.0.1:9/callback' })
  // Of this thread's own work: others may keep the machine busy.
  const before = process.threadCpuUsage()
  await emulator.clock.advance('366d')
  const { user, system } = process.threadCpuUsage(before)
  const [delivery] = await emulator.callbacks.list()
  expect([delivery?.state, delivery?.attempts.length]).toEqual(['given_up', 366])
  expect((delivery?.attempts.at(-1)?.at ?? 0) - (delivery?.attempts[0]?.at ?? 0)).toBe(365 * day)
  expect((user + system) / 1_000).toBeLessThan(1_000)
})
