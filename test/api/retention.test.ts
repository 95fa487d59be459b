import { expect, test } from 'vitest'
import type { Emulator } from '../../server/index.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner, type TestPartner } from '../helpers/partner.ts'

// Old jobs are looked for at every hundredth submission.
const hundred = Array.from({ length: 100 }, (_, index) => index)

/** A hundred lookups, each a job that is final at once. */
async function lookUp(partner: TestPartner, name: string): Promise<void> {
  for (const index of hundred) {
    const { status } = await partner.post('/v1/id_verification', {
      partner_id: partner.id,
      ...partner.signed(),
      country: 'NG',
      id_type: 'BVN',
      id_number: '00000000000',
      partner_params: { user_id: 'user', job_id: `${name}-${index}`, job_type: 5 },
    })
    expect(status).toBe(200)
  }
}

const serials = async (emulator: Emulator, partnerId = '1234') =>
  (await emulator.jobs.list({ partnerId })).map(({ serial }) => serial)

test('the newest jobs are kept, with all that is unfinished and everybody whom a job put on file', async () => {
  await using emulator = await startTestEmulator({ keepJobs: 50, partners: [{ id: '1234', apiKey: 'key' }] })
  const partner = createTestPartner(emulator, '1234', 'key')
  const registered = await partner.submit({ userId: 'anna', jobType: 4, jobId: 'registration' })
  const reviewed = await partner.submit({ userId: 'demo-provisional', jobId: 'in-review' })
  await emulator.next('provisional-then-approved')
  await emulator.clock.advance('1s')
  expect((await emulator.jobs.get(registered.smileJobId)).results).toHaveLength(1)
  await lookUp(partner, 'first')
  expect(await serials(emulator)).toEqual([...hundred.map((index) => 102 - index).slice(0, 51), 2])
  await expect(emulator.jobs.get(registered.smileJobId)).rejects.toThrow('There is no job')
  expect((await emulator.jobs.get(reviewed.smileJobId)).submission.jobId).toBe('in-review')
  expect(await emulator.users.get('anna')).toBe('enrolled')
  expect((await partner.status('anna', 'registration')).status).toBe(400)
})

test('jobs are kept for no longer than was said', async () => {
  await using emulator = await startTestEmulator({ keepJobsFor: 3_600_000 })
  const partner = createTestPartner(emulator)
  await lookUp(partner, 'old')
  await emulator.clock.advance('2h')
  expect(await serials(emulator)).toHaveLength(100)
  await lookUp(partner, 'new')
  expect(await serials(emulator)).toEqual(hundred.map((index) => 200 - index))
})

test('uploads whose package never comes go when their links are long dead', async () => {
  await using emulator = await startTestEmulator({ keepJobs: 50 })
  const partner = createTestPartner(emulator)
  for (const index of hundred) await partner.upload({ jobId: `abandoned-${index}` })
  await emulator.clock.advance('1h')
  for (const index of hundred) await partner.upload({ jobId: `later-${index}` })
  expect((await emulator.snapshot()).uploads.map(({ serial }) => serial)).toEqual(hundred.map((index) => index + 101))
})
