import { describe, expect, test } from 'vitest'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'

describe('a scenario is chosen', () => {
  test.each([
    ['0', 'approved'],
    ['1', 'rejected'],
    ['2', 'provisional-then-approved'],
    [1, 'rejected'],
  ])('by the vendor’s sandbox_result %j', async (sandboxResult, name) => {
    await using emulator = await startTestEmulator()
    const { smileJobId } = await createTestPartner(emulator).submit({ params: { sandbox_result: sandboxResult } })
    expect((await emulator.jobs.get(smileJobId)).scenario).toMatchObject({ name, chosenBy: 'hinted' })
  })

  test('by name in partner_params', async () => {
    await using emulator = await startTestEmulator()
    const { smileJobId } = await createTestPartner(emulator).submit({ params: { emulator_scenario: 'no-face' } })
    expect((await emulator.jobs.get(smileJobId)).scenario).toMatchObject({ name: 'no-face', chosenBy: 'hinted' })
  })

  test('by a name that does not exist, only with a warning', async () => {
    await using emulator = await startTestEmulator()
    const { smileJobId } = await createTestPartner(emulator).submit({ params: { emulator_scenario: 'nonsense' } })
    expect((await emulator.jobs.get(smileJobId)).warnings.map(({ id }) => id)).toContain('unknown-scenario')
  })

  test('by an unknown sandbox_result, only with a warning', async () => {
    await using emulator = await startTestEmulator()
    const { smileJobId } = await createTestPartner(emulator).submit({ params: { sandbox_result: '9' } })
    expect((await emulator.jobs.get(smileJobId)).warnings.map(({ id }) => id)).toContain('unknown-sandbox-result')
  })

  test('by the queue first, in order, and the queue is then used up', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    await emulator.next('rejected', { times: 2 })
    await emulator.next('no-face')
    const names: string[] = []
    for (let turn = 0; turn < 4; turn++) {
      const { smileJobId } = await partner.submit({ userId: 'demo-spoof' })
      names.push((await emulator.jobs.get(smileJobId)).scenario.name)
    }
    expect(names).toEqual(['rejected', 'rejected', 'no-face', 'spoof-suspected-then-confirmed'])
  })

  test('by the queue only when the submission was accepted', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    await emulator.next('rejected')
    expect((await partner.upload({ userId: 'nobody' })).body.code).toBe('2210')
    const { smileJobId } = await partner.submit()
    expect((await emulator.jobs.get(smileJobId)).scenario.name).toBe('rejected')
  })

  test('by default, with a word on what came closest, if anything did', async () => {
    await using emulator = await startTestEmulator()
    const { smileJobId } = await createTestPartner(emulator).submit({ userId: 'demo-rejcted' })
    const { scenario } = await emulator.jobs.get(smileJobId)
    expect(scenario).toMatchObject({
      name: 'approved',
      chosenBy: 'default',
      nearMiss: { scenario: 'rejected', field: 'user_id', actual: 'demo-rejcted' },
    })
    const usual = await createTestPartner(emulator).submit({ userId: 'demo-anna' })
    expect((await emulator.jobs.get(usual.smileJobId)).scenario).toEqual({ name: 'approved', chosenBy: 'default' })
  })

  test('that refuses the submission, for a user who is on file', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    await emulator.next('unknown-user')
    expect((await partner.upload()).body).toEqual({ error: 'No enrolled user found.', code: '2210' })
    expect((await partner.upload()).status).toBe(200)
  })
})
