import assert from 'node:assert/strict'
import { createTestPartner, request } from '../helpers/partner.ts'

/** A story by its scenario, and the codes that it comes to. */
const stories: readonly (readonly [string, ...string[]])[] = [
  ['approved', '0820'],
  ['rejected', '0821'],
  ['provisional-then-approved', '0822', '1220'],
  ['spoof-suspected-then-confirmed', '0824', '1222'],
  ['no-face', '0921'],
  ['callback-lost'],
  ['callback-twice', '0820', '0820'],
]

/**
 * A test as people write them, with a partner of its own: it queues, submits, waits, advances and looks. Names and numbers
 * are the same in every test, so that whatever is not kept apart is seen.
 * @returns what was called back, to the letter. Throws an AssertionError when it sees somebody else's.
 */
export async function oneOfMany(url: string, ordinal: number): Promise<string> {
  const [scenario = '', ...codes] = stories[ordinal % stories.length] ?? []
  const partner = await ask(url, 'POST', 'partners', { seed: `test ${ordinal}`, clock: 'own', callbacks: 'collect' })
  const { partner_id: id, api_key: apiKey } = partner
  const mine = `partner_id=${id}`
  const state = ordinal % 2 === 0 ? 'disabled' : 'enrolled'
  await ask(url, 'PUT', `users/bola?${mine}`, { state })
  await ask(url, 'POST', `next?${mine}`, { scenario })

  const client = createTestPartner({ url }, id, apiKey)
  const heard = ask(url, 'GET', `callbacks?${mine}&job_id=job-1&wait=50s`)
  const { smileJobId } = await client.submit({ jobId: 'job-1', userId: 'demo-anna' })
  assert.equal(smileJobId, '0000000001')
  await ask(url, 'POST', `clock/advance?${mine}`, { by: '1s' })
  const [first] = (await heard).callbacks
  assert.equal(first.state, scenario === 'callback-lost' ? 'lost' : 'delivered')
  assert.equal(first.partner_id, id)
  await ask(url, 'POST', `clock/advance?${mine}`, { by: '59s' })

  const { messages } = await ask(url, 'GET', `inbox?${mine}`)
  assert.deepEqual(
    messages.map(({ body }: { body: { ResultCode: string } }) => body.ResultCode),
    codes,
  )
  assert.ok(messages.every((one: { partner_id: string }) => one.partner_id === id))
  const { jobs } = await ask(url, 'GET', `jobs?${mine}`)
  assert.deepEqual(
    jobs.map((job: { scenario: object }) => job.scenario),
    [{ name: scenario, chosen_by: 'queued' }],
  )
  assert.equal((await ask(url, 'GET', `clock?${mine}`)).now, '2026-01-01T00:01:00.000Z')
  assert.equal((await ask(url, 'GET', `users/bola?${mine}`)).state, state)
  const refused = await client.upload({ jobId: 'job-2', userId: 'bola' })
  assert.equal(refused.status, state === 'enrolled' ? 200 : 400)
  assert.equal((await ask(url, 'GET', `journal/count?${mine}`)).count, 3)

  await ask(url, 'DELETE', `partners/${id}`)
  assert.deepEqual(await ask(url, 'GET', `jobs?${mine}`), { jobs: [] })
  return JSON.stringify(messages)
}

// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
async function ask(url: string, method: string, path: string, body?: object): Promise<any> {
  const answer = await request(`${url}/__emulator/${path}`, method, body === undefined ? '' : JSON.stringify(body))
  assert.equal(answer.status, 200, `${method} ${path}: ${JSON.stringify(answer.body)}`)
  return answer.body
}
