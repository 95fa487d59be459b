import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callbackSituations } from '../../server/core/situations/callbacks.ts'
import type { Coverage } from '../../server/core/situations/coverage.ts'
import { faultSituations } from '../../server/core/situations/faults.ts'
import { verdictSituations } from '../../server/core/situations/verdicts.ts'
import type { Emulator } from '../../server/index.ts'
import { v1Situations } from '../../server/vendor/v1/situations.ts'
import { v1Wording } from '../../server/vendor/v1/wording/wording.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner, usualPackage } from '../helpers/partner.ts'
import { type Receiver, startReceiver } from '../helpers/receiver.ts'

let emulator: Emulator
let receiver: Receiver
beforeAll(async () => {
  emulator = await startTestEmulator()
  receiver = await startReceiver((_, response, ordinal) => response.writeHead(ordinal === 1 ? 500 : 200).end())
})
afterAll(async () => {
  await emulator.close()
  await receiver[Symbol.asyncDispose]()
})

const situationsOf = ({ groups }: Coverage) => groups.flatMap(({ situations }) => situations)
const metBy = (coverage: Coverage) =>
  situationsOf(coverage)
    .filter(({ times }) => times > 0)
    .map(({ id }) => id)
const timesOf = async (id: string) => situationsOf(await emulator.coverage()).find((one) => one.id === id)?.times ?? 0

/** Lets time pass until what was begun has ended, one way or the other. */
async function passing<Value>(begun: Promise<Value>): Promise<Value | undefined> {
  let ended = false
  const end = () => {
    ended = true
  }
  begun.then(end, end)
  while (!ended) {
    await emulator.clock.advance('1s')
    await new Promise((resolve) => setImmediate(resolve))
  }
  return begun.catch(() => undefined)
}

/** One job from its upload to long after its end, polled on the way; whatever breaks, it goes on. */
async function live(scenario: string, callbackUrl: string | undefined): Promise<void> {
  await emulator.next(scenario)
  const jobId = randomUUID()
  const partner = createTestPartner(emulator)
  const opened = await passing(partner.upload({ jobId, ...(callbackUrl && { callbackUrl }) }))
  if (opened?.status === 200 && opened.body.upload_url)
    await passing(partner.put(opened.body.upload_url, await usualPackage()))
  await passing(partner.status('demo-anna', jobId))
  await emulator.clock.advance('1h')
  await passing(partner.status('demo-anna', jobId))
}

test('nothing asked, nothing missed: 0 of 0', async () => {
  await using fresh = await startTestEmulator()
  expect(await fresh.coverage()).toEqual({ percent: 0, met: 0, possible: 0, groups: [], migrations: [], warnings: [] })
})

test('counts what the products and endpoints that were used can bring, and nothing else', async () => {
  await using fresh = await startTestEmulator()
  const partner = createTestPartner(fresh)
  const { userId, jobId } = await partner.submit({ upload: { source_sdk: undefined } })
  await fresh.clock.advance('1s')
  await partner.status(userId, jobId)
  const coverage = await fresh.coverage()
  expect(metBy(coverage)).toEqual([
    'smart_selfie_authentication/machine/approved',
    'call/POST /v1/upload/2xx',
    'call/PUT /__storage/videos/{partner}/{ref}/selfie.zip/2xx',
    'call/POST /v1/job_status/2xx',
    'poll/final',
  ])
  expect(coverage.groups.map(({ title }) => title)).toEqual([
    'Results of smart_selfie_authentication',
    'Calls',
    'Faults',
  ])
  const { met, possible, percent } = coverage
  expect([met, possible, percent]).toEqual([5, situationsOf(coverage).length, Math.floor(500 / possible)])
  expect(coverage.warnings.map(({ id, times }) => [id, times])).toEqual([
    ['missing-source-sdk', 1],
    ['no-callback-url', 1],
    ['no-liveness', 1],
  ])
  await partner.upload({ upload: { signature: 'forged' } })
  expect(metBy(await fresh.coverage())).toContain('call/POST /v1/upload/4xx')
})

test('a lookup answers its result at once, and has no callback', async () => {
  await using fresh = await startTestEmulator()
  const partner = createTestPartner(fresh)
  const { body } = await partner.post('/v1/id_verification', {
    partner_id: partner.id,
    ...partner.signed(),
    country: 'NG',
    id_type: 'BVN',
    id_number: '00000000003',
    partner_params: { user_id: 'user', job_id: 'job', job_type: 5 },
    source_sdk: 'rest_api',
    source_sdk_version: '1.0.0',
  })
  expect(body.ResultCode).toBe('1015')
  expect(metBy(await fresh.coverage())).toEqual([
    'enhanced_kyc/at_once/issuer_unavailable',
    'call/POST /v1/id_verification/2xx',
  ])
  expect((await fresh.coverage()).groups.map(({ title }) => title)).toEqual([
    'Results of enhanced_kyc, at once',
    'Calls',
    'Faults',
  ])
})

describe('following a situation’s advice meets it:', () => {
  const product = 'smart_selfie_authentication'

  test('a callback that was not taken comes again', async () => {
    await live('approved', receiver.url)
    expect([await timesOf('callback/again'), await timesOf('callback/taken')]).toEqual([1, 1])
  })

  test.each(
    [
      ...callbackSituations(true),
      ...faultSituations(),
      ...v1Situations.own(new Set(['POST /v1/job_status'])).faults,
    ].filter(({ cure }) => cure.startsWith('next ')),
  )('$title', async ({ name, cure }) => {
    const before = await timesOf(name)
    await live(cure.replace('next ', ''), receiver.url)
    expect(await timesOf(name)).toBeGreaterThan(before)
  })

  test('every verdict that a shipped scenario comes to', async () => {
    const listed = emulator.scenarios.list()
    const verdicts = [
      ...verdictSituations(product, 'machine', listed, v1Wording),
      ...verdictSituations(product, 'human', listed, v1Wording),
      ...verdictSituations(product, 'smile_secure', listed, v1Wording),
    ]
    const shipped = verdicts.filter(({ cure }) => cure.startsWith('next '))
    expect(shipped.length).toBeGreaterThan(8)
    for (const { cure } of shipped) await live(cure.replace('next ', ''), undefined)
    const met = metBy(await emulator.coverage())
    expect(shipped.filter(({ name }) => !met.includes(name))).toEqual([])
  })

  test('and a reset in between forgets nothing, until somebody starts over', async () => {
    const before = await emulator.coverage()
    await emulator.reset()
    expect(await emulator.coverage()).toEqual(before)
    const address = `${emulator.url}/__emulator/coverage`
    expect(await (await fetch(address)).json()).toEqual(before)
    expect((await fetch(address, { method: 'DELETE' })).status).toBe(200)
    expect((await emulator.coverage()).possible).toBe(0)
  })
})
