import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { callbackSituations } from '../../../server/core/situations/callbacks.ts'
import type { Coverage } from '../../../server/core/situations/coverage.ts'
import { faultSituations } from '../../../server/core/situations/faults.ts'
import { verdictSituations } from '../../../server/core/situations/verdicts.ts'
import { v3Situations } from '../../../server/vendor/v3/situations.ts'
import { v3Wording } from '../../../server/vendor/v3/wording/wording.ts'
import { openTestEmulator, startTestEmulator } from '../../helpers/emulator.ts'
import { createTestPartner } from '../../helpers/partner.ts'
import { exampleOf } from '../../helpers/schema-examples.ts'
import { kycParts, type V3Answer, type V3Parts, v3Client } from '../../helpers/v3.ts'

const emulator = await openTestEmulator({ callbacks: 'collect' })
afterAll(() => emulator.close())
const { control, url } = emulator
const [partner] = emulator.partners
if (!partner) throw new Error('No partner is served.')
const shop = v3Client(url, partner)
beforeEach(async () => {
  await control.reset()
  control.clearCoverage()
})

const situations = ({ groups }: Coverage) => groups.flatMap((group) => group.situations)
const timesOf = async (id: string) => situations(await control.coverage()).find((one) => one.id === id)?.times
const { callback_url: _url, ...monitored } = exampleOf('v3/aml-monitoring-request') as Record<string, never>

describe('coverage of v3 counts', () => {
  test('every status and reason as a verdict of its own', async () => {
    for (const scenario of ['rejected', 'medium-risk']) {
      await control.next(scenario)
      await shop.submit()
      await control.advance('1s')
    }
    const all = situations(await control.coverage())
    const met = all.filter(({ id, times }) => id.startsWith('v3/enhanced_kyc/') && times > 0)
    expect(met.map(({ title }) => title)).toEqual([
      'block high_risk: Verification failed, by the machine',
      'attention medium_risk: Verification successful, by the machine',
    ])
  })

  test('what reads the same as one: nobody can tell a face that is missing from one that is blurred', () => {
    const verdicts = verdictSituations('biometric_kyc', 'machine', control.scenarios(), v3Wording)
    expect(verdicts.find(({ title }) => title.includes('selfie image(s) are unusable'))).toMatchObject({
      name: 'biometric_kyc/machine/no_face',
      shows: ['biometric_kyc/machine/no_face', 'biometric_kyc/machine/poor_quality'],
      cure: 'next no-face',
    })
    expect(new Set(verdicts.map(({ title }) => title)).size).toBe(verdicts.length)
  })

  test('`processing`: as a verdict that a person must confirm, and as a status asked too early', async () => {
    await control.next('provisional-then-approved')
    const { body } = await shop.submit()
    await shop.status(body.job_id)
    await control.advance('1s')
    await shop.status(body.job_id)
    expect(await timesOf('v3/poll/pending')).toBe(1)
    expect(await timesOf('v3/poll/in_review')).toBe(1)
    // By a callback, and by the second status.
    expect(await timesOf('v3/enhanced_kyc/machine/provisional')).toBe(2)
  })

  test('an answer with the result apart from a callback with it, 408 and 424 among them', async () => {
    await shop.sync()
    for (const scenario of ['never-completes', 'issuer-unavailable']) {
      await control.next(scenario)
      await shop.sync()
    }
    const { groups } = await control.coverage()
    const results = groups.filter(({ title }) => title.startsWith('Results'))
    expect(results.map(({ title }) => title)).toEqual(['Results of v3/enhanced_kyc, at once'])
    const met = results.flatMap((group) => group.situations.filter(({ times }) => times > 0))
    expect(met.map(({ title }) => title)).toEqual([
      'clear Verification successful',
      '424 Unable to verify ID — ID authority unavailable.',
      expect.stringMatching(/^408 The ID authority did not respond in time/),
    ])
  })

  test('a token that has ended, which v3 refuses as it refuses any other that does not hold', async () => {
    const headers = { 'smileid-token': await shop.token() }
    await shop.submit({}, { 'smileid-token': 'nonsense' })
    expect(await timesOf('v3/refused/token_ended')).toBe(0)
    await control.advance('1d')
    expect((await shop.submit({}, headers)).status).toBe(401)
    expect(await timesOf('v3/refused/token_ended')).toBe(1)
  })

  test('the gateway’s own refusals: 401, 413 and 500', async () => {
    await shop.sync({}, { 'smileid-token': '' })
    await shop.submit({ selfie_image: 'x'.repeat(10_500_000) })
    await control.next('answer-500')
    await shop.submit()
    for (const status of [401, 413, 500]) expect([status, await timesOf(`v3/gateway/${status}`)]).toEqual([status, 1])
  })

  test('a status of an unknown job, and what ongoing monitoring finds', async () => {
    await shop.status('job_01k2jrv4sffkaa2v7xk5yq3m8z')
    expect(await timesOf('call/GET /v3/status/{jobId}/4xx')).toBe(1)
    await control.next('listed-later')
    await shop.post('/v3/aml/monitoring', monitored as V3Parts)
    await control.advance('1h')
    expect(await timesOf('v3/aml_monitoring/monitor/rejected')).toBe(1)
  })
})

test('following the advice for each verdict of v3 meets it, at once and later', async () => {
  await shop.submit()
  await shop.sync()
  const advised = situations(await control.coverage()).filter(
    ({ id, cure }) => id.startsWith('v3/enhanced_kyc/') && cure.startsWith('next '),
  )
  expect(advised.length).toBeGreaterThan(10)
  for (const { id, cure } of advised) {
    await control.next(cure.replace('next ', ''))
    await (id.includes('/at_once/') ? shop.sync() : shop.submit())
    await control.advance('1h')
  }
  const never = situations(await control.coverage()).filter(({ id, times }) => times === 0 && id.startsWith('v3/en'))
  // What no shipped scenario comes to has its own advice.
  expect(never.filter(({ cure }) => cure.startsWith('next '))).toEqual([])
})

describe('following the advice for each situation of v3 meets it:', () => {
  /** Lets time pass until what was begun has ended, one way or the other. */
  async function passing(begun: Promise<V3Answer>): Promise<V3Answer | undefined> {
    let ended = false
    const end = () => {
      ended = true
    }
    begun.then(end, end)
    while (!ended) {
      await control.advance('1s')
      await new Promise((resolve) => setImmediate(resolve))
    }
    return begun.catch(() => undefined)
  }

  const advised = [
    ...callbackSituations(true),
    ...faultSituations(),
    ...v3Situations.own(new Set(['POST /v3/token', 'POST /v3/enhanced_kyc'])).faults,
  ].filter(({ cure }) => cure.startsWith('next '))

  test.each(advised)('$title', async ({ name, cure }) => {
    await control.next(cure.replace('next ', ''))
    const token = await shop.token()
    const answer = await passing(shop.submit({ callback_url: `inbox:${partner?.id}` }, { 'smileid-token': token }))
    if (answer?.body.job_id) await passing(shop.status(answer.body.job_id))
    await control.advance('1h')
    expect(await timesOf(`v3/${name}`)).toBeGreaterThan(0)
  })
})

test('what one generation met does not count for the other: polls, callbacks, faults and losses', async () => {
  await using both = await startTestEmulator()
  const [known] = both.partners
  if (!known) throw new Error('No partner is served.')
  const [old, young] = [createTestPartner(both), v3Client(both.url, known)]
  const metOf = async (id: string) => situations(await both.coverage()).find((one) => one.id === id)?.times
  await young.submit({ callback_url: `inbox:${known.id}` })
  await both.clock.advance('1s')
  expect(await metOf('callback/taken')).toBeUndefined()
  expect(await metOf('v3/callback/taken')).toBe(1)

  await both.next('callback-lost')
  const { userId, jobId } = await old.submit({ callbackUrl: `inbox:${known.id}` })
  await both.clock.advance('1h')
  await old.status(userId, jobId)
  expect([await metOf('callback/lost'), await metOf('v3/callback/lost')]).toEqual([1, 0])
  expect([await metOf('poll/final'), await metOf('v3/poll/final')]).toEqual([1, undefined])

  await both.next('answer-503')
  expect((await young.ask('GET', '/v3/status/x')).status).toBe(401)
  await young.post('/v3/enhanced_kyc', kycParts)
  expect([await metOf('fault/5xx'), await metOf('v3/fault/5xx')]).toEqual([0, 1])
  // Nothing of v3 signs how a job stands.
  expect([await metOf('fault/forged'), await metOf('v3/fault/forged')]).toEqual([0, undefined])
  const titles = (await both.coverage()).groups.map(({ title }) => title)
  expect(titles).toEqual(
    expect.arrayContaining(['Calls', 'Calls of v3', 'Callbacks', 'Callbacks of v3', 'Faults of v3']),
  )
})
