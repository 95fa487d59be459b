import { describe, expect, test } from 'vitest'
import { verify } from '../../server/core/signature.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'
import { startReceiver } from '../helpers/receiver.ts'

// [scenario, authentication's codes in time, registration's]. Sources: v1 §7.1 and §7.2.
const stories: [string, string[], string[]][] = [
  ['approved', ['0820'], ['0840']],
  ['rejected', ['0821'], ['0841']],
  ['provisional-then-approved', ['0822', '1220'], ['0842', '1240']],
  ['provisional-then-rejected', ['0822', '1221'], ['0842', '1241']],
  ['spoof-suspected-then-confirmed', ['0824', '1222'], ['0844', '1242']],
  ['spoof-suspected-then-cleared', ['0824', '1220'], ['0844', '1240']],
  ['no-face', ['0921'], ['0941']],
  ['poor-quality', ['0922'], ['0942']],
]

const plays = stories.flatMap(([name, authentication, registration]) => [
  { name, jobType: 2, prefix: 'demo', codes: authentication },
  { name, jobType: 4, prefix: 'new', codes: registration },
])

describe('each scenario calls back once for each result, and job_status tells the same', () => {
  test.each(plays)('$name, job type $jobType', async ({ name, jobType, prefix, codes }) => {
    await using emulator = await startTestEmulator()
    await using receiver = await startReceiver()
    const partner = createTestPartner(emulator)
    const { userId, jobId, smileJobId } = await partner.submit({
      userId: `${prefix}-${name}`,
      jobType,
      callbackUrl: receiver.url,
    })
    expect(emulator.jobs.get(smileJobId).scenario.name).toBe(name)

    const told: string[] = []
    for (const wait of ['1s', '29s']) {
      await emulator.clock.advance(wait)
      const { body } = await partner.status(userId, jobId)
      told.push(body.result.ResultCode)
      expect(body.result.ResultCode).toBe(receiver.received.at(-1)?.body.ResultCode)
    }
    expect([...new Set(told)]).toEqual(codes)
    expect(receiver.received.map(({ body }) => body.ResultCode)).toEqual(codes)
    expect(receiver.received.map(({ body }) => body.IsFinalResult)).toEqual(
      codes.length > 1 ? ['false', 'true'] : ['true'],
    )
    for (const { body, contentType } of receiver.received) {
      expect(contentType).toBe('application/json')
      expect(verify('emulator-api-key', '1234', body.timestamp, body.signature)).toBe(true)
      expect(body.PartnerParams).toEqual({ user_id: userId, job_id: jobId, job_type: jobType })
    }
  })
})

describe('a scenario is chosen', () => {
  test.each([
    ['0', 'approved'],
    ['1', 'rejected'],
    ['2', 'provisional-then-approved'],
    [1, 'rejected'],
  ])('by the vendor’s sandbox_result %j', async (sandboxResult, name) => {
    await using emulator = await startTestEmulator()
    const { smileJobId } = await createTestPartner(emulator).submit({ params: { sandbox_result: sandboxResult } })
    expect(emulator.jobs.get(smileJobId).scenario).toMatchObject({ name, rung: 'hinted' })
  })

  test('by name in partner_params', async () => {
    await using emulator = await startTestEmulator()
    const { smileJobId } = await createTestPartner(emulator).submit({ params: { emulator_scenario: 'no-face' } })
    expect(emulator.jobs.get(smileJobId).scenario).toMatchObject({ name: 'no-face', rung: 'hinted' })
  })

  test('by a name that does not exist, only with a warning', async () => {
    await using emulator = await startTestEmulator()
    const { smileJobId } = await createTestPartner(emulator).submit({ params: { emulator_scenario: 'nonsense' } })
    expect(emulator.jobs.get(smileJobId).warnings.map(({ id }) => id)).toContain('unknown-scenario')
  })

  test('by a sandbox_result that stands for nothing, only with a warning', async () => {
    await using emulator = await startTestEmulator()
    const { smileJobId } = await createTestPartner(emulator).submit({ params: { sandbox_result: '9' } })
    const { warnings, scenario } = emulator.jobs.get(smileJobId)
    expect(warnings.map(({ id }) => id)).toContain('unknown-sandbox-result')
    expect(scenario).toMatchObject({ name: 'approved', rung: 'default' })
  })

  test('by the queue first, in order, and the queue is then used up', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    emulator.next('rejected', { times: 2 })
    emulator.next('no-face')
    const names: string[] = []
    for (let turn = 0; turn < 4; turn++) {
      const { smileJobId } = await partner.submit({ userId: 'demo-spoof' })
      names.push(emulator.jobs.get(smileJobId).scenario.name)
    }
    expect(names).toEqual(['rejected', 'rejected', 'no-face', 'spoof-suspected-then-confirmed'])
  })

  test('by the queue only when the submission was accepted', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    emulator.next('rejected')
    expect((await partner.upload({ userId: 'nobody' })).body.code).toBe('2210')
    const { smileJobId } = await partner.submit()
    expect(emulator.jobs.get(smileJobId).scenario.name).toBe('rejected')
  })

  test('by default, with a word on what came closest', async () => {
    await using emulator = await startTestEmulator()
    const { smileJobId } = await createTestPartner(emulator).submit({ userId: 'demo-rejcted' })
    const { scenario } = emulator.jobs.get(smileJobId)
    expect(scenario).toMatchObject({
      name: 'approved',
      rung: 'default',
      nearMiss: { field: 'user_id', actual: 'demo-rejcted' },
    })
  })

  test('that refuses the submission, for a user who is on file', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    emulator.next('unknown-user')
    expect((await partner.upload()).body).toEqual({ error: 'No enrolled user found.', code: '2210' })
    expect((await partner.upload()).status).toBe(200)
  })
})
