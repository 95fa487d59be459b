import { expect, test } from 'vitest'
import { startTestEmulator } from '../../helpers/emulator.ts'
import { createTestPartner } from '../../helpers/partner.ts'
import { type V3Answer, v3Client } from '../../helpers/v3.ts'

const [one, another] = ['12345678901', '10987654321']
const limited = 'Rate limit exceeded. Please try again later.'
const blocked =
  'This ID number has been blocked due to multiple submissions. Please use the designated endpoint to reactivate it.'
const keys = { id: '1234', apiKey: 'emulator-api-key' }

async function start() {
  const emulator = await startTestEmulator()
  const shop = v3Client(emulator.url, keys)
  let users = 0
  /** A submission by somebody else each time. */
  const about = (number: string, ask: 'submit' | 'sync' = 'submit'): Promise<V3Answer> =>
    shop[ask]({ user_id: `user-${++users}-id-number-blocked`, id_number: number })
  return { emulator, shop, about, [Symbol.asyncDispose]: () => emulator.close() }
}

/** Uses up what an ID number may be submitted. */
async function useUp(about: (number: string) => Promise<V3Answer>, number: string): Promise<void> {
  for (const _ of [1, 2, 3]) expect((await about(number)).status).toBeLessThan(300)
}

test('an ID number is blocked after three submissions, whoever sends them, and others are not', async () => {
  await using shop = await start()
  await useUp(shop.about, one)
  const answer = await shop.about(one)
  expect(answer).toMatchObject({ status: 429, body: { status: 'Too Many Requests', message: limited } })
  expect(answer.hint).toBe('Scenario "id-number-blocked" (matched) answers so.')
  expect(answer.headers.get('retry-after')).toBe('1')
  expect((await shop.about(another)).status).toBe(202)
  expect((await shop.about(one)).status).toBe(429)
  expect(await shop.emulator.jobs.list()).toHaveLength(4)
})

test('the synchronous endpoint says so in words of its own, and the two count together', async () => {
  await using shop = await start()
  await useUp((number) => shop.about(number, 'sync'), one)
  const said = { status: 429, body: { status: 'Too Many Requests', message: blocked } }
  expect(await shop.about(one, 'sync')).toMatchObject(said)
  expect((await shop.about(one)).body.message).toBe(limited)
  await useUp(shop.about, another)
  expect(await shop.about(another, 'sync')).toMatchObject(said)
})

test('a number that is bound to a token is counted like one in the body', async () => {
  await using shop = await start()
  await useUp(shop.about, one)
  const token = await shop.shop.token({ payload: { id_number: one } })
  const parts = { user_id: 'bound-id-number-blocked', id_number: undefined }
  expect((await shop.shop.submit(parts, { 'smileid-token': token })).status).toBe(429)
})

test('what is refused for another reason is not counted', async () => {
  await using shop = await start()
  const without = { user_id: 'ada-id-number-blocked', id_number: one, consent: undefined }
  for (const _ of [1, 2, 3]) expect((await shop.shop.submit(without)).status).toBe(400)
  await useUp(shop.about, one)
})

test('v1 counts as well, and refuses in the code of the endpoint', async () => {
  await using shop = await start()
  const partner = createTestPartner(shop.emulator)
  const ask = (path: string, job: number) =>
    partner.post(path, {
      ...{ partner_id: partner.id, ...partner.signed(), source_sdk: 'rest_api', callback_url: `inbox:${partner.id}` },
      ...{ country: 'NG', id_type: 'NIN', id_number: one },
      partner_params: { user_id: 'id-number-blocked', job_id: `job-${job}`, job_type: 5 },
    })
  await useUp(shop.about, one)
  for (const path of ['/v1/id_verification', '/v1/async_id_verification']) {
    const refused = { error: 'You are not authorized to do that.', code: '2405' }
    expect(await ask(path, 1)).toMatchObject({ status: 400, body: refused })
  }
  await shop.emulator.reset()
  expect(await ask('/v1/id_verification', 2)).toMatchObject({ status: 200, body: { ResultCode: '1012' } })
})

test('a number stays blocked through a snapshot, and is free after a reset', async () => {
  await using before = await start()
  await useUp(before.about, one)
  await using shop = await start()
  await shop.emulator.restore(JSON.parse(JSON.stringify(await before.emulator.snapshot())))
  expect((await shop.about(one)).status).toBe(429)
  expect((await before.about(one)).status).toBe(429)
  await before.emulator.reset()
  await useUp(before.about, one)
})

test('neither journal nor hint has the number', async () => {
  await using shop = await start()
  await useUp(shop.about, one)
  const { hint } = await shop.about(one)
  expect(JSON.stringify([hint, shop.emulator.journal.list()])).not.toContain(one)
})
