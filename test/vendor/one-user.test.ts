import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { defaultPartner, type Emulator } from '../../server/index.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'
import { fileOf, files, jpeg, withFiles } from '../helpers/pictures.ts'
import { exampleOf } from '../helpers/schema-examples.ts'
import { postForm, type V2Parts } from '../helpers/v2.ts'
import { kycParts, type V3Parts, v3Client } from '../helpers/v3.ts'

let emulator: Emulator

beforeAll(async () => {
  emulator = await startTestEmulator({ callbacks: 'collect' })
})
beforeEach(() => emulator.reset())
afterAll(() => emulator.close())

type Asks = 'enrol' | 'recognise'

/** What a generation says of a user: enrolled or recognised, refused with a code, or judged otherwise. */
type Through = (asks: Asks, userId: string, face?: string) => Promise<string>

const v1: Through = async (asks, userId) => {
  const partner = createTestPartner(emulator)
  const opened = await partner.upload({ userId, jobId: `v1-${++jobs}`, jobType: asks === 'enrol' ? 4 : 2 })
  if (opened.status !== 200) return opened.body.code
  await partner.put(opened.body.upload_url, await zipOf())
  await emulator.clock.advance('2s')
  return (await partner.status(userId, `v1-${jobs}`)).body.result.ResultCode
}

const v2: Through = async (asks, userId, face = userId) => {
  const path = asks === 'enrol' ? '/v2/smart-selfie-enroll' : '/v2/smart-selfie-authentication'
  const parts: V2Parts = { user_id: userId, selfie_image: fileOf(jpeg(face)), liveness_images: files(7) }
  const { body } = await postForm(emulator.url, path, { ...parts, partner_params: { job_id: `v2-${++jobs}` } })
  return body.code
}

const v3: Through = async (asks, userId, face = userId) => {
  const schema = asks === 'enrol' ? 'v3/registration-request' : 'v3/authentication-request'
  const parts = { ...(withFiles(exampleOf(schema) as object, schema) as V3Parts), user_details: kycParts.user_details }
  const client = v3Client(emulator.url, defaultPartner)
  const path = asks === 'enrol' ? '/v3/registration' : '/v3/authentication'
  const { body } = await client.post(path, { ...parts, user_id: userId, selfie_image: fileOf(jpeg(face)) })
  await emulator.clock.advance('2s')
  const { status } = (await client.status(body.job_id)).body
  const reason = emulator.callbacks.inbox().find((one) => one.body.job_id === body.job_id)?.body.reason
  return [status, ...(reason ? [reason] : [])].join(' ')
}

let jobs = 0
async function zipOf() {
  const { usualPackage } = await import('../helpers/partner.ts')
  return usualPackage()
}

const generations: Readonly<Record<string, { through: Through; enrolled: string; known: string; twice: string }>> = {
  v1: { through: v1, enrolled: '0840', known: '0820', twice: '2209' },
  v2: { through: v2, enrolled: '0840', known: '0820', twice: '2209' },
  v3: { through: v3, enrolled: 'clear', known: 'clear', twice: 'block' },
}
const pairs = Object.keys(generations).flatMap((first) => Object.keys(generations).map((then) => ({ first, then })))

function fraud(isFraud: boolean) {
  const why = isFraud ? { reason: 'ACCOUNT_TAKEOVER' } : { notes: 'It was somebody else.' }
  const report = { is_fraud: String(isFraud), reported_by: 'risk@shop.example', ...why }
  return v3Client(emulator.url, defaultPartner).post('/v3/users/ada/report_fraud', report)
}

describe('one user’s life through all three generations', () => {
  test.each(pairs)('whoever $first enrols, $then recognises, and does not enrol again', async ({ first, then }) => {
    const [one, other] = [generations[first], generations[then]]
    expect(await one?.through('enrol', 'ada')).toBe(one?.enrolled)
    expect(await other?.through('recognise', 'ada')).toBe(other?.known)
    expect(await other?.through('enrol', 'ada')).toMatch(other?.twice ?? '?')
  })

  test('goes forwards and back: enrolled, recognised by each, locked for each, and free again for each', async () => {
    expect(await v1('enrol', 'ada')).toBe('0840')
    expect([await v2('recognise', 'ada'), await v3('recognise', 'ada')]).toEqual(['0820', 'clear'])
    expect((await fraud(true)).status).toBe(202)
    expect(await v3('recognise', 'ada')).toBe('block account_locked_fraud')
    expect([await v2('recognise', 'ada'), await v1('recognise', 'ada')]).toEqual(['2207', '2207'])
    // The face is known by whomever it is sent.
    expect([await v2('enrol', 'bola', 'ada'), await v3('enrol', 'chidi', 'ada')]).toEqual([
      '0841',
      'block account_locked_fraud',
    ])
    expect((await fraud(false)).status).toBe(202)
    expect([await v3('recognise', 'ada'), await v2('recognise', 'ada'), await v1('recognise', 'ada')]).toEqual([
      'clear',
      '0820',
      '0820',
    ])
    await emulator.users.set('ada', 'disabled')
    expect([await v1('recognise', 'ada'), await v2('recognise', 'ada')]).toEqual(['2207', '2207'])
  })

  test('a job of v2 is polled by v1, and one that only v3 can word is not found there', async () => {
    await v2('enrol', 'ada')
    const partner = createTestPartner(emulator)
    expect((await partner.status('ada', `v2-${jobs}`)).body).toMatchObject({ job_complete: true, job_success: true })
    const client = v3Client(emulator.url, defaultPartner)
    const { body } = await client.submit({ user_id: 'ada', partner_params: { emulator_scenario: 'under-age' } })
    await emulator.clock.advance('2s')
    const { status, body: said, hint } = await partner.status('ada', body.job_id)
    expect([status, said.code, hint]).toEqual([400, '2304', expect.stringContaining('came by v3')])
  })
})
