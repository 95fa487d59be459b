import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestEmulator } from '../../helpers/emulator.ts'
import { v3Client } from '../../helpers/v3.ts'

const emulator = await openTestEmulator({ callbacks: 'collect' })
afterAll(() => emulator.close())
beforeEach(() => emulator.control.reset())
const { control } = emulator
const [partner] = emulator.partners
if (!partner) throw new Error('No partner is served.')
const shop = v3Client(emulator.url, partner)

describe('an Enhanced KYC', () => {
  test('is accepted, is processing, and is clear in its scenario’s time', async () => {
    const accepted = await shop.submit()
    expect(accepted).toMatchObject({
      status: 202,
      body: {
        status: 'accepted',
        message: 'Request accepted and queued for processing.',
        job_id: expect.stringMatching(/^job_[0-7][0-9a-hjkmnp-tv-z]{25}$/),
        user_id: expect.stringMatching(/^user_[0-7][0-9a-hjkmnp-tv-z]{25}$/),
      },
    })
    expect(Object.keys(accepted.body)).toEqual(['created_at', 'job_id', 'message', 'status', 'user_id'])
    const { job_id: jobId, user_id: userId } = accepted.body
    const pending = await shop.status(jobId)
    expect(pending).toMatchObject({ status: 202, body: { status: 'processing', user_id: userId } })
    await control.advance('5s')
    const done = await shop.status(jobId)
    expect(done).toMatchObject({ status: 200, body: { status: 'clear', message: 'Job completed', job_id: jobId } })
    expect(['api_version', 'job_id', 'user_id'].map((name) => done.headers.get(name))).toEqual([
      'v3.952.0',
      jobId,
      userId,
    ])
    // Each answer says when it was made.
    expect(Date.parse(done.body.created_at) - Date.parse(pending.body.created_at)).toBe(5_000)
  })
})
