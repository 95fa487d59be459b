import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { PactFile } from '../server/pact/pact-file.ts'
import { run } from '../test/helpers/command.ts'
import { startTestEmulator } from '../test/helpers/emulator.ts'
import { createTestPartner } from '../test/helpers/partner.ts'
import { temporaryFolder } from '../test/helpers/temporary-folder.ts'
import { verifyWithCommand } from './verification.ts'

const personal = {
  first_name: 'Ngozi',
  last_name: 'Okonkwo',
  dob: '1987-06-05',
  phone_number: '08031234567',
  id_number: 'A7654320',
}
const identity = { country: 'NG', id_type: 'PASSPORT', ...personal }
// Users are often known by their addresses.
const userId = 'ngozi.okonkwo@example.com'

test('a pact is made of what was asked, keeps nobody’s data, and is kept by an emulator that knows nothing of it', {
  timeout: 90_000,
}, async () => {
  await using emulator = await startTestEmulator({ callbacks: 'collect' })
  const partner = createTestPartner(emulator)
  const params = { email: 'ngozi@example.com', note: 'for Ngozi' }
  const { jobId } = await partner.submit({ userId, jobId: 'order-4711-ngozi', jobType: 1, params, upload: identity })
  await partner.status(userId, jobId)
  await emulator.clock.advance('1s')
  await partner.status(userId, jobId, { history: true, image_links: true })
  await partner.upload({ userId: 'nobody-okonkwo', jobType: 2 })
  await partner.upload({ userId, jobId, jobType: 1 })
  await partner.post('/v1/job_status', {
    ...partner.signed(),
    signature: 'x',
    partner_id: '1234',
    user_id: userId,
    job_id: jobId,
  })
  await emulator.next('provisional-then-rejected')
  const second = await partner.submit({ userId: 'demo-okonkwo', jobType: 2 })
  await emulator.clock.advance('1s')
  await partner.status(second.userId, second.jobId)
  await partner.status(second.userId, second.jobId)
  const lookup = {
    partner_id: '1234',
    partner_params: { user_id: userId, job_id: 'l-1', job_type: 5 },
    ...identity,
    ...partner.signed(),
  }
  await partner.post('/v1/id_verification', lookup)
  await partner.post('/v1/token', {
    ...partner.signed(),
    partner_id: '1234',
    user_id: userId,
    job_id: 'w',
    product: 'smartselfie',
    callback_url: 'http://localhost/x',
  })
  // Of lists of several, each is of one kind, and none the same.
  await fetch(`${emulator.url}/v1/services`)

  const output = join(temporaryFolder('journal'), 'pact.json')
  const made = await run(['pact-from-journal', '--url', emulator.url, '--consumer', 'checkout', '--output', output])
  expect(made).toMatchObject({ code: 0, stdout: expect.stringMatching(/: 11 interactions, of \d+ exchanges\.\n$/) })

  const text = readFileSync(output, 'utf8')
  for (const word of [
    'ngozi',
    'okonkwo',
    '1987',
    '0803',
    '765432',
    'order-4711',
    'FullData":{"',
    '[removed]',
    '[image',
  ]) {
    expect(text.toLowerCase()).not.toContain(word.toLowerCase())
  }
  const { consumer, interactions } = JSON.parse(text) as PactFile
  expect(consumer.name).toBe('checkout')
  expect(interactions.map(({ description }) => description)).toEqual([
    'POST /v1/upload of job type 1, answered 2202',
    'POST /v1/job_status, answered 2302',
    'POST /v1/job_status, answered 0810',
    'POST /v1/upload of job type 2, answered 2210',
    'POST /v1/upload of job type 1, answered 2215',
    'POST /v1/job_status, answered 2205',
    'POST /v1/upload of job type 2, answered 2202',
    'POST /v1/job_status, answered 0822',
    'POST /v1/id_verification of job type 5, answered 1012',
    'POST /v1/token, answered',
    'GET /v1/services, answered',
  ])

  await using another = await startTestEmulator({ callbacks: 'collect' })
  const { errors, result } = await verifyWithCommand(another.url, [output])
  expect(errors).toEqual([])
  expect(result).toBe(true)
})

test('answers of every status are kept, and an emulator that knows nothing of them gives the same', {
  timeout: 90_000,
}, async () => {
  await using emulator = await startTestEmulator({ callbacks: 'collect' })
  const partner = createTestPartner(emulator)
  for (const scenario of ['answer-429', 'answer-500', 'answer-503']) {
    await emulator.next(scenario)
    await partner.upload({ userId: 'demo-anna', jobType: 2 })
  }
  await emulator.next('status-500')
  const { userId, jobId } = await partner.submit({ userId: 'demo-anna', jobType: 2 })
  await emulator.clock.advance('1s')
  await partner.status(userId, jobId)
  await emulator.next('answer-503')
  const names = { user_id: userId, job_id: 'l-1', job_type: 5 }
  const identity = { country: 'NG', id_type: 'BVN', id_number: '00000000000' }
  await partner.post('/v1/id_verification', {
    ...{ partner_id: '1234', partner_params: names, ...identity },
    ...partner.signed(),
  })
  await fetch(`${emulator.url}/v1/no_such_path`)
  await fetch(`${emulator.url}/v1/upload`)
  await partner.post('/v1/backfill_users', {})

  const output = join(temporaryFolder('journal'), 'pact.json')
  expect(await run(['pact-from-journal', '--url', emulator.url, '--output', output])).toMatchObject({ code: 0 })
  const { interactions } = JSON.parse(readFileSync(output, 'utf8')) as PactFile
  expect(interactions.map(({ description, response }) => [description, response.status])).toEqual([
    ['POST /v1/upload of job type 2, answered 429', 429],
    ['POST /v1/upload of job type 2, answered 500', 500],
    ['POST /v1/upload of job type 2, answered 503', 503],
    ['POST /v1/upload of job type 2, answered 2202', 200],
    ['POST /v1/job_status, answered 500', 500],
    ['POST /v1/id_verification of job type 5, answered 503', 503],
    ['GET /v1/no_such_path, answered 2201', 404],
    ['GET /v1/upload, answered 2201', 405],
    ['POST /v1/backfill_users, answered 2201', 501],
  ])

  await using another = await startTestEmulator({ callbacks: 'collect' })
  const { errors, result } = await verifyWithCommand(another.url, [output])
  expect(errors).toEqual([])
  expect(result).toBe(true)
})

test('an emulator that nobody asked has no pact to give', async () => {
  await using emulator = await startTestEmulator()
  const { code, stderr } = await run(['pact-from-journal', '--url', emulator.url])
  expect(code).toBe(1)
  expect(stderr).toContain('Run your tests against the emulator first.')
})
